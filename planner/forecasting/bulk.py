"""One-off bulk orders: far outside what people order of an item, and so large that they would make its rate."""

import numpy as np

from planner.model import Flags, Floats, Integers

TIMES = 10.0
"""So many times the item's median order."""
SHARE = 0.5
"""So much of what sold in the month that ends with it."""
MONTH = 30
"""[days]"""
FEWEST_ORDERS = 5
"""Of fewer orders nobody knows what is usual: it is that of the others, but no less than the fewest units."""
FEWEST_UNITS = 10.0
"""[units] a smaller order moves no rate."""
AS_LARGE, OFTEN = 0.5, 3
"""So many orders of half its size, itself included, and large orders are what the item lives on: none is set apart."""


def is_bulk(item: Integers, units: Floats, day: Integers, times: float = TIMES) -> Flags:
    """Return which orders are one-off bulk orders.

    Args:
        item: of which item each order is, shape (orders,), in any order.
        units: [units] of it in the order, same shape, > 0.
        day: on which it was placed, same shape.
        times: the median order of its item that it must be beyond.

    Returns:
        Same shape; at least 10 units, more than so many times the median order of its item, at least half of what sold
        in the 30 days that end with it, and with fewer than two others half as large. Of an item with fewer than five
        orders the largest is held against the median of the others, or against 10 units where that is less.

    >>> orders = np.array([2.0, 1.0, 3.0, 2.0, 1.0, 120.0])
    >>> is_bulk(np.zeros(6, np.int64), orders, np.arange(6)).tolist()
    [False, False, False, False, False, True]
    >>> is_bulk(np.array([0, 1]), np.array([100.0, 101.0]), np.array([0, 0])).tolist()  # all that ever sold of them
    [False, True]
    """
    order = np.lexsort((units, item))
    of, size = item[order], units[order]
    first, last = np.searchsorted(of, of, side="left"), np.searchsorted(of, of, side="right")
    count = last - first
    are_few = count < FEWEST_ORDERS
    others = np.where(are_few, count - 1, count)
    median = (size[first + np.maximum(others - 1, 0) // 2] + size[first + others // 2]) / 2
    usual = np.where(are_few, np.maximum(np.where(others > 0, median, 0.0), FEWEST_UNITS), median)
    # within each item the sizes rise: how many reach half of this one
    apart = size.max(initial=0.0) + 1.0
    as_large = last - np.searchsorted(of * apart + size, of * apart + size * AS_LARGE, side="left")
    far_outside = (size >= FEWEST_UNITS) & (size > times * usual) & (as_large < OFTEN)
    found = np.zeros(len(units), dtype=np.bool_)
    found[order[far_outside]] = True
    return found & (units >= SHARE * _sold_in_month(item, units, day))


def _sold_in_month(item: Integers, units: Floats, day: Integers) -> Floats:
    """Return what sold of each order's item in the 30 days that end with its own."""
    if not len(day):
        return np.zeros(0)
    span = int(np.ptp(day)) + 1
    at = item * span + (day - day.min())
    order = np.argsort(at, kind="stable")
    until = np.concatenate([[0.0], np.cumsum(units[order])])
    begins = np.maximum(at - MONTH + 1, item * span)
    sorted_at = at[order]
    first, last = np.searchsorted(sorted_at, begins, side="left"), np.searchsorted(sorted_at, at, side="right")
    return np.asarray(until[last] - until[first], dtype=np.float64)
