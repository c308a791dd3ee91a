"""Amounts in several currencies become one total by rates somebody typed, or stay apart where a rate is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import accumulate, pairwise
from math import floor, isfinite, nan

import numpy as np

from planner.coded import Coded
from planner.intake.money import decimals
from planner.model import Floats

Amounts = Mapping[str, int]
"""Smallest coins by currency."""
_DIGITS = 4  # of a coin that are told from the noise of floats before it is rounded


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in another, as somebody typed it or as two such rates make it."""

    base: str  # currency that is changed
    quote: str  # currency it is changed into
    rate: Decimal  # units of ``quote`` for one of ``base``, > 0
    day: date  # since when; of two rates that of the older one
    through: str = ""  # currency that both of two typed rates are of; "": it was typed itself


@dataclass(frozen=True, slots=True)
class Total:
    """One sum, or one a currency where it cannot be one."""

    amounts: Amounts  # [smallest coin] by currency; one entry where every rate is known
    rates: tuple[Rate, ...] = ()  # those that were used
    lacking: tuple[str, ...] = ()  # currencies without a rate; nothing was changed because of them


def minor(amount: float, currency: str) -> int | None:
    """Return an amount in the smallest coin of its currency, rounded half up; None where either is not known.

    >>> minor(12.5, "GBP"), minor(0.105, "GBP"), minor(12.5, ""), minor(float("nan"), "GBP")
    (1250, 11, None, None)
    """
    is_known = currency and isfinite(amount)
    return floor(round(amount * 10 ** decimals(currency), _DIGITS) + 0.5) if is_known else None


def minors(amounts: Floats, currencies: Sequence[str]) -> list[int | None]:
    """Return amounts in the smallest coins of their currencies, rounded half up; None where either is not known.

    Args:
        amounts: [money] shape (n,); nan where not known.
        currencies: as many; "" where not known.

    >>> minors(np.array([12.5, 12.5, np.nan]), ["GBP", "JPY", "GBP"])
    [1250, 13, None]
    """
    exact = whole_minors(amounts, currencies).tolist()
    return [int(amount) if isfinite(amount) else None for amount in exact]


def whole_minors(amounts: Floats, currencies: Sequence[str]) -> Floats:
    """Return the same as a column of whole numbers; nan where either is not known.

    >>> whole_minors(np.array([12.5, np.inf]), ["GBP", "GBP"])
    array([1250.,   nan])
    """
    exact = half_up(amounts * Coded.of(currencies).each(_coins))
    return np.where(np.isfinite(exact), exact, np.nan)


def parts(amounts: Sequence[float], currency: str) -> list[int | None]:
    """Return parts of a sum in the smallest coins, each as what it adds: the first ones always add up to their sum.

    >>> parts([0.333, 0.333, 0.334], "GBP")
    [33, 34, 33]
    """
    sums = [minor(so_far, currency) for so_far in accumulate(amounts, initial=0.0)]
    return [None if less is None or more is None else more - less for less, more in pairwise(sums)]


def half_up(coins: Floats) -> Floats:
    """Return whole coins, rounded half up; the noise of floats does not decide.

    >>> half_up(np.array([10.499999999999998, 0.5, 0.25]))
    array([11.,  1.,  0.])
    """
    whole: Floats = np.floor(np.round(coins, _DIGITS) + 0.5)
    return whole


def _coins(currency: str) -> float:
    return float(10 ** decimals(currency)) if currency else nan


def rate_of(base: str, quote: str, rates: Sequence[Rate], as_of: date) -> Rate | None:
    """Return the newest rate between two currencies that was typed for ``as_of`` or earlier, in either direction.

    Where there is none, the rate that two typed ones make through a currency both are of: the one whose older rate is
    the newest.

    Args:
        base: currency that is changed.
        quote: currency it is changed into.
        rates: in any order.
        as_of: rates of later days do not hold yet.

    Returns:
        The rate as it was typed; of one day the one in the asked direction. None where there is none, nor two.

    >>> usd = Rate("USD", "GBP", Decimal("0.8"), date(2026, 1, 1))
    >>> rate_of("GBP", "USD", [usd], date(2026, 2, 1)) == usd, rate_of("GBP", "USD", [usd], date(2025, 12, 31))
    (True, None)
    >>> eur = Rate("EUR", "GBP", Decimal("0.9"), date(2025, 12, 1))
    >>> through = rate_of("EUR", "USD", [usd, eur], date(2026, 2, 1))
    >>> through.rate, through.through, through.day == eur.day
    (Decimal('1.125'), 'GBP', True)
    """
    if (typed := _typed(base, quote, rates, as_of)) is not None:
        return typed
    others = sorted({code for rate in rates for code in (rate.base, rate.quote)} - {base, quote})
    ways = [(_typed(base, code, rates, as_of), _typed(code, quote, rates, as_of), code) for code in others]
    made = [
        Rate(base, quote, factor(base, one) * factor(code, other), min(one.day, other.day), code)
        for one, other, code in ways
        if one is not None and other is not None
    ]
    return max(made, key=lambda rate: rate.day, default=None)


def _typed(base: str, quote: str, rates: Sequence[Rate], as_of: date) -> Rate | None:
    pair = {base, quote}
    known = [rate for rate in rates if {rate.base, rate.quote} == pair and rate.day <= as_of]
    return max(known, key=lambda rate: (rate.day, rate.base == base), default=None)


def factor(base: str, rate: Rate) -> Decimal:
    """Return what one unit of ``base``, one of the rate's two currencies, is worth in the other."""
    return rate.rate if rate.base == base else 1 / rate.rate


def changed(minor: int, base: str, quote: str, rate: Rate) -> int:
    """Return an amount in another currency.

    Args:
        minor: [smallest coin of base].
        base: currency of the amount.
        quote: currency wanted.
        rate: between the two, in either direction.

    Returns:
        [smallest coin of quote] rounded half to even.

    >>> changed(1000, "GBP", "JPY", Rate("JPY", "GBP", Decimal("0.005"), date(2026, 1, 1)))
    2000
    """
    coins = Decimal(minor).scaleb(decimals(quote) - decimals(base)) * factor(base, rate)
    return int(coins.quantize(Decimal(1), ROUND_HALF_EVEN))


def total(amounts: Amounts, reporting: str, rates: Sequence[Rate], as_of: date) -> Total:
    """Return amounts as one sum in ``reporting``, or by currency where that would be a guess.

    Args:
        amounts: [smallest coin] by currency.
        reporting: currency of the sum; "": by currency.
        rates: those somebody typed, in any order.
        as_of: the day whose rates hold.

    Returns:
        Total; with a rate missing the amounts are as they came.

    >>> rates = [Rate("USD", "GBP", Decimal("0.8"), date(2026, 1, 1))]
    >>> total({"USD": 1000, "GBP": 200}, "GBP", rates, date(2026, 2, 1)).amounts
    {'GBP': 1000}
    >>> total({"USD": 1000, "EUR": 200}, "GBP", rates, date(2026, 2, 1)).lacking
    ('EUR',)
    """
    known = {currency: minor for currency, minor in amounts.items() if minor}
    if not reporting or not known:
        return Total(known)
    used = {base: rate_of(base, reporting, rates, as_of) for base in known if base != reporting}
    lacking = tuple(sorted(base for base, rate in used.items() if rate is None))
    if lacking:
        return Total(known, lacking=lacking)
    found = {base: rate for base, rate in used.items() if rate is not None}
    summed = known.get(reporting, 0)
    summed += sum(changed(known[base], base, reporting, rate) for base, rate in found.items())
    return Total({reporting: summed}, rates=tuple(found.values()))
