"""Days whose sales nobody knows yet: they are not days without sales."""

from collections.abc import Sequence

import numpy as np

from planner.model import Flags, Floats, History, Integers


def without_unseen(history: History, sales_age: Floats) -> History:
    """Return the history without the days after the last known sales, as if there had been no stock.

    What is known of them, such as the sales of one of two shops, would make them slow days.

    Args:
        history: units and in_stock, shape (items, days), last column is yesterday; left as it is.
        sales_age: [days] of them whose sales are not known, shape (items,), >= 0; nan: none.

    Returns:
        The history itself where all of its days are known; else 0 units and no stock on those days.

    >>> week = History(np.array([[5.0, 6.0, 4.0, 0.0, 0.0]]), np.ones((1, 5), dtype=np.int8))
    >>> without_unseen(week, np.array([2.0])).in_stock
    array([[1, 1, 1, 0, 0]], dtype=int8)
    """
    most = int(unseen_days(sales_age, history.units.shape[1]).max(initial=0))
    if most == 0:
        return history
    newest = slice(history.units.shape[1] - most, None)
    is_unseen = np.arange(most, 0, -1) <= np.nan_to_num(sales_age)[:, None]
    if not (is_unseen & ((history.in_stock[:, newest] != 0) | (history.units[:, newest] > 0))).any():
        return history
    units, in_stock = history.units.copy(), history.in_stock.copy()
    units[:, newest][is_unseen] = 0.0
    in_stock[:, newest][is_unseen] = 0
    return History(units, in_stock)


def without_gaps(history: History, gaps: Sequence[tuple[Flags, Sequence[int]]]) -> History:
    """Return the history without the days in between that no export covers.

    Args:
        history: as above; left as it is.
        gaps: which items each is of, shape (items,), and which days: 1 is yesterday, 2 the day before.

    >>> week = History(np.array([[5.0, 6.0, 0.0, 0.0, 4.0]]), np.ones((1, 5), dtype=np.int8))
    >>> without_gaps(week, [(np.array([True]), [2, 3])]).in_stock
    array([[1, 1, 0, 0, 1]], dtype=int8)
    """
    days = history.units.shape[1]
    seen = [(mine, [days - day for day in ago if day <= days]) for mine, ago in gaps]
    if not any(ago and mine.any() for mine, ago in seen):
        return history
    units, in_stock = history.units.copy(), history.in_stock.copy()
    for mine, ago in seen:
        units[np.ix_(mine, ago)] = 0.0
        in_stock[np.ix_(mine, ago)] = 0
    return History(units, in_stock)


def unseen_days(sales_age: Floats, looked_back: int | Integers) -> Integers:
    """Return how many of the days looked back at have unknown sales.

    Args:
        sales_age: [days] shape (items,), >= 0; nan: 0.
        looked_back: [days] of all, or of each.

    >>> unseen_days(np.array([0.0, 9.0, 90.0]), 30)
    array([ 0,  9, 30])
    """
    return np.minimum(np.nan_to_num(sales_age), looked_back).astype(np.int64)


def without_stock(left_out_days: int, sales_age: float, looked_back: int, gaps: Sequence[int] = ()) -> int:
    """Return how many of the days left out had no stock for sure; of the others nobody knows what sold.

    Args:
        left_out_days: [days] of both.
        sales_age: [days] >= 0.
        looked_back: [days]
        gaps: days between the known ones that no export speaks of; 1 is yesterday.

    >>> without_stock(12, 9.0, 30), without_stock(12, 0.0, 30, gaps=[4, 5, 31]), without_stock(3, 9.0, 30)
    (3, 10, 0)
    """
    tail = min(int(sales_age), looked_back)
    return max(left_out_days - tail - sum(tail < day <= looked_back for day in gaps), 0)
