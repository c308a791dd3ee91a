"""Reads what was typed for a check of the past: days, a share, an amount, a rate; or says what would do."""

from contextlib import suppress
from math import inf

from bot.errors.backtest import BadCount, BadFill, BadLead, BadRate
from planner.intake.cells import Unusable, currency_code

LONGEST = 365  # [days] of a lead time or a rhythm


def days(name: str, typed: str) -> int:
    """Return whole days from 1 on. Raises: BadLead."""
    if not (typed.isascii() and typed.isdigit()) or not 1 <= int(typed) <= LONGEST:
        raise BadLead(name, typed, LONGEST)
    return int(typed)


def share(typed: str) -> float:
    """Return a share from 0.5 to 0.999, which may be typed in percent. Raises: BadFill."""
    try:
        number = float(typed.removesuffix("%").replace(",", "."))
    except ValueError:
        raise BadFill(typed) from None
    part = number / 100 if number > 1 else number
    if not 0.5 <= part <= 0.999:
        raise BadFill(typed)
    return part


def amount(name: str, typed: str, least: float = 0.0) -> float:
    """Return a number of ``least`` or more. Raises: BadCount."""
    try:
        number = float(typed.replace(",", "."))
    except ValueError:
        raise BadCount(name, typed, least) from None
    if not least <= number <= 1e9:
        raise BadCount(name, typed, least)
    return number


def rate(typed: str) -> tuple[str, float]:
    """Return a currency, and what one of it is worth. Raises: BadRate.

    >>> rate("eur=0,86")
    ('EUR', 0.86)
    """
    named, _, worth = typed.partition("=")
    with suppress(Unusable, ValueError):
        currency, number = currency_code(named.strip()), float(worth.replace(",", "."))
        if currency and 0 < number < inf:
            return currency, number
    raise BadRate(typed)
