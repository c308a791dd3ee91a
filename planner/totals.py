"""Adds up entries — receipts, events, layers — and counts days, item by item."""

import numpy as np

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
        happened: shape (items, days), last column is yesterday.

    Returns:
        [days] shape (items,); 0 where it happened yesterday.

    >>> days_since(np.array([[True, False, True], [True, False, False], [False, False, False]]))
    array([0, 2, 3])
    """
    if not happened.shape[1]:
        return np.zeros(len(happened), dtype=np.int64)
    backwards = happened[:, ::-1]
    return np.asarray(np.where(backwards.any(axis=1), backwards.argmax(axis=1), happened.shape[1]), dtype=np.int64)
