"""How far the sales of a lead time stray from the forecast: what a safety stock is made for."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers

YEAR = 365
"""[days] of history before an item's own past lead times are believed."""
LEAD_TIMES = 8
"""So many lead times the history must hold, too: with fewer, the spread of their sums says too little."""
STARTS = 8
"""Overlapping stretches a lead time: more of them say nothing new."""


def daily_spread(units: Floats, counts: Flags) -> Floats:
    """Return the standard deviation of the sales of a day, over the days that count.

    Args:
        units: [units] sold each day, shape (items, days), >= 0.
        counts: same shape; False where the item could not be bought, or an event ran.

    Returns:
        [units/day] shape (items,); 0 where fewer than two days count.

    >>> daily_spread(np.array([[20.0, 40.0, 0.0, 30.0]]), np.array([[True, True, False, True]]))
    array([10.])
    """
    days = counts.sum(axis=1)
    return np.asarray(np.sqrt(_squares(units, counts, days) / np.maximum(days - 1, 1)), dtype=np.float64)


def own_spread(units: Floats, counts: Flags, known_days: Floats, lead_time: Floats) -> Floats:
    """Return the standard deviation of what sold in the item's own past lead times.

    Sums over stretches of one lead time hold what a day's spread cannot: good and bad weeks follow each other. Days
    that do not count are left out and the rest stands for them; a stretch needs half of its days.

    Args:
        units: [units] sold each day, shape (items, days), >= 0, last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] same shape, >= 0.

    Returns:
        [units] shape (items,); nan where known for less than a year or 8 lead times, or half of it does not count.

    >>> steady = np.full((2, 365), 10.0)
    >>> own_spread(steady, steady > 0, known_days=np.array([365.0, 364.0]), lead_time=np.array([7.0, 7.0]))
    array([ 0., nan])
    """
    spread = np.full(len(units), np.nan)
    lengths = np.maximum(np.ceil(lead_time), 1.0).astype(np.int64)
    is_known = np.minimum(known_days, units.shape[1]) >= days_needed(lead_time)
    for length in np.unique(lengths[is_known]):
        same = np.flatnonzero(is_known & (lengths == length))
        newest = slice(units.shape[1] - max(YEAR, LEAD_TIMES * int(length)), None)
        shelved = counts[same, newest]
        spread[same] = _of_stretches(units[same, newest] * shelved, shelved.view(np.int8), int(length))
    return spread


def days_needed(lead_time: Floats) -> Floats:
    """Return how long an item must be known before its own past lead times are believed.

    Args:
        lead_time: [days] shape (items,), >= 0.

    Returns:
        [days] a year, or 8 lead times where that is longer.

    >>> days_needed(np.array([45.0, 46.0]))
    array([365., 368.])
    """
    return np.asarray(np.maximum(YEAR, LEAD_TIMES * np.maximum(np.ceil(lead_time), 1.0)), dtype=np.float64)


def spread(
    daily_spread: Floats,
    own_spread: Floats,
    usual_spread: Floats,
    daily_rate: Floats,
    lead_time: Floats,
    lead_time_spread: Floats,
) -> Floats:
    """Return the spread of sales over a lead time that itself is not certain.

    Where an item's own past lead times are known: half of their variance and half of what is usual at such a
    forecast. Else: so many days, each as spread as its days were.

    Args:
        daily_spread: [units/day] shape (items,), >= 0; not looked at where ``own_spread`` is known.
        own_spread: [units] of past lead times, same shape; nan where the past is too short.
        usual_spread: [units] of other items at such a forecast, same shape, >= 0.
        daily_rate: [units/day] same shape, >= 0.
        lead_time: [days] same shape, >= 0.
        lead_time_spread: [days] standard deviation, same shape, >= 0.

    Returns:
        [units] standard deviation; 0 where nothing sells.

    Source: King 2011, with independent demand and lead time.

    >>> days, rate = np.array([15.0]), np.array([30.0])
    >>> spread(np.array([10.0]), np.array([np.nan]), np.array([0.0]), rate, days, np.array([3.0])).round(2)
    array([97.98])
    """
    of_days = lead_time * daily_spread**2
    of_past = 0.5 * own_spread**2 + 0.5 * usual_spread**2
    variance = np.where(np.isnan(own_spread), of_days, of_past) + (daily_rate * lead_time_spread) ** 2
    return np.where((daily_rate > 0) & (lead_time > 0), np.sqrt(variance), 0.0)


def sales_spread(
    spread: Floats, daily_rate: Floats, lead_time: Floats, lead_time_spread: Floats, days: Floats
) -> Floats:
    """Return the spread of the sales of ``days`` days, read from that of a lead time.

    What an uncertain lead time adds is taken out; the rest grows with the root of the days.

    Args:
        spread: [units] over the lead time, shape (items,), >= 0.
        daily_rate: [units/day] same shape, >= 0.
        lead_time: [days] same shape, >= 0.
        lead_time_spread: [days] standard deviation, same shape, >= 0.
        days: [days] same shape, >= 0.

    Returns:
        [units] standard deviation, >= 0.

    >>> one, rate = np.ones(1), np.array([30.0])
    >>> sales_spread(97.98 * one, rate, 15.0 * one, 3.0 * one, 60.0 * one).round(1)  # 10 a day: 10 x root of 60
    array([77.5])
    """
    of_sales = np.maximum(spread**2 - (daily_rate * lead_time_spread) ** 2, 0.0)
    return np.asarray(np.sqrt(of_sales * days / np.where(lead_time > 0, lead_time, 1.0)), dtype=np.float64)


def _of_stretches(sold: Floats, shelved: NDArray[np.int8], length: int) -> Floats:
    days = _stretches(shelved, length, np.int16)
    judged = days * 2 >= length
    number = judged.sum(axis=1)
    whole = _stretches(sold, length, np.float64) * (length / np.maximum(days, 1.0))
    found = np.sqrt(_squares(whole, judged, number) / np.maximum(number, 1))
    return np.where(number * 2 >= judged.shape[1], found, np.nan)


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


def _squares(values: Floats, counts: Flags, number: Integers) -> Floats:
    """Return the sum of squared deviations from the mean of those that count."""
    off = values * counts
    off -= off.sum(axis=1, keepdims=True) / np.maximum(number, 1)[:, None]
    off *= counts
    off *= off
    return np.asarray(off.sum(axis=1), dtype=np.float64)
