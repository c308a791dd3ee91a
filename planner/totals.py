"""Adds up entries — receipts, events, layers — and counts days, item by item."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers


def total_by_item(item: Integers, values: Floats, items: int) -> Floats:
    """Return the sum of the entries of each item.

    Args:
        item: index of the item of each entry, 0 to ``items - 1``.
        values: any unit, one per entry.
        items: number of items.

    Returns:
        Same unit, shape (items,); 0 where an item has no entry.

    >>> total_by_item(np.array([1, 1]), np.array([40.0, 60.0]), items=3)
    array([  0., 100.,   0.])
    """
    return np.asarray(np.bincount(item, weights=values, minlength=items), dtype=np.float64)


def total_by_day(
    row: Integers | NDArray[np.intp], first: Integers, last: Integers, values: Floats | int, rows: int, days: int
) -> Floats:
    """Return what the entries of each row that run on a day add up to.

    Args:
        row: of each entry, 0 to ``rows - 1``.
        first: [days] column of its first day, shape as ``row``, 0 to ``days``.
        last: [days] column of its last day, same shape, up to ``days - 1``.
        values: any unit a day, one per entry or one for all.
        rows: number of rows.
        days: number of columns.

    Returns:
        Same unit, shape (rows, days); 0 where nothing runs.

    >>> total_by_day(np.array([0, 0]), np.array([0, 1]), np.array([1, 2]), np.array([5.0, 2.0]), rows=1, days=4)
    array([[5., 7., 2., 0.]])
    """
    steps = np.zeros((rows, days + 1))
    np.add.at(steps, (row, first), values)
    np.subtract.at(steps, (row, last + 1), values)
    return np.asarray(np.cumsum(steps, axis=1)[:, :-1], dtype=np.float64)


def days_of(holds: Flags) -> Integers:
    """Return on how many days something holds; adding up bytes is several times faster than adding up flags.

    Args:
        holds: shape (items, days), at most 32,767 days.

    Returns:
        [days] shape (items,).

    >>> days_of(np.array([[True, False, True], [False, False, False]]))
    array([2, 0])
    """
    return np.asarray(holds.view(np.int8).sum(axis=1, dtype=np.int16), dtype=np.int64)


def days_since(happened: Flags) -> Integers:
    """Return how many days have passed since something happened last; all of them where it never did.

    Args:
        happened: shape (items, days), last column is yesterday, at most 32,767 days.

    Returns:
        [days] shape (items,); 0 where it happened yesterday.

    >>> days_since(np.array([[True, False, True], [True, False, False], [False, False, False]]))
    array([0, 2, 3])
    """
    day = np.arange(1, happened.shape[1] + 1, dtype=np.int16)
    newest = (happened * day).max(axis=1, initial=0)
    return np.asarray(happened.shape[1] - newest, dtype=np.int64)


def is_since(days: Integers | Floats, like: NDArray[Any]) -> Flags:
    """Return which days are among the last so many.

    Args:
        days: [days] whole, shape (items,), >= 0.
        like: shape (items, days), last column is yesterday, at most 32,767 days.

    Returns:
        Same shape as ``like``, laid out alike.

    >>> is_since(np.array([0, 2]), np.zeros((2, 3)))
    array([[False, False, False],
           [False,  True,  True]])
    """
    within = np.empty_like(like, dtype=np.bool_)
    ages = np.arange(like.shape[1], 0, -1, dtype=np.int16)
    return np.greater_equal(np.minimum(days, len(ages)).astype(np.int16)[:, None], ages, out=within)
