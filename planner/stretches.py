"""Sums over stretches of days, fast: what sold in each lead time of a year, and how far those sums stray."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers
from planner.totals import days_of

STARTS = 8
"""Overlapping stretches a lead time: more of them say nothing new."""
SINGLE = np.float32
"""What stretches are added up in: half as much to move, and exact for whole units up to 16 million a stretch."""


def spread_of_stretches(units: Floats, counts: Flags, length: int) -> Floats:
    """Return the standard deviation of what sold in stretches of ``length`` days, an eighth of it apart.

    Days that do not count are left out and the rest stands for them; a stretch needs half of its days.

    Args:
        units: [units] sold each day, shape (items, days), >= 0; the last stretch ends with the last day.
        counts: same shape; False where the item could not be bought, or an event ran.
        length: [days] 1 to days.

    Returns:
        [units] shape (items,); nan where fewer than half of the stretches have half of their days.

    >>> days = np.array([[5.0, 5.0, 15.0, 15.0, 5.0]])
    >>> spread_of_stretches(days, days > 0, length=2).round(2)  # 10, 20, 30, 20
    array([7.07])
    """
    sold = units.astype(SINGLE)
    sold *= counts.view(np.int8)
    whole = _stretches(sold, length, SINGLE).astype(np.float64)
    judged = np.ones(whole.shape, dtype=np.bool_)
    gaps = np.flatnonzero(~counts.all(axis=1))
    days = _stretches(counts[gaps].view(np.int8), length, np.int16)
    whole[gaps] *= length / np.maximum(days, 1.0)
    judged[gaps] = days * 2 >= length
    number = days_of(judged)
    found = np.sqrt(squares(whole, judged, number) / np.maximum(number, 1))
    return np.where(number * 2 >= whole.shape[1], found, np.nan)


def squares(values: Floats, counts: Flags, number: Integers) -> Floats:
    """Return the sum of squared deviations from the mean of those that count."""
    off = values * counts
    off -= off.sum(axis=1, keepdims=True) / np.maximum(number, 1)[:, None]
    off *= counts
    return np.asarray(np.einsum("ij,ij->i", off, off), dtype=np.float64)


def _stretches(daily: NDArray[Any], length: int, kind: type) -> NDArray[Any]:
    """Return the sums over stretches of ``length`` days that begin a step apart; the last one ends with the last day.

    A stretch is so many whole steps and the beginning of another, so days are added up by steps first.
    """
    step = max(1, length // STARTS)
    steps, rest = divmod(length, step)
    first = (daily.shape[1] - length) % step
    days = [daily[:, first + day :: step] for day in range(step)]
    whole = (daily.shape[1] - first) // step
    if not rest:
        return _rolling(_added(days, whole, kind), steps)
    begun = _added(days[:rest], whole + 1, kind)
    sums = _rolling(_added([begun, *days[rest:]], whole, kind), steps)
    sums += begun[:, steps:]
    return sums


def _added(parts: Sequence[NDArray[Any]], columns: int, kind: type) -> NDArray[Any]:
    total: NDArray[Any] = parts[0][:, :columns].astype(kind)
    for part in parts[1:]:
        total += part[:, :columns]
    return total


def _rolling(values: NDArray[Any], width: int) -> NDArray[Any]:
    """Return the sum of each ``width`` neighbouring columns, out of sums of 1, 2, 4, 8 … of them.

    Several times faster than a running total, in which each column waits for the one before.
    """
    size, reach, doubled = 1, 0, values
    sums = np.zeros((values.shape[0], values.shape[1] - width + 1), values.dtype)
    while reach < width:
        if width & size:
            sums += doubled[:, reach : reach + sums.shape[1]]
            reach += size
        if reach < width:
            doubled = doubled[:, :-size] + doubled[:, size:]
            size *= 2
    return sums
