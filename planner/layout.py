"""How the days of many items lie in memory: those of one day side by side, so that adding them up is fast.

A year of 500 items is added up day after day, all items at once. So the order in which the days of an item are added,
and with it the last bit of its sum, is the same whoever its neighbours are, and in a compiled loop, too.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.model import Floats, Integers

FEW = 64
"""Items laid at a time: their rows stay within the processor's innermost cache while they are read across."""

Kind = TypeVar("Kind", np.float64, np.bool_, np.int8)


def by_day(values: NDArray[Kind]) -> NDArray[Kind]:
    """Return the same values, shape (items, days), with the items of a day side by side; as they are where they lie so.

    >>> by_day(np.array([[1.0, 2.0], [3.0, 4.0]])).flags.f_contiguous
    True
    """
    if values.flags.f_contiguous:
        return values
    laid = np.empty(values.shape[::-1], values.dtype)
    for first in range(0, len(values), FEW):
        laid[:, first : first + FEW] = values[first : first + FEW].T
    return laid.T


def of_items(values: NDArray[Kind], rows: Integers | NDArray[np.intp]) -> NDArray[Kind]:
    """Return some items' values, shape (items, days), laid by day whether or not ``values`` are.

    >>> of_items(by_day(np.array([[1.0, 2.0], [3.0, 4.0]])), np.array([1]))
    array([[3., 4.]])
    """
    if not values.flags.f_contiguous:
        return by_day(values[rows])
    chosen: NDArray[Kind] = values.T.take(rows, axis=1).T
    return chosen


def sums(values: NDArray[Any]) -> Floats:
    """Return the sum of each item's days, added from the oldest to the newest.

    Args:
        values: any unit, shape (items, days).

    Returns:
        Same unit, shape (items,); 0 where there is no day.

    >>> sums(np.array([[1.0, 2.0, 4.0], [0.0, 0.0, 5.0]]))
    array([7., 5.])
    """
    days = by_day(values).T
    if days.shape[1] == 1 and len(days):  # of a single item NumPy would add the days in another order
        return np.asarray(np.add.accumulate(days, axis=0, dtype=np.float64)[-1], dtype=np.float64)
    return np.asarray(np.add.reduce(days, axis=0, dtype=np.float64), dtype=np.float64)
