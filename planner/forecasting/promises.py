"""How far past lead times' sales were from what the daily rate promised: a buffer of days is learned from it."""

from dataclasses import dataclass

import numpy as np

from planner.classes import ALL_BUT_DUST
from planner.forecasting.demand import daily_rate
from planner.model import RAN_OUT, Flags, Floats, History, Integers

FEWEST = 200
"""Promises below which nothing is learned."""
FEWEST_SOLD = 10.0
"""[units] in the window before a stretch: of fewer, a rate says nothing."""
SHORTEST, LONGEST = 7.0, 90.0
"""[days] the buffer is kept between."""


@dataclass(frozen=True, slots=True)
class Promises:
    """What daily rates had promised of past lead times, one entry for each that could be judged."""

    error: Floats  # [days] of sales at that rate by which more sold; below 0: less
    units: Floats  # [units] that were promised


def promises(history: History, lead_time: Floats, window: int) -> Promises:
    """Return what the daily rate promised for past lead times, and how far off it was.

    History is cut into stretches of one lead time, the newest first and none overlapping. Days without stock count
    neither before nor within a stretch; a stretch needs half of its days.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        lead_time: [days] the longest normal one, shape (items,), >= 0; less than a day is taken as one.
        window: [days] before a stretch that its rate is the mean of, >= 1.

    Returns:
        Promises, those of one stretch after the other.

    >>> steady = History(np.repeat([[5.0, 6.0]], [30, 30], axis=1), np.ones((1, 60), dtype=np.int8))
    >>> promises(steady, np.array([30.0]), window=30)
    Promises(error=array([6.]), units=array([150.]))
    """
    units, in_stock, days = history.units, history.in_stock, history.units.shape[1]
    length = np.clip(np.ceil(lead_time), 1, days + 1).astype(np.int64)
    on_shelf = ((in_stock != 0) | (units > 0)) & (in_stock != RAN_OUT)
    seen = (in_stock >= 0) | (units > 0)
    known_from = (~np.logical_or.accumulate(seen, axis=1)).sum(axis=1)
    sold_until, shelf_until = _running(np.where(on_shelf, units, 0.0)), _running(on_shelf)
    errors, promised = [np.zeros(0)], [np.zeros(0)]
    for stretch in range((days - window) // max(1, int(length.min(initial=days)))):
        end = days - stretch * length
        start = end - length
        can_judge = start - window >= known_from
        start, end = np.maximum(start, window), np.maximum(end, 0)
        sold_before, days_within = _between(sold_until, start - window, start), _between(shelf_until, start, end)
        before = daily_rate(sold_before, _between(shelf_until, start - window, start))
        within = daily_rate(_between(sold_until, start, end), days_within)
        judged = can_judge & (sold_before >= FEWEST_SOLD) & (days_within * 2 >= length)
        errors.append(((within - before) * length / np.where(before > 0, before, 1.0))[judged])
        promised.append((before * length)[judged])
    return Promises(np.concatenate(errors), np.concatenate(promised))


def buffer_learned(past: Promises, share: float) -> float | None:
    """Return how many days of sales would have covered such a share of past demand.

    Args:
        past: promises of the whole catalogue; they weigh by their units.
        share: of the demand, 0 to 1.

    Returns:
        [days] 7 to 90; None where fewer than 200 promises could be judged.

    >>> buffer_learned(Promises(np.array([9.0, 20.0]).repeat(100), np.array([9.0, 1.0]).repeat(100)), 0.9)
    9.0
    """
    if len(past.error) < FEWEST:
        return None
    return float(np.clip(weighted_quantile(past.error, past.units, share), SHORTEST, LONGEST))


def weighted_quantile(values: Floats, weights: Floats, share: float) -> float:
    """Return the smallest value at or below which ``share`` of the weight lies.

    Args:
        values: any unit, shape (n,), n >= 1.
        weights: same shape, >= 0, not all 0.
        share: 0 to 1.

    Returns:
        One of ``values``.

    >>> weighted_quantile(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 8.0]), 0.9)
    2.0
    """
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return float(values[order[np.searchsorted(reached, share * reached[-1] * ALL_BUT_DUST)]])


def _running(values: Floats | Flags) -> Floats:
    return np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1, dtype=np.float64)


def _between(running: Floats, start: Integers, end: Integers) -> Floats:
    ends = np.stack([start, end], axis=1)
    first, last = np.take_along_axis(running, ends, axis=1).T
    return np.asarray(last - first, dtype=np.float64)
