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
A_BAND, B_BAND = 0.02, 0.01
"""Of the gross margin: so far beyond a share an item changes class. On 945 items that really sold, 60 nights bring 216
changes with it instead of 516, and 7 of them are taken back within 30 days instead of 255; meanwhile 1 item in 40 is in
another class than its margin alone would put it in."""
SHARES = (A_SHARE, B_SHARE, A_SHARE - A_BAND, A_SHARE + A_BAND, B_SHARE - B_BAND, B_SHARE + B_BAND)
"""In the order of the fields of ``Cuts``."""
ALL_BUT_DUST = 1 - 1e-12
"""What adding decimals may be off."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which margin on an item is in a class: what all items whose margin is told in one currency taught.

    An item that had a class leaves it only where its margin is beyond another share of the whole, some points further.
    """

    currency: str
    a_from: float  # [money of the currency] gross margin of the last item in A
    b_from: float  # [money of the currency] of the last one in B
    a_up: float | None = None  # [money of the currency] from it on what was lower last night is in A; None: from a_from
    a_down: float | None = None  # [money of the currency] from it on what was in A stays there; None: from a_from
    b_up: float | None = None  # [money of the currency] the same of B
    b_down: float | None = None  # [money of the currency]


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
        unit_margin: [money/unit] what one earns, same shape; nan where one of them is not known.
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
    and in B while they earn less than 95 %: the item that reaches a share still belongs to it. One that had a class is
    put into A from 78 % on and out of it beyond 82 %, into B from 94 % on and out of it beyond 96 %.

    Args:
        margins: [money] of every item of the catalogue, shape (items,); nan and losses count for nothing.
        currencies: of each margin.

    Returns:
        Cuts by currency; a currency in which nothing earns anything has none.

    Source: ABC analysis, Dickie 1951, with the shares that are usual in the trade.

    >>> cuts(np.array([5.0, 80.0, 15.0]), ["GBP"] * 3)
    (Cuts(currency='GBP', a_from=80.0, b_from=15.0, a_up=80.0, a_down=15.0, b_up=15.0, b_down=5.0),)
    """
    found = []
    for currency in sorted(set(currencies)):
        mine = margins[_told_in(currency, currencies)]
        earned = -np.sort(-mine[mine > 0])
        if earned.size:
            reached = np.cumsum(earned)
            whole = float(reached[-1]) * ALL_BUT_DUST
            last = np.searchsorted(reached, np.array(SHARES) * whole)
            found.append(Cuts(currency, *earned[last].tolist()))
    return tuple(found)


def abc_class(
    margins: Floats, currencies: Sequence[str], cuts: Sequence[Cuts], before: Floats | None = None
) -> NDArray[np.int8]:
    """Return the class of each item; one that had a class leaves it only where its margin is well beyond a cut.

    Args:
        margins: [money] shape (items,); nan where not known.
        currencies: of each margin.
        cuts: what the whole catalogue taught, by currency.
        before: the AbcClass each was in, same shape; nan, or UNKNOWN: in none. None: none was in any.

    Returns:
        An AbcClass: C for what earns nothing or loses, UNKNOWN where the margin or the cuts of its currency are not
        known.

    >>> pounds, known = ["GBP"] * 4, [Cuts("GBP", 80.0, 15.0, a_up=88.0, a_down=72.0)]
    >>> abc_class(np.array([80.0, 79.0, 14.0, np.nan]), pounds, known).tolist()
    [0, 1, 2, 3]
    >>> abc_class(np.array([87.0, 88.0, 72.0, 71.0]), pounds, known, np.array([1.0, 1.0, 0.0, 0.0])).tolist()
    [1, 0, 0, 1]
    """
    known = {each.currency: each for each in cuts}
    found = np.full(len(margins), AbcClass.UNKNOWN, dtype=np.int8)
    was = found if before is None else np.nan_to_num(before, nan=AbcClass.UNKNOWN).astype(np.int8)
    for currency in set(currencies) & set(known):
        mine, of = _told_in(currency, currencies) & ~np.isnan(margins), known[currency]
        found[mine] = _reached(margins[mine], of.a_from, of.b_from)
        stays = mine & (was != AbcClass.UNKNOWN)
        best, worst = (
            _reached(margins[stays], _or(of_a, of.a_from), _or(of_b, of.b_from))
            for of_a, of_b in ((of.a_down, of.b_down), (of.a_up, of.b_up))
        )
        found[stays] = np.clip(was[stays], best, worst)
    return found


def _reached(margins: Floats, a_from: float, b_from: float) -> NDArray[np.int8]:
    return AbcClass.C - (margins >= b_from).astype(np.int8) - (margins >= a_from)


def _or(cut: float | None, usual: float) -> float:
    return usual if cut is None else cut


def _told_in(currency: str, currencies: Sequence[str]) -> Flags:
    mine: Flags = np.array(currencies, dtype=object) == currency
    return mine
