"""The currency that totals are told in: sums and ratios of money, where rates allow in one, else one a currency."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import NamedTuple

import numpy as np

from bot.desk import Desk
from planner.currency import Amounts, Rate, Total, total

MANY = 10**9  # coins, so that a rate keeps its digits


@dataclass(frozen=True, slots=True)
class Reported:
    """The currency totals are told in, and what it takes to get there."""

    currency: str
    rates: Sequence[Rate]
    as_of: date

    @classmethod
    def now(cls, desk: Desk, as_of: date | None = None) -> "Reported":
        return cls(desk.reporting_currency, desk.store.rates.all(), as_of or desk.now().date())

    def total(self, amounts: Amounts) -> Total:
        return total(amounts, self.currency, self.rates, self.as_of)

    def worth(self, currencies: Iterable[str]) -> Mapping[str, float]:
        """Return what the smallest coin of each currency is worth; only of those with a rate."""
        each = {currency: self.total({currency: MANY}) for currency in currencies if currency and self.currency}
        return {code: found.amounts[self.currency] / MANY for code, found in each.items() if not found.lacking}

    def ratio(self, formula: Callable[..., np.ndarray], above: Amounts, below: Amounts) -> float:
        """Return a ratio of two sums; nan where they are of several currencies and a rate is missing."""
        sides = self.sides(above, below)
        return nan if sides is None else one(formula, sides.above, sides.below)

    def sides(self, above: Amounts, below: Amounts) -> "Sides | None":
        """Return both sides of a ratio in one currency; None where a rate is missing."""
        currencies = {*above, *below}
        quote = min(currencies) if len(currencies) == 1 else self.currency
        sums = [total(amounts, quote, self.rates, self.as_of) for amounts in (above, below)]
        if not quote or any(each.lacking for each in sums):
            return None
        return Sides(quote, *(float(each.amounts.get(quote, 0)) for each in sums))


class Sides(NamedTuple):
    """Both sides of a ratio of money, in the smallest coin of one currency."""

    currency: str
    above: float
    below: float


def summed(amounts: Iterable[tuple[str, int | None]]) -> Amounts:
    """Return the sum of each currency; what costs nobody knows what is left out."""
    sums = Counter[str]()
    for currency, coins in amounts:
        if currency and coins:
            sums[currency] += coins
    return dict(sums)


def one(formula: Callable[..., np.ndarray], *numbers: float) -> float:
    """Return a formula of the planner for single numbers."""
    return float(formula(*(np.array([number], float) for number in numbers))[0])
