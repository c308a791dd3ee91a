"""Whole numbers, days and moments as a locale spells them; each once, for the same are said again and again."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

KEPT = 10_000  # of each kind; spelling one takes fifty times as long as finding it


@lru_cache(KEPT)
def whole(number: int, locale: str) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(KEPT)
def day(when: date, locale: str) -> str:
    return format_date(when, "medium", locale=locale)


@lru_cache(KEPT)
def moment(when: datetime, zone: ZoneInfo, locale: str) -> str:
    return format_datetime(when, "medium", tzinfo=zone, locale=locale)
