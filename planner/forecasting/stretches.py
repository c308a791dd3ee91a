"""Sums over stretches of days, fast: what sold in each lead time of a year, and how far those sums stray."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.layout import by_day, of_items, sums
from planner.model import Flags, Floats, Integers
from planner.totals import days_of

STARTS = 8
"""Overlapping stretches a lead time: more of them say nothing new."""


def spread_of_stretches(sold: Floats, counts: Flags, length: int) -> Floats:
    """Return the standard deviation of what sold in stretches of ``length`` days, an eighth of it apart.

    Days that do not count are left out and the rest stands for them; a stretch needs half of its days.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days); the last stretch ends with the last day.
        counts: same shape; False where the item could not be bought, or an event ran.
        length: [days] 1 to days.

    Returns:
        [units] shape (items,); nan where fewer than half of the stretches have half of their days.

    >>> days = np.array([[5.0, 5.0, 15.0, 15.0, 5.0]])
    >>> spread_of_stretches(days, days > 0, length=2).round(2)  # 10, 20, 30, 20
    array([7.07])
    """
    whole = _stretches(sold, length, np.float64)
    every = whole.shape[1]
    found: Floats = np.sqrt(squares(whole, np.True_, np.full(len(whole), every)) / every)
    gaps = np.flatnonzero(~counts.all(axis=1))
    if gaps.size:
        days = _stretches(of_items(counts, gaps).view(np.int8), length, np.int16)
        judged = days * 2 >= length
        whole_days = np.where(judged, of_items(whole, gaps) * (length / np.maximum(days, 1)), 0.0)
        number = days_of(judged)
        stray = np.sqrt(squares(whole_days, judged, number) / np.maximum(number, 1))
        found[gaps] = np.where(number * 2 >= every, stray, np.nan)
    return found


def squares(values: Floats, counts: Flags | np.bool_, number: Integers) -> Floats:
    """Return the sum of squared deviations from the mean of those that count; all others are 0.

    >>> squares(np.array([[1.0, 3.0, 0.0]]), np.array([[True, True, False]]), np.array([2]))
    array([2.])
    """
    mean = sums(values) / np.maximum(number, 1)
    off = values - mean[:, None] * counts
    off *= off
    return sums(off)


def _stretches(daily: NDArray[Any], length: int, kind: type) -> NDArray[Any]:
    """Return the sums over stretches of ``length`` days that begin a step apart; the last one ends with the last day.

    A stretch is so many whole steps and the beginning of another, so days are added up by steps first.
    """
    days = by_day(daily).T
    step = max(1, length // STARTS)
    steps, rest = divmod(length, step)
    first = (len(days) - length) % step
    whole = (len(days) - first) // step
    parts = [days[first + day :: step] for day in range(step)]
    if not rest:
        return _rolling(_added(parts, whole, kind), steps).T
    begun = _added(parts[:rest], whole + 1, kind)
    found = _rolling(_added([begun, *parts[rest:]], whole, kind), steps)
    found += begun[steps:]
    return found.T


def _added(parts: list[NDArray[Any]], many: int, kind: type) -> NDArray[Any]:
    total: NDArray[Any] = parts[0][:many].astype(kind)
    for part in parts[1:]:
        total += part[:many]
    return total


def _rolling(values: NDArray[Any], width: int) -> NDArray[Any]:
    """Return the sum of each ``width`` neighbouring rows, out of sums of 1, 2, 4, 8 … of them.

    Fewer calls than a running total, in which each row waits for the one before, and nothing is taken away again.
    """
    size, reach, doubled = 1, 0, values
    found = np.zeros((len(values) - width + 1, values.shape[1]), values.dtype)
    while reach < width:
        if width & size:
            found += doubled[reach : reach + len(found)]
            reach += size
        if reach < width:
            doubled = doubled[:-size] + doubled[size:]
            size *= 2
    return found
