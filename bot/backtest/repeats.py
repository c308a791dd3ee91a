"""Sees that a file of sales says the same twice: one pasted below itself, or two exports whose days overlap."""

import numpy as np

from planner.model import Floats, Integers

FEWEST, MOST_ALIKE = 20, 0.95
"""Pairs of rows of more than a unit that say the same of one product and day, and their share of all such pairs."""


def repeated(sku: Integers, day: Integers, units: Floats) -> int:
    """Return how many rows say of a product and day what another one says; 0 where most such rows differ.

    Sales of one unit are alike by nature, so only those of more can tell.

    >>> lots = np.arange(2.0, 32.0)
    >>> repeated(np.zeros(60, dtype=int), np.tile(np.arange(30), 2), np.tile(lots, 2))
    30
    >>> repeated(np.zeros(60, dtype=int), np.tile(np.arange(30), 2), np.append(lots, lots[::-1]))
    0
    """
    order = np.lexsort((units, day, sku))
    sku, day, units = sku[order], day[order], units[order]
    beside = (np.diff(sku) == 0) & (np.diff(day) == 0)
    alike = beside & (np.diff(units) == 0)
    tells = units[1:] > 1
    is_sure = (alike & tells).sum() >= max(FEWEST, MOST_ALIKE * (beside & tells).sum())
    return int(alike.sum()) if is_sure else 0
