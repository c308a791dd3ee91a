"""Adds up entries — receipts, events, layers — item by item."""

import numpy as np

from planner.model import Floats, Integers


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
