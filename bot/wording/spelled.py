"""Numbers, days and moments as a locale spells them; what is said again and again is spelled once."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

KEPT = 10_000  # of each kind; spelling one takes fifty times as long as finding it


@lru_cache(KEPT)
def whole(number: int, locale: str) -> str:
    return signed(format_decimal(number, locale=locale))


@lru_cache(KEPT)
def day(when: date, locale: str) -> str:
    return format_date(when, "medium", locale=locale)


@lru_cache(KEPT)
def moment(when: datetime, zone: ZoneInfo, locale: str) -> str:
    return format_datetime(when, "medium", tzinfo=zone, locale=locale)


def decimal(number: float, pattern: str, locale: str) -> str:
    return signed(format_decimal(number, format=pattern, locale=locale))


def percent(part: float, pattern: str, locale: str) -> str:
    return signed(format_percent(part, format=pattern, locale=locale))


def money(amount: float | Decimal, currency: str, locale: str, *, is_fine: bool = False) -> str:
    """Return an amount of money; ``is_fine``: with all its digits, beyond the smallest coin."""
    return signed(format_currency(amount, currency, locale=locale, decimal_quantization=not is_fine))


def signed(number: str) -> str:
    """Return a number that was spelled, below nothing with a true minus: a line may end behind a hyphen.

    >>> signed("-1.5"), signed("1.5")
    ('−1.5', '1.5')
    """
    return number.replace("-", "−")
