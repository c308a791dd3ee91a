"""Which days count, and what was sold in each of the windows on them, in compiled loops."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.model import Flags, Floats, Integers


class Limits(NamedTuple):
    """What the loops compare with, each from the module that it belongs to."""

    window: int
    fewest: int
    dead: int
    windows: tuple[int, ...]
    asked: int
    far_above: float
    kept: float
    most_kept: float
    quarter: int
    expected: float
    margin_days: int
    most_units: float
    ran_out: int
    month: int
    fewest_whole: int


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
    """Return whether all days can be, which of them count, and most columns of a Reading, in their order.

    Args:
        units, in_stock, rows, known_days: as of ``read``.
        first: where the events of each item begin, and of the last one end, shape (items + 1,).
        start, end: [days] of the events, ordered by item.
        limits: what to compare with.
    """
    items, days, windows = len(rows), units.shape[1], len(limits.windows)
    counts, history_days = np.empty((items, days), np.bool_), np.empty(items, np.int64)
    sold, seen, margin = np.empty(items), np.empty((5, items), np.int64), np.zeros(items)
    unsold, stopped = np.empty(items, np.bool_), np.empty(items, np.bool_)
    totals, counted = np.empty((items, windows)), np.empty((items, windows))
    shelved, ran, selling = np.empty(days, np.bool_), np.empty(days, np.bool_), np.empty(days)
    is_possible = True
    for i in range(items):
        sales, state, known = units[rows[i]], in_stock[rows[i]], known_days[i]
        _past_days(start[first[i] : first[i + 1]], end[first[i] : first[i + 1]], ran)
        _on_shelf(sales, state, known, limits, shelved)
        for day in range(days):
            # & and | instead of and and or: several days at a time, as nothing has to be decided in between
            is_possible &= (sales[day] >= 0) & (sales[day] <= limits.most_units)
            is_possible &= (state[day] >= -1) & (state[day] <= limits.ran_out)
            counts[i, day] = shelved[day] & ~ran[day]
            selling[day] = sales[day] if counts[i, day] else 0.0
        sold[i] = _seen_on_shelf(sales, state, known, shelved, ran, limits, seen[:, i])
        history_days[i] = counts[i].sum()
        unsold[i] = known >= limits.dead and _is_unsold(sales, shelved, limits.dead)
        _window_sums(selling, counts[i], _usual_day(selling, limits), limits, totals[i], counted[i])
        stopped[i] = totals[i, limits.asked] == 0 and _has_stopped(selling, counts[i], limits.expected)
        for day in range(max(0, days - limits.margin_days), days):
            margin[i] += sales[day]
    return is_possible, counts, sold, seen, history_days, unsold, stopped, totals, counted, margin


@njit(nogil=True, cache=True)
def _on_shelf(sales: Floats, state: NDArray[np.int8], known: float, limits: Limits, shelved: Flags) -> None:
    days, whole = len(sales), 0
    for day in range(days):
        shelved[day] = ((sales[day] > 0) | (state[day] != 0)) & (days - day <= known)
        whole += shelved[day] and state[day] != limits.ran_out and days - day <= limits.month
    if whole >= limits.fewest_whole:
        for day in range(days):
            shelved[day] &= state[day] != limits.ran_out


@njit(nogil=True, cache=True)
def _past_days(start: Integers, end: Integers, ran: Flags) -> None:
    ran[:] = False
    for event in range(len(start)):
        if start[event] < 0:
            ran[max(len(ran) + start[event], 0) : max(len(ran) + min(end[event], -1) + 1, 0)] = True


@njit(nogil=True, cache=True)
def _seen_on_shelf(
    sales: Floats, state: NDArray[np.int8], known: float, shelved: Flags, ran: Flags, limits: Limits, seen: Integers
) -> float:
    first = max(0, len(sales) - limits.window)
    sold = _count(sales[first:], state[first:], known, shelved[first:], ran[first:], seen)
    if seen[1] < limits.fewest and sold == 0:
        some_count = (shelved & ~ran).any()
        sold = _count(sales, state, known, shelved, ran if some_count else np.zeros_like(ran), seen)
    return sold


@njit(nogil=True, cache=True)
def _count(sales: Floats, state: NDArray[np.int8], known: float, shelved: Flags, ran: Flags, seen: Integers) -> float:
    sold, on_shelf, counted, unknown = 0.0, 0, 0, 0
    for day in range(len(sales)):
        on_shelf += shelved[day]
        if shelved[day] and not ran[day]:
            sold += sales[day]
            counted += 1
            unknown += state[day] < 0 and sales[day] == 0
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
def _has_stopped(selling: Floats, counts: Flags, expected: float) -> bool:
    quiet, day = 0, len(selling) - 1
    while day >= 0 and selling[day] == 0:
        quiet += counts[day]
        day -= 1
    return bool(quiet * (selling > 0).sum() >= expected * max(counts.sum() - quiet, 1))


@njit(nogil=True, cache=True)
def _usual_day(selling: Floats, limits: Limits) -> float:
    quarter = selling[max(0, len(selling) - limits.quarter) :]
    cut = limits.far_above * _selling_day(quarter, np.inf)
    return max(_selling_day(selling, np.inf), _selling_day(quarter, cut))


@njit(nogil=True, cache=True)
def _selling_day(selling: Floats, most: float) -> float:
    total, number = 0.0, 0
    for units in selling:
        total += min(units, most)
        number += min(units, most) > 0
    return total / max(number, 1)


@njit(nogil=True, cache=True)
def _window_sums(selling: Floats, counts: Flags, usual: float, limits: Limits, totals: Floats, counted: Floats) -> None:
    most, total, number, end = limits.far_above * usual, 0.0, 0, len(selling)
    for k, window in enumerate(limits.windows):
        edge, part = max(0, len(selling) - window), 0.0
        for day in range(edge, end):
            units = selling[day]
            if units > most:
                units = most + limits.kept * min(units - most, limits.most_kept * usual)
            part += units
            number += counts[day]
        total, end = total + part, edge
        totals[k], counted[k] = total, number
