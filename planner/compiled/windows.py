"""What was sold in each of the windows, days far above the usual cut, and who no longer sells, in compiled loops."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.compiled.limits import Limits
from planner.compiled.totals import days_of
from planner.model import Flags, Floats, Integers


class Windows(NamedTuple):
    """Columns of a Reading."""

    units: Floats
    days: Floats
    year_ago: Floats
    stopped: Flags


@njit(nogil=True, cache=True)
def windows_read(
    units: Floats,
    rows: NDArray[np.intp],
    counts: Flags,
    is_whole: Flags,
    history_days: Integers,
    ahead: Integers,
    limits: Limits,
) -> Windows:
    """Return ``window_units``, ``window_days``, ``year_ago`` and ``stopped`` of a Reading.

    Args:
        units, rows: as in ``read``.
        counts: which days count, shape (items, days); history_days: [days] how many, shape (items,).
        is_whole: whether all units of an item are whole ones, shape (items,).
        ahead: [days] of each item that are looked at a year ago, whole, same shape.
        limits: what to compare with.
    """
    items, days = counts.shape
    totals, counted = np.empty((items, len(limits.windows))), np.empty((items, len(limits.windows)))
    stopped, selling, tempered = np.empty(items, np.bool_), np.empty(days), np.empty(days)
    year_ago = np.full(items, np.nan)
    for i in range(items):
        sales, counting = units[rows[i]], counts[i]
        for day in range(days):
            selling[day] = sales[day] if counting[day] else 0.0
        _temper(selling, _usual_day(selling, is_whole[i], limits), limits, tempered)
        _window_sums(tempered, counting, limits, totals[i], counted[i])
        if days >= limits.year:
            then = slice(days - limits.year, days - limits.year + ahead[i])
            year_ago[i] = _mean(tempered[then], counting[then])
        stopped[i] = totals[i, limits.asked] == 0 and _has_stopped(selling, counting, history_days[i], limits.expected)
    return Windows(totals, counted, year_ago, stopped)


@njit(nogil=True, cache=True)
def _usual_day(selling: Floats, is_whole: np.bool_, limits: Limits) -> float:
    quarter = selling[max(0, len(selling) - limits.quarter) :]
    return max(_selling_day(selling, is_whole), _selling_day(quarter, is_whole))


@njit(nogil=True, cache=True)
def _selling_day(selling: Floats, is_whole: np.bool_) -> float:
    total = _in_any_order(selling) if is_whole else _in_order(selling)  # whole ones add up to the same in any order
    days, highest = _days_sold(selling), _highest(selling)
    return (total - highest) / (days - 1) if days > 1 else total


@njit(nogil=True, cache=True)
def _temper(selling: Floats, usual: float, limits: Limits, tempered: Floats) -> None:
    most = limits.far_above * usual
    for day in range(len(selling)):
        excess = limits.kept * min(selling[day] - most, limits.most_kept * usual)
        tempered[day] = most + excess if selling[day] > most else selling[day]


@njit(nogil=True, cache=True)
def _window_sums(tempered: Floats, counting: Flags, limits: Limits, totals: Floats, counted: Floats) -> None:
    total, number, end = 0.0, 0, len(tempered)
    for k, window in enumerate(limits.windows):
        edge = max(0, len(tempered) - window)
        total += _in_order(tempered[edge:end])
        number += days_of(counting[edge:end])
        totals[k], counted[k], end = total, number, edge
    first = 0
    while first < len(counting) and not counting[first]:
        first += 1
    if 0 < first < len(counting) and tempered[first] > 0:  # a sale opened the record
        for k, window in enumerate(limits.windows):
            if first >= len(tempered) - window:
                totals[k] -= (1 - limits.first) * tempered[first]
                counted[k] -= 1 - limits.first


@njit(nogil=True, cache=True)
def _mean(tempered: Floats, counting: Flags) -> float:
    number = days_of(counting)
    return _in_order(tempered) / max(number, 1) if number * 2 >= len(counting) else np.nan


@njit(nogil=True, cache=True)
def _has_stopped(selling: Floats, counting: Flags, history_days: int, expected: float) -> bool:
    quiet, day = 0, len(selling) - 1
    while day >= 0 and selling[day] == 0:
        quiet += counting[day]
        day -= 1
    return bool(quiet * _days_sold(selling) >= expected * max(history_days - quiet, 1))


@njit(nogil=True, cache=True)
def _days_sold(selling: Floats) -> int:
    number = 0
    for day in range(len(selling)):
        number += selling[day] > 0
    return number


@njit(nogil=True, cache=True, fastmath={"nnan", "nsz"})
def _highest(selling: Floats) -> float:
    highest = 0.0
    for day in range(len(selling)):
        highest = max(highest, selling[day])
    return highest


@njit(nogil=True, cache=True)
def _in_order(units: Floats) -> float:
    total = 0.0
    for day in range(len(units)):
        total += units[day]
    return total


@njit(nogil=True, cache=True, fastmath={"reassoc", "nsz"})
def _in_any_order(units: Floats) -> float:
    total = 0.0
    for day in range(len(units)):
        total += units[day]
    return total
