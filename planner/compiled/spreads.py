"""How far sales strayed, in the item's own past lead times or from day to day, in compiled loops."""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers


@njit(nogil=True, cache=True)
def spreads(
    units: Floats,
    rows: NDArray[np.intp],
    counts: Flags,
    known_days: Floats,
    lengths: Integers,
    year: int,
    lead_times: int,
    starts: int,
) -> tuple[Floats, Floats]:
    """Return ``own_spread``, and ``daily_spread`` where the past is too short for it.

    Args:
        units, rows, known_days: as of ``read``.
        counts: which days count, shape (items, days).
        lengths: [days] lead time of each item, whole, >= 1.
        year, lead_times, starts: the limits of ``planner.spread`` and ``planner.stretches``.
    """
    items, days = counts.shape
    of_days, own, selling = np.full(items, np.nan), np.full(items, np.nan), np.empty(days)
    for i in range(items):
        sales = units[rows[i]]
        for day in range(days):
            selling[day] = sales[day] if counts[i, day] else 0.0
        newest = max(year, lead_times * lengths[i])
        if min(known_days[i], days) >= newest:
            own[i] = _spread_of_stretches(selling[days - newest :], counts[i, days - newest :], lengths[i], starts)
        if np.isnan(own[i]):
            of_days[i] = _daily_spread(selling[max(0, days - year) :], counts[i, max(0, days - year) :])
    return own, of_days


@njit(nogil=True, cache=True)
def _daily_spread(selling: Floats, counts: Flags) -> float:
    number = counts.sum()
    return float(np.sqrt(_squares(selling, counts, number) / max(number - 1, 1)))


@njit(nogil=True, cache=True)
def _squares(values: Floats, counts: Flags, number: int) -> float:
    mean, total = _sum(values) / max(number, 1), 0.0
    for i in range(len(values)):
        off = values[i] - mean if counts[i] else 0.0
        total += off * off
    return total


@njit(nogil=True, cache=True)
def _spread_of_stretches(selling: Floats, counts: Flags, length: int, starts: int) -> float:
    whole = _stretches(selling, length, starts)
    judged = np.ones(len(whole), np.bool_)
    if not counts.all():
        days = _stretches(counts, length, starts)
        judged[:] = days * 2 >= length
        whole = np.where(judged, whole * (length / np.maximum(days, 1.0)), 0.0)
    number = judged.sum()
    if number * 2 < len(whole):
        return np.nan
    return float(np.sqrt(_squares(whole, judged, number) / max(number, 1)))


@njit(nogil=True, cache=True)
def _stretches(daily: Any, length: int, starts: int) -> Floats:
    step = max(1, length // starts)
    steps, rest, first = length // step, length % step, (len(daily) - length) % step
    of_step = np.zeros((len(daily) - first) // step)
    for k in range(len(of_step)):
        for day in range(first + k * step, first + (k + 1) * step):
            of_step[k] += daily[day]
    found = _rolling(of_step, steps)
    for k in range(len(found)):
        begun = 0.0
        for day in range(first + (k + steps) * step, first + (k + steps) * step + rest):
            begun += daily[day]
        found[k] += begun
    return found


@njit(nogil=True, cache=True)
def _rolling(doubled: Floats, width: int) -> Floats:
    size, reach, many = 1, 0, len(doubled)
    found = np.zeros(many - width + 1)
    while reach < width:
        if width & size:
            for k in range(len(found)):
                found[k] += doubled[reach + k]
            reach += size
        if reach < width:
            many -= size
            for k in range(many):
                doubled[k] += doubled[k + size]
            size *= 2
    return found


@njit(nogil=True, cache=True)
def _sum(values: Floats) -> float:
    total = 0.0
    for value in values:
        total += value
    return total
