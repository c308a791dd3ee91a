"""What an item will sell a day: the means of the last week to the last year, each with its weight.

A recent mean follows a change, a long one is calm; their weighted mean errs less than any of them. A day far above the
item's usual ones — a wholesale order, a video — counts only in part, as it seldom comes again. So does the day of its
first sale where that is what the item is known by: such a day was not looked at until something sold on it.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from planner.layout import by_day, sums
from planner.model import Flags, Floats, Integers
from planner.totals import days_of

WINDOWS = (7, 14, 28, 56, 91, 182, 365)
"""[days] each mean looks back."""
MEAN_WEIGHTS = (0.0, 0.20, 0.30, 0.25, 0.15, 0.05, 0.05)
"""Of each window in what is expected, measured on real sales: stock follows the recent weeks."""
MIDDLE_WEIGHTS = (0.05, 0.10, 0.25, 0.20, 0.15, 0.10, 0.15)
"""Of each window in the middle of what may come, where a catalogue is too small to teach its own (``weights``)."""
FAR_ABOVE = 2.0
"""Times the usual selling day: what a day sells beyond it is its excess."""
KEPT = 0.75
"""Share of an excess that counts in what is expected; in the middle of what may come (the median) it does not count."""
MOST_KEPT = 20.0
"""Usual selling days, beyond which an excess does not count at all: one giant order is not what stock is kept for."""
FIRST = 0.125
"""Share of a day that an item's first one counts, units and all, where a sale opened its record: next to nothing, but a
rate of nothing would say more than anybody knows of what sold only then. A whole number of units stays exact."""
LATELY = 91
"""[days] so many last ones have a usual selling day of their own: growth is no excess."""


def tempered(sold: Floats, kept: float = KEPT) -> Floats:
    """Return each day's sales, an excess far above the usual cut to a share of it, up to 20 usual days.

    The usual selling day is the mean of the days with a sale, over all of history or the last quarter, whichever is
    higher; the highest of them is left out, so that a giant does not vouch for itself.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days), last column is yesterday.
        kept: share of an excess that counts, 0 to 1.

    Returns:
        [units] same shape, laid by day.

    >>> tempered(np.array([[4.0, 0.0, 4.0, 4.0, 0.0, 4.0, 44.0]]))  # usual: 4; beyond 8 three quarters of 36
    array([[ 4.,  0.,  4.,  4.,  0.,  4., 35.]])
    """
    sold = by_day(sold)
    usual = np.maximum(_selling_day(sold), _selling_day(sold[:, -LATELY:]))
    found = sold.T.copy(order="C")
    days = found.reshape(-1)
    high = np.flatnonzero(found > FAR_ABOVE * usual)  # few days of many items
    own = usual[high % len(usual)]
    most = FAR_ABOVE * own
    days[high] = most + kept * np.minimum(days[high] - most, MOST_KEPT * own)
    return found.T


def window_rates(sold: Floats, counts: Flags, fewest: int) -> Floats:
    """Return the mean sales of a day over each of the windows.

    Args:
        sold: [units] shape (items, days), last column is yesterday; 0 on days that do not count.
        counts: same shape; True on days that count.
        fewest: [days] that a window must hold, or half of it where that is less; else the next longer one stands in.

    Returns:
        [units/day] shape (items, windows); 0 where no day counts.

    >>> window_rates(np.array([[10.0] * 14 + [3.0] * 7]), np.ones((1, 21), dtype=bool), fewest=7)[0, :3].round(2)
    array([3.  , 6.5 , 7.67])
    """
    return window_means(*window_sums(sold, counts), fewest)


def window_sums(sold: Floats, counts: Flags) -> tuple[Floats, Floats]:
    """Return what was sold in each of the windows [units], and on how many days that count: shape (items, windows).

    An item's first day that counts is an eighth of one if something sold on it: it was picked for its sale, and who
    sells once in two months would seem to sell twice. The oldest day of all history was not picked.

    Args: as in ``window_rates``.

    >>> window_sums(np.array([[0.0, 50.0] + [0.0] * 9]), np.array([[False] + [True] * 10]))[1][0, :2]
    array([7.   , 9.125])
    """
    edges = [max(0, sold.shape[1] - window) for window in WINDOWS]
    found = _since(sold, edges, sums), _since(counts, edges, days_of)
    late = np.flatnonzero(~counts[:, 0]) if sold.shape[1] else np.zeros(0, np.intp)
    if late.size:
        first = np.ascontiguousarray(counts[late]).argmax(axis=1)
        units = sold[late, first]
        within = (first[:, None] >= np.array(edges)) & (units > 0)[:, None]
        for whole, day in zip(found, (units, np.ones(len(late))), strict=True):
            whole[late] -= ((1 - FIRST) * day)[:, None] * within
    return found


def window_means(totals: Floats, days: Floats, fewest: int) -> Floats:
    """Return the mean sales of a day over each of the windows, from what ``window_sums`` found.

    >>> window_means(np.array([[6.0] * 6 + [60.0]]), np.array([[2.0] * 6 + [20.0]]), fewest=3)
    array([[3., 3., 3., 3., 3., 3., 3.]])
    """
    rates = totals / np.where(days > 0, days, 1.0)
    for shorter in range(len(WINDOWS) - 2, -1, -1):
        thin = days[:, shorter] < min(fewest, (WINDOWS[shorter] + 1) // 2)
        rates[thin, shorter] = rates[thin, shorter + 1]
    return np.asarray(rates, dtype=np.float64)


def blended(rates: Floats, weights: tuple[float, ...]) -> Floats:
    """Return the weighted mean of the rates of the windows.

    Args:
        rates: [units/day] shape (items, windows), >= 0.
        weights: of each window, >= 0, adding up to 1.

    Returns:
        [units/day] shape (items,); the same for an item whoever its neighbours are.

    >>> blended(np.array([[3.0, 6.5, 7.0, 7.0, 7.0, 7.0, 7.0]]), (0.5, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0))
    array([5.])
    """
    return np.asarray((rates * np.array(weights)).sum(axis=1), dtype=np.float64)


def _selling_day(sold: Floats) -> Floats:
    """Return the mean of the days with a sale without the highest; of a single one itself, of none 0."""
    days = days_of(sold > 0)
    highest = np.where(days > 1, sold.max(axis=1, initial=0.0), 0.0)
    return np.asarray((sums(sold) - highest) / np.maximum(days - 1, 1), dtype=np.float64)


def _since(values: Any, edges: list[int], added: Callable[[Any], Floats | Integers]) -> Floats:
    """Return the sums from each edge to the end, the edges falling: each stretch between two is added up once."""
    ends = [values.shape[1], *edges[:-1]]
    pieces = [added(values[:, edge:end]) for edge, end in zip(edges, ends, strict=True)]
    return np.cumsum(np.stack(pieces, axis=1), axis=1, dtype=np.float64)
