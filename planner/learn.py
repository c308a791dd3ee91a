"""What only the whole catalogue can teach: how many days of sales to keep as a buffer."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner.blocks import pieces
from planner.demand import daily_rate
from planner.model import Flags, Floats, Integers, Learned, Policy

FEWEST_STRETCHES = 200
"""Below it the default stands."""
FEWEST_SOLD = 10.0
"""[units] in the window before a stretch: of fewer, a rate says nothing."""
SHORTEST, LONGEST = 7.0, 90.0
"""[days] the buffer is kept between."""
BLOCK = 1024
"""Items read at a time, so that memory stays bounded."""


def learn(units: Floats, in_stock: NDArray[np.int8], lead_time: Floats, policy: Policy, as_of: date) -> Learned:
    """Return the buffer that would have seen the policy's share of past demand through its lead time.

    History is cut into stretches of one lead time, the newest first and none overlapping. In each, what the daily
    rate of the days before had promised is compared with what sold, in days of sales; stretches weigh by demand.
    Days without stock count neither before nor within a stretch; a stretch needs stock on half of its days.

    Args:
        units: [units] sold each day, shape (items, days), >= 0, last column is ``as_of - 1``.
        in_stock: same shape: 1 yes, 0 no, -1 unknown.
        lead_time: [days] shape (items,); nan: by the policy.
        policy: window, lead time and service.
        as_of: business date of day 0.

    Returns:
        Learned; the default buffer where fewer than 200 stretches can be judged, else 7 to 90 days.

    Raises:
        ValueError: shapes that do not fit together.
    """
    if units.shape != in_stock.shape or units.shape[:1] != lead_time.shape:
        raise ValueError(f"units {units.shape}, in_stock {in_stock.shape} and lead_time {lead_time.shape} do not fit")
    length = np.ceil(np.where(np.isnan(lead_time), policy.lead_time, lead_time))
    length = np.clip(length, 1, units.shape[1] + 1).astype(np.int64)
    parts = [_errors(units[rows], in_stock[rows], length[rows], policy.window) for rows in pieces(len(units), BLOCK)]
    errors, weights = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    if len(errors) < FEWEST_STRETCHES:
        return Learned(sample_size=len(errors), learned_on=as_of)
    buffer_days = float(np.clip(weighted_quantile(errors, weights, policy.service), SHORTEST, LONGEST))
    return Learned(buffer_days, len(errors), as_of)


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
    return float(values[order[np.searchsorted(reached, share * reached[-1] * (1 - 1e-12))]])


def _errors(units: Floats, in_stock: NDArray[np.int8], length: Integers, window: int) -> tuple[Floats, Floats]:
    """Return each judged stretch's error [days] and its weight [units]."""
    days = units.shape[1]
    on_shelf = (in_stock != 0) | (units > 0)
    seen = (in_stock >= 0) | (units > 0)
    known_from = (~np.logical_or.accumulate(seen, axis=1)).sum(axis=1)
    sold_until, shelf_until = _running(np.where(on_shelf, units, 0.0)), _running(on_shelf)
    errors, weights = [np.zeros(0)], [np.zeros(0)]
    for stretch in range((days - window) // max(1, int(length.min(initial=days)))):
        end = days - stretch * length
        start = end - length
        can_judge = start - window >= known_from
        start, end = np.maximum(start, window), np.maximum(end, 0)
        before = daily_rate(_between(sold_until, start - window, start), _between(shelf_until, start - window, start))
        within_days = _between(shelf_until, start, end)
        within = daily_rate(_between(sold_until, start, end), within_days)
        judged = can_judge & (_between(sold_until, start - window, start) >= FEWEST_SOLD) & (within_days * 2 >= length)
        errors.append(((within - before) * length / np.where(before > 0, before, 1.0))[judged])
        weights.append((before * length)[judged])
    return np.concatenate(errors), np.concatenate(weights)


def _running(values: Floats | Flags) -> Floats:
    return np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1, dtype=np.float64)


def _between(running: Floats, start: Integers, end: Integers) -> Floats:
    ends = np.stack([start, end], axis=1)
    first, last = np.take_along_axis(running, ends, axis=1).T
    return np.asarray(last - first, dtype=np.float64)
