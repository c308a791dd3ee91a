"""Which days count, and what was seen lately on those that do, in compiled loops.

A loop that only goes through an array, decides nothing and waits for no sum takes several days at a time. So one thing
after the other is done to all days of an item, and an array is cut before a loop, not in its range.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.compiled.limits import Limits
from planner.compiled.totals import days_of
from planner.model import Flags, Floats, Integers


class DaysRead(NamedTuple):
    """What was read from the days of all items: some columns of a Reading, and what the other loops go by."""

    is_possible: bool  # all units and states can be
    counts: Flags  # the days that count, shape (items, days)
    is_whole: Flags  # whether whole units were sold on all days, shape (items,)
    sold: Floats
    looked_back: Integers
    in_stock_days: Integers
    unknown_days: Integers
    left_out_days: Integers
    event_days: Integers
    history_days: Integers
    unsold: Flags


class _Seen(NamedTuple):
    """What a stretch of days shows of one item, as in ``planner.forecasting.demand.Seen``."""

    sold: float
    looked_back: int
    in_stock_days: int
    unknown_days: int
    left_out_days: int
    event_days: int


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
) -> DaysRead:
    """Return what the days of some items show, lately and in all.

    Args:
        units, in_stock, rows, known_days: as in ``read``.
        first: where the events of each item begin, and of the last one end, shape (items + 1,).
        start, end: [days] of the events, ordered by item.
        limits: what to compare with.
    """
    items, days = len(rows), units.shape[1]
    counts, is_whole, unsold = np.empty((items, days), np.bool_), np.empty(items, np.bool_), np.empty(items, np.bool_)
    sold, looked_back, in_stock_days = np.empty(items), np.empty(items, np.int64), np.empty(items, np.int64)
    unknown_days, left_out_days = np.empty(items, np.int64), np.empty(items, np.int64)
    event_days, history_days = np.empty(items, np.int64), np.empty(items, np.int64)
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
        history_days[i] = days_of(counting)
        seen = _seen_on_shelf(sales, state, known, shelved, counting, limits)
        sold[i], looked_back[i], in_stock_days[i] = seen.sold, seen.looked_back, seen.in_stock_days
        unknown_days[i], left_out_days[i], event_days[i] = seen.unknown_days, seen.left_out_days, seen.event_days
        unsold[i] = known >= limits.dead and _is_unsold(sales, shelved, limits.dead)
    return DaysRead(
        is_possible,
        counts,
        is_whole,
        sold,
        looked_back,
        in_stock_days,
        unknown_days,
        left_out_days,
        event_days,
        history_days,
        unsold,
    )


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
) -> _Seen:
    first = max(0, len(sales) - limits.window)
    seen = _seen(sales[first:], state[first:], known, shelved[first:], counting[first:])
    if seen.in_stock_days < limits.fewest and seen.sold == 0:
        return _seen(sales, state, known, shelved, counting if counting.any() else shelved)
    return seen


@njit(nogil=True, cache=True)
def _seen(sales: Floats, state: NDArray[np.int8], known: float, shelved: Flags, counting: Flags) -> _Seen:
    sold, on_shelf, counted, unknown = 0.0, 0, 0, 0
    for day in range(len(sales)):
        sold += sales[day] if counting[day] else 0.0
        on_shelf += shelved[day]
        counted += counting[day]
        unknown += counting[day] & (state[day] < 0) & (sales[day] == 0)
    left_out = int(min(np.floor(known), len(sales))) - on_shelf
    return _Seen(sold, len(sales), counted, unknown, left_out, on_shelf - counted)


@njit(nogil=True, cache=True)
def _is_unsold(sales: Floats, shelved: Flags, dead: int) -> bool:
    quiet, lay = 0, 0
    while quiet < len(sales) and sales[len(sales) - 1 - quiet] == 0:
        lay += shelved[len(sales) - 1 - quiet]
        quiet += 1
    return quiet >= dead and lay >= dead
