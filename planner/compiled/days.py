"""Which days count, and what was seen lately on those that do, in compiled loops.

A loop that only goes through an array, decides nothing and waits for no sum takes several days at a time. So one thing
after the other is done to all days of an item, and an array is cut before a loop, not in its range.
"""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.compiled.limits import Limits
from planner.model import Flags, Floats, Integers


@njit(nogil=True, cache=True)
def days_read(
    units: Floats,
    in_stock: NDArray[np.int8],
    rows: NDArray[np.intp],
    known_days: Floats,
    first: Integers,
    start: Integers,
    end: Integers,
    limits: Limits,
) -> tuple[Any, ...]:
    """Return whether all days can be, which count, whose units are all whole, and some columns of a Reading, in order.

    Args:
        units, in_stock, rows, known_days: as of ``read``.
        first: where the events of each item begin, and of the last one end, shape (items + 1,).
        start, end: [days] of the events, ordered by item.
        limits: what to compare with.
    """
    items, days = len(rows), units.shape[1]
    counts, is_whole, unsold = np.empty((items, days), np.bool_), np.empty(items, np.bool_), np.empty(items, np.bool_)
    sold, seen, history_days = np.empty(items), np.empty((5, items), np.int64), np.empty(items, np.int64)
    shelved, ran = np.empty(days, np.bool_), np.empty(days, np.bool_)
    is_possible = True
    for i in range(items):
        sales, state, known, counting = units[rows[i]], in_stock[rows[i]], known_days[i], counts[i]
        can_be, is_whole[i] = _looked_over(sales, state, limits)
        is_possible &= can_be
        _past_days(start[first[i] : first[i + 1]], end[first[i] : first[i + 1]], ran)
        _on_shelf(sales, state, known, limits, shelved)
        for day in range(days):
            counting[day] = shelved[day] & ~ran[day]
        history_days[i] = _number(counting)
        sold[i] = _seen_on_shelf(sales, state, known, shelved, counting, limits, seen[:, i])
        unsold[i] = known >= limits.dead and _is_unsold(sales, shelved, limits.dead)
    return is_possible, counts, is_whole, sold, seen, history_days, unsold


@njit(nogil=True, cache=True)
def _looked_over(sales: Floats, state: NDArray[np.int8], limits: Limits) -> tuple[bool, bool]:
    """Return whether these days can be, and whether whole units were sold on all of them."""
    can_be, is_whole = True, True
    for day in range(len(sales)):
        can_be &= (sales[day] >= 0) & (sales[day] <= limits.most_units)
    for day in range(len(sales)):
        is_whole &= sales[day] == np.floor(sales[day])
    for day in range(len(state)):
        can_be &= (state[day] >= -1) & (state[day] <= limits.ran_out)
    return can_be, is_whole


@njit(nogil=True, cache=True)
def _past_days(start: Integers, end: Integers, ran: Flags) -> None:
    ran[:] = False
    for event in range(len(start)):
        if start[event] < 0:
            ran[max(len(ran) + start[event], 0) : max(len(ran) + min(end[event], -1) + 1, 0)] = True


@njit(nogil=True, cache=True)
def _on_shelf(sales: Floats, state: NDArray[np.int8], known: float, limits: Limits, shelved: Flags) -> None:
    days, whole = len(sales), 0
    for day in range(days):
        shelved[day] = (sales[day] > 0) | (state[day] != 0)
    shelved[: days - int(min(np.floor(known), days))] = False
    for day in range(max(0, days - limits.month), days):
        whole += shelved[day] & (state[day] != limits.ran_out)
    if whole >= limits.fewest_whole:
        for day in range(days):
            shelved[day] &= state[day] != limits.ran_out


@njit(nogil=True, cache=True)
def _seen_on_shelf(
    sales: Floats,
    state: NDArray[np.int8],
    known: float,
    shelved: Flags,
    counting: Flags,
    limits: Limits,
    seen: Integers,
) -> float:
    first = max(0, len(sales) - limits.window)
    sold = _seen(sales[first:], state[first:], known, shelved[first:], counting[first:], seen)
    if seen[1] < limits.fewest and sold == 0:
        sold = _seen(sales, state, known, shelved, counting if counting.any() else shelved, seen)
    return sold


@njit(nogil=True, cache=True)
def _seen(
    sales: Floats, state: NDArray[np.int8], known: float, shelved: Flags, counting: Flags, seen: Integers
) -> float:
    sold, on_shelf, counted, unknown = 0.0, 0, 0, 0
    for day in range(len(sales)):
        sold += sales[day] if counting[day] else 0.0
        on_shelf += shelved[day]
        counted += counting[day]
        unknown += counting[day] & (state[day] < 0) & (sales[day] == 0)
    seen[0], seen[1], seen[2] = len(sales), counted, unknown
    seen[3], seen[4] = int(min(np.floor(known), len(sales))) - on_shelf, on_shelf - counted
    return sold


@njit(nogil=True, cache=True)
def _is_unsold(sales: Floats, shelved: Flags, dead: int) -> bool:
    quiet, lay = 0, 0
    while quiet < len(sales) and sales[len(sales) - 1 - quiet] == 0:
        lay += shelved[len(sales) - 1 - quiet]
        quiet += 1
    return quiet >= dead and lay >= dead


@njit(nogil=True, cache=True)
def _number(holds: Flags) -> int:
    number = np.int16(0)  # more days at a time than of longer numbers; they are at most 32,767
    for day in range(len(holds)):
        number = np.int16(number + holds[day])
    return int(number)
