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
    steps, whole, shelved, judged = np.empty(days), np.empty(days), np.empty(days), np.empty(days, np.bool_)
    for i in range(items):
        sales, length = units[rows[i]], lengths[i]
        for day in range(days):
            selling[day] = sales[day] if counts[i, day] else 0.0
        newest = max(year, lead_times * length)
        if min(known_days[i], days) >= newest:
            many = _stretches(selling[days - newest :], length, starts, steps, whole)
            number = many
            judged[:many] = True
            if _number(counts[i, days - newest :]) < newest:
                _stretches(counts[i, days - newest :], length, starts, steps, shelved)
                number = _stand_for_all(whole[:many], shelved, length, judged)
            if number * 2 >= many:
                own[i] = np.sqrt(_squares(whole[:many], judged, number) / max(number, 1))
        if np.isnan(own[i]):
            of_days[i] = _daily_spread(selling[max(0, days - year) :], counts[i, max(0, days - year) :])
    return own, of_days


@njit(nogil=True, cache=True)
def _daily_spread(selling: Floats, counts: Flags) -> float:
    number = _number(counts)
    return float(np.sqrt(_squares(selling, counts, number) / max(number - 1, 1)))


@njit(nogil=True, cache=True)
def _squares(values: Floats, counts: Flags, number: int) -> float:
    total, squares = 0.0, 0.0
    for value in values:
        total += value
    mean = total / max(number, 1)
    for i in range(len(values)):
        off = values[i] - mean if counts[i] else 0.0
        squares += off * off
    return squares


@njit(nogil=True, cache=True)
def _number(counts: Flags) -> int:
    number = 0
    for day in range(len(counts)):
        number += counts[day]
    return number


@njit(nogil=True, cache=True)
def _stand_for_all(whole: Floats, shelved: Floats, length: int, judged: Flags) -> int:
    """Let the days on the shelf of each stretch stand for all, and return how many stretches have half of theirs."""
    number = 0
    for k in range(len(whole)):
        judged[k] = shelved[k] * 2 >= length
        whole[k] = whole[k] * (length / max(shelved[k], 1.0)) if judged[k] else 0.0
        number += judged[k]
    return number


@njit(nogil=True, cache=True)
def _stretches(daily: Any, length: int, starts: int, steps: Floats, found: Floats) -> int:
    """Fill ``found`` with the sum of each stretch, and return how many; ``steps`` is room to work in."""
    step = max(1, length // starts)
    width, rest, first = length // step, length % step, (len(daily) - length) % step
    for k in range((len(daily) - first) // step):
        total = 0.0
        for day in range(first + k * step, first + (k + 1) * step):
            total += daily[day]
        steps[k] = total
    many = (len(daily) - first) // step - width + 1
    _rolling(steps, width, found[:many])
    for k in range(many):
        begun = 0.0
        for day in range(first + (k + width) * step, first + (k + width) * step + rest):
            begun += daily[day]
        found[k] += begun
    return many


@njit(nogil=True, cache=True)
def _rolling(doubled: Floats, width: int, found: Floats) -> None:
    size, reach, many = 1, 0, len(found) + width - 1
    found[:] = 0.0
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
