"""Days of a giant order, where only daily sales are known and not how many orders they were in."""

import numpy as np

from planner.forecasting.bulk import FEWEST_ORDERS, FEWEST_UNITS, MONTH, SHARE, is_bulk
from planner.layout import by_day
from planner.model import Floats, Integers
from planner.totals import days_of

TIMES = 20.0
"""So many times the item's median selling day: more people buy on a good day, so a day strays further than an order."""


def giant_days(units: Floats) -> tuple[Integers, Integers]:
    """Return the items and days on which one giant order must have come, to be set apart as ``is_bulk`` sets orders.

    Args:
        units: [units] sold each day, shape (items, days), >= 0.

    Returns:
        Rows and columns: 10 units at least, more than 20 times the median of the item's days with a sale, half of what
        sold in the 30 days that end with it, and at most two such days. Of items that sold on fewer than five days
        nobody knows what is usual: none. Looked for only where the best day of all is so much of its month.

    >>> units = np.ones((2, 40))
    >>> units[0, 20], units[1, 20] = 1000.0, 20.0
    >>> giant_days(units)
    (array([0]), array([20]))
    """
    if not units.size:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    units = by_day(units)
    most = units.max(axis=1)
    high = np.flatnonzero(most >= FEWEST_UNITS)
    high = high[days_of(units[high] > 0) >= FEWEST_ORDERS]
    best = units[high].argmax(axis=1)
    month = best[:, None] - np.arange(MONTH)
    sold = np.where(month >= 0, units[high[:, None], np.maximum(month, 0)], 0.0).sum(axis=1)
    high = high[most[high] >= SHARE * sold]
    row, column = np.nonzero(units[high] > 0)
    sizes = units[high][row, column]
    found = is_bulk(row, sizes, column, TIMES)
    return high[row[found]], column[found].astype(np.int64)
