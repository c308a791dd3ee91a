"""What each item earns the shop, and which class that puts it in: A, B or C of the whole catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.layout import sums
from planner.model import AbcClass, Flags, Floats, History

MARGIN_DAYS = 90
"""[days] the margin looks back."""
A_SHARE, B_SHARE = 0.80, 0.95
"""Of the gross margin: the first items that earn so much of it are A, those up to the second share B, the rest C."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which margin on an item is in a class: what all items whose margin is told in one currency taught."""

    currency: str
    a_from: float  # [money of the currency] gross margin of the last item in A
    b_from: float  # [money of the currency] of the last one in B


def units_of_margin(history: History) -> Floats:
    """Return what was sold in the 90 days the margin looks back, whatever ran and whatever was in stock.

    Args:
        history: units, shape (items, days), last column is yesterday; of fewer days all of them.

    Returns:
        [units] shape (items,).

    >>> units_of_margin(History(np.ones((1, 365)), np.ones((1, 365), dtype=np.int8)))
    array([90.])
    """
    return sums(history.units[:, -MARGIN_DAYS:])


def gross_margin(units: Floats, unit_margin: Floats, reporting_rate: Floats) -> Floats:
    """Return what items earned beyond their cost.

    Args:
        units: [units] sold, shape (items,), >= 0.
        unit_margin: [money/unit] price less landed cost, same shape; nan where one of them is not known.
        reporting_rate: reporting money for one of the price's, same shape.

    Returns:
        [reporting money]; below 0 where items sell under their cost, nan where that is not known.

    >>> gross_margin(np.array([90.0, 90.0]), np.array([7.0, np.nan]), np.ones(2))
    array([630.,  nan])
    """
    return units * unit_margin * reporting_rate


def cuts(margins: Floats, currencies: Sequence[str]) -> tuple[Cuts, ...]:
    """Return from which margin on items are in A and in B, for each currency margins are told in.

    Items stand by their margin, the largest first. One is in A while those before it earn less than 80 % of the whole,
    and in B while they earn less than 95 %: the item that reaches a share still belongs to it.

    Args:
        margins: [money] of every item of the catalogue, shape (items,); nan and losses count for nothing.
        currencies: of each margin.

    Returns:
        Cuts by currency; a currency in which nothing earns anything has none.

    Source: ABC analysis, Dickie 1951; the shares are those of the domain.

    >>> cuts(np.array([5.0, 80.0, 15.0]), ["GBP"] * 3)
    (Cuts(currency='GBP', a_from=80.0, b_from=15.0),)
    """
    found = []
    for currency in sorted(set(currencies)):
        mine = margins[_told_in(currency, currencies)]
        earned = -np.sort(-mine[mine > 0])
        if earned.size:
            reached = np.cumsum(earned)
            whole = float(reached[-1]) * (1 - 1e-12)  # the dust of adding decimals
            last_a, last_b = np.searchsorted(reached, [A_SHARE * whole, B_SHARE * whole])
            found.append(Cuts(currency, float(earned[last_a]), float(earned[last_b])))
    return tuple(found)


def abc_class(margins: Floats, currencies: Sequence[str], cuts: Sequence[Cuts]) -> NDArray[np.int8]:
    """Return the class of each item.

    Args:
        margins: [money] shape (items,); nan where not known.
        currencies: of each margin.
        cuts: what the whole catalogue taught, by currency.

    Returns:
        An AbcClass: C for what earns nothing or loses, UNKNOWN where the margin or the cuts of its currency are not
        known.

    >>> abc_class(np.array([80.0, 79.0, 14.0, np.nan]), ["GBP"] * 4, [Cuts("GBP", 80.0, 15.0)]).tolist()
    [0, 1, 2, 3]
    """
    known = {each.currency: each for each in cuts}
    found = np.full(len(margins), AbcClass.UNKNOWN, dtype=np.int8)
    for currency in set(currencies) & set(known):
        mine = _told_in(currency, currencies) & ~np.isnan(margins)
        reached = (margins >= known[currency].b_from).astype(np.int8) + (margins >= known[currency].a_from)
        found[mine] = AbcClass.C - reached[mine]
    return found


def _told_in(currency: str, currencies: Sequence[str]) -> Flags:
    mine: Flags = np.array(currencies, dtype=object) == currency
    return mine
