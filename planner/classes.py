"""What each item earns the shop, and which class that puts it in: A, B or C of the whole catalogue."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.model import AbcClass, Floats, History

MARGIN_DAYS = 90
"""[days] the margin looks back."""
A_SHARE, B_SHARE = 0.80, 0.95
"""Of the gross margin: the first items that earn so much of it are A, those up to the second share B, the rest C."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which margin on an item is in a class: what the whole catalogue taught."""

    a_from: float  # [reporting money] gross margin of the last item in A
    b_from: float  # [reporting money] of the last one in B
    currency: str = ""  # of both; "": not said


def units_of_margin(history: History) -> Floats:
    """Return what was sold in the 90 days the margin looks back, whatever ran and whatever was in stock.

    Args:
        history: units, shape (items, days), last column is yesterday; of fewer days all of them.

    Returns:
        [units] shape (items,).

    >>> units_of_margin(History(np.ones((1, 365)), np.ones((1, 365), dtype=np.int8)))
    array([90.])
    """
    return np.asarray(history.units[:, -MARGIN_DAYS:].sum(axis=1), dtype=np.float64)


def gross_margin(units: Floats, unit_margin: Floats, reporting_rate: Floats) -> Floats:
    """Return what items earned beyond their cost.

    Args:
        units: [units] sold, shape (items,), >= 0.
        unit_margin: [money/unit] price less landed cost, same shape; nan where one of them is not known.
        reporting_rate: reporting money for one of the price's, same shape; nan where no rate is known.

    Returns:
        [reporting money]; below 0 where items sell under their cost, nan where that is not known.

    >>> gross_margin(np.array([90.0, 90.0]), np.array([7.0, np.nan]), np.ones(2))
    array([630.,  nan])
    """
    return units * unit_margin * reporting_rate


def cuts(margins: Floats, currency: str = "") -> Cuts | None:
    """Return from which margin on items are in A and in B.

    Items stand by their margin, the largest first. One is in A while those before it earn less than 80 % of the whole,
    and in B while they earn less than 95 %: the item that reaches a share still belongs to it.

    Args:
        margins: [reporting money] of every item of the catalogue, in any order; nan and losses count for nothing.
        currency: of the margins.

    Returns:
        Cuts; None where nothing earns anything.

    Source: ABC analysis, Dickie 1951; the shares are those of the domain.

    >>> cuts(np.array([5.0, 80.0, 15.0]))
    Cuts(a_from=80.0, b_from=15.0, currency='')
    """
    earned = -np.sort(-margins[margins > 0])
    if not earned.size:
        return None
    reached = np.cumsum(earned)
    whole = float(reached[-1]) * (1 - 1e-12)  # the dust of adding decimals
    last_a, last_b = np.searchsorted(reached, [A_SHARE * whole, B_SHARE * whole])
    return Cuts(float(earned[last_a]), float(earned[last_b]), currency)


def abc_class(margins: Floats, cuts: Cuts | None) -> NDArray[np.int8]:
    """Return the class of each item.

    Args:
        margins: [reporting money] shape (items,); nan where not known.
        cuts: what the whole catalogue taught; None: nothing yet.

    Returns:
        An AbcClass: C for what earns nothing or loses, UNKNOWN where the margin or the cuts are not known.

    >>> abc_class(np.array([80.0, 79.0, 14.0, np.nan]), Cuts(80.0, 15.0)).tolist()
    [0, 1, 2, 3]
    """
    if cuts is None:
        return np.full(len(margins), AbcClass.UNKNOWN, dtype=np.int8)
    found = np.where(margins >= cuts.b_from, np.int8(AbcClass.B), np.int8(AbcClass.C))
    found = np.where(margins >= cuts.a_from, np.int8(AbcClass.A), found)
    return np.where(np.isnan(margins), np.int8(AbcClass.UNKNOWN), found)
