"""How far sales strayed, in the item's own past lead times or from day to day, in compiled loops."""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.compiled.totals import days_of
from planner.model import Flags, Floats, Integers


@njit(nogil=True, cache=True)
def spreads(
    units: Floats,
    rows: NDArray[np.intp],
    counts: Flags,
    is_whole: Flags,
    known_days: Floats,
    lengths: Integers,
    year: int,
    lead_times: int,
    starts: int,
) -> tuple[Floats, Floats]:
    """Return ``own_spread``, and ``daily_spread`` where the past is too short for it.

    Args:
        units, rows, known_days: as in ``read``.
        counts: which days count, shape (items, days).
        is_whole: whether all units of an item are whole ones, shape (items,).
        lengths: [days] lead time of each item, whole, >= 1.
        year, lead_times, starts: the limits of ``planner.forecasting.spread`` and ``planner.forecasting.stretches``.
    """
    items, days = counts.shape
    of_days, own, selling = np.full(items, np.nan), np.full(items, np.nan), np.empty(days)
    steps, whole, shelved, judged = np.empty(days), np.empty(days), np.empty(days), np.empty(days, np.bool_)
    until = np.zeros(days + 1, np.int64)
    for i in range(items):
        sales, counting, length = units[rows[i]], counts[i], lengths[i]
        for day in range(days):
            selling[day] = sales[day] if counting[day] else 0.0
        newest = max(year, lead_times * length)
        if min(known_days[i], days) >= newest:
            daily, lay = selling[days - newest :], counting[days - newest :]
            if is_whole[i]:
                many = _whole_stretches(daily, length, starts, until, whole)
            else:
                many = _stretches(daily, length, starts, steps, whole)
            number = many
            judged[:many] = True
            if days_of(lay) < newest:
                _whole_stretches(lay, length, starts, until, shelved)
                number = _stand_for_all(whole[:many], shelved, length, judged)
            if number * 2 >= many:
                own[i] = np.sqrt(_squares(whole[:many], judged, number, steps) / max(number, 1))
        if np.isnan(own[i]):
            of_days[i] = _daily_spread(selling[max(0, days - year) :], counting[max(0, days - year) :], steps)
    return own, of_days


@njit(nogil=True, cache=True)
def _daily_spread(selling: Floats, counts: Flags, squared: Floats) -> float:
    number = days_of(counts)
    return float(np.sqrt(_squares(selling, counts, number, squared) / max(number - 1, 1)))


@njit(nogil=True, cache=True)
def _squares(values: Floats, counts: Flags, number: int, squared: Floats) -> float:
    total, squares = 0.0, 0.0
    for i in range(len(values)):
        total += values[i]
    mean = total / max(number, 1)
    for i in range(len(values)):
        off = values[i] - mean if counts[i] else 0.0
        squared[i] = off * off
    for i in range(len(values)):
        squares += squared[i]
    return squares


@njit(nogil=True, cache=True)
def _whole_stretches(daily: Any, length: int, starts: int, until: Integers, found: Floats) -> int:
    """Do what ``_stretches`` does where all is whole: sums until a day are exact, and so is the difference of two."""
    step = max(1, length // starts)
    first = (len(daily) - length) % step
    many = (len(daily) - first - length) // step + 1
    total = 0
    for day in range(len(daily)):
        total += int(daily[day])
        until[day + 1] = total
    begin, end = until[first:], until[first + length :]
    for k in range(many):
        found[k] = end[k * step] - begin[k * step]
    return many


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
def _stretches(daily: Floats, length: int, starts: int, steps: Floats, found: Floats) -> int:
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
