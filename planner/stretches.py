"""Sums over stretches of so many days in a row, and how far they stray: what a lead time would have taken."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers

STARTS = 8
"""Overlapping stretches a lead time: more of them say nothing new."""


def spread_of_stretches(units: Floats, counts: Flags, length: int) -> Floats:
    """Return the standard deviation of the sums over stretches of ``length`` days, those that do not count filled up.

    Args:
        units: [units] sold each day, shape (items, days), >= 0.
        counts: same shape; False where the item could not be bought, or an event ran.
        length: [days] >= 1, and no more than there are.

    Returns:
        [units] shape (items,); nan where half of the stretches hold too few days that count.
    """
    days = _stretches(counts.view(np.int8), length, np.int16)
    judged = days * 2 >= length
    number = judged.sum(axis=1)
    whole = _stretches(units * counts, length, np.float64) * (length / np.maximum(days, 1.0))
    found = np.sqrt(squares_off(whole, judged, number) / np.maximum(number, 1))
    return np.where(number * 2 >= judged.shape[1], found, np.nan)


def squares_off(values: Floats, counts: Flags, number: Integers) -> Floats:
    """Return the sum of squared deviations from the mean of those that count."""
    off = values * counts
    off -= off.sum(axis=1, keepdims=True) / np.maximum(number, 1)[:, None]
    off *= counts
    off *= off
    return np.asarray(off.sum(axis=1), dtype=np.float64)


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
