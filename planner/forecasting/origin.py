"""Stands on a day of the past: which items can be tried from there, what was known of them then, and what came."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.forecasting.demand import counted_sales
from planner.model import Flags, Floats


@dataclass(frozen=True, slots=True)
class Origin:
    """What a forecast may look at, and what it is held against; one entry per item that can be tried."""

    rows: NDArray[np.intp]  # which items they are
    sold: Floats  # [units] on the days before that count, 0 on others, shape (rows, days)
    counts: Flags  # same shape; the days that count
    came: Floats  # [units] on the day and those after; days without stock sold as the rest did


def stand_on(day: int, units: Floats, counts: Flags, length: int, least_known: int) -> Origin:
    """Return what was known on a day, and what came in the ``length`` days from then on.

    An item can be tried where enough of its days before count, something sold before, and half of the days to come
    count.

    Args:
        day: column that is stood on; it is the first of those to come.
        units: [units] sold each day, shape (items, days), >= 0.
        counts: same shape; False where the item could not be bought, or an event ran.
        length: [days] to come, >= 1.
        least_known: [days] before that must count.

    >>> week = np.array([[1.0, 0.0, 1.0, 2.0, 9.0], [0.0, 0.0, 0.0, 2.0, 2.0]])
    >>> found = stand_on(3, week, np.array([[True, True, True, True, False], [True] * 5]), length=2, least_known=3)
    >>> found.rows, found.came  # the second had sold nothing yet; of the first one day stands for both
    (array([0]), array([4.]))
    """
    ahead = slice(day, day + length)
    days = counts[:, ahead].sum(axis=1)
    is_known = (counts[:, :day].sum(axis=1) >= least_known) & units[:, :day].any(axis=1)
    rows = np.flatnonzero(is_known & (days * 2 >= length))
    before = counts[rows, :day]
    return Origin(
        rows=rows,
        sold=counted_sales(units[rows, :day], before),
        counts=before,
        came=(units[rows, ahead] * counts[rows, ahead]).sum(axis=1) * length / days[rows],
    )
