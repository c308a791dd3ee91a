"""Seasons: what ordinary demand is multiplied by on some days."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.blocks import by_item, joined_entries, rows_of
from planner.model import Events, Flags, Floats, Integers
from planner.totals import total_by_day


def is_season(events: Events) -> Flags:
    """Return which events multiply ordinary demand instead of selling units of their own."""
    seasons: Flags = events.factor != 1
    return seasons


def in_pieces(events: Events, items: int, notice: Floats, days: int) -> Events:
    """Return the events with each season cut into the coming days on which it counts.

    On a day of several factors the strongest counts, of two equally strong the higher; on a day of an event, which is
    planned on top of ordinary sales, none above 1 does: nothing is counted twice. What lies beyond ``notice`` days is
    a piece of its own, as it raises no threshold yet.

    Args:
        events: planned, running and past ones, ordered by item.
        items: number of items.
        notice: [days] so long before its start an event must be prepared, shape (items,); inf: nothing is set apart.
        days: [days] that are looked ahead.

    Returns:
        Events ordered by item: those with units of their own as they were, and the pieces of the seasons.

    >>> autumn = Events(*(np.array([value]) for value in (0, 0.0, 2, 4, 0.0, False, 2.5)))
    >>> found = in_pieces(autumn, 1, notice=np.array([3.0]), days=9)
    >>> found.start, found.end
    (array([2, 4]), array([3, 4]))
    """
    seasonal = is_season(events)
    if not seasonal.any():
        return events
    own, seasons = rows_of(events, ~seasonal), rows_of(events, seasonal & (events.end >= 1) & (events.start <= days))
    runs = _running(own, days)
    beside = np.bincount(seasons.item, minlength=items) + np.bincount(runs.item, minlength=items)
    is_alone = beside[seasons.item] == 1
    pieces = [
        _cut(rows_of(seasons, is_alone), notice, days),
        _by_days(rows_of(seasons, ~is_alone), runs, items, notice, days),
    ]
    return by_item(joined_entries([own, *pieces], np.zeros(3, np.int64)))


def _cut(seasons: Events, notice: Floats, days: int) -> Events:
    """Return seasons that nothing runs beside, each cut in two where the notice ends within it."""
    start, end = np.maximum(seasons.start, 1), np.minimum(seasons.end, days)
    last = np.floor(np.minimum(notice[seasons.item], days)).astype(np.int64)
    both = ((start, np.minimum(end, last)), (np.maximum(start, last + 1), end))
    parts = [replace(seasons, start=first, end=until) for first, until in both]
    return joined_entries([rows_of(part, part.end >= part.start) for part in parts], np.zeros(2, np.int64))


def _by_days(seasons: Events, runs: Events, items: int, notice: Floats, days: int) -> Events:
    """Return seasons day by day, where several or an event run at once."""
    of, row = np.unique(seasons.item, return_inverse=True)
    factor = _by_day(seasons, row, len(of), days)
    factor[_event_days(runs, of, items, days) & (factor > 1)] = 1.0
    begins = np.diff(factor, axis=1, prepend=np.nan) != 0
    begins |= np.arange(days + 1) == np.floor(notice[of, None]) + 1
    rows, start = np.nonzero(begins)
    is_last = np.append(rows[1:] != rows[:-1], True)
    end = np.where(is_last, days, np.append(start[1:], 0) - 1)
    counts = factor[rows, start] != 1
    rows, start, end = rows[counts], start[counts], end[counts]
    nothing = np.zeros(len(rows))
    return Events(of[rows], nothing, start, end, nothing, nothing > 0, factor[rows, start])


def days_counted(events: Events, items: int, days: int) -> Integers:
    """Return on how many coming days each event counts.

    A season counts where no stronger one does, nor one as strong and higher, nor the same one twice; one above 1 on no
    day of an event. Everything else counts on each of its days.

    Args:
        events, items, days: as in ``in_pieces``; no event ends later than ``days``, or its later days do not count.

    Returns:
        [days] shape (events,).

    >>> of_both = [np.array(pair) for pair in ([0, 0], [0.0, 0.0], [1, 3], [4, 6], [0.0, 0.0], [False, False])]
    >>> days_counted(Events(*of_both, np.array([0.5, 2.0])), 1, days=9)
    array([2, 4])
    """
    first, last = np.maximum(events.start, 1), np.minimum(events.end, days)
    counted: Integers = np.maximum(last - first + 1, 0)
    rows = np.flatnonzero(is_season(events) & (counted > 0))
    of, row = np.unique(events.item[rows], return_inverse=True)
    sells = _event_days(_running(rows_of(events, ~is_season(events)), days), of, items, days)
    taken, day = np.zeros_like(sells), np.arange(days + 1)
    weaker_first, rank = _ranked(rows_of(events, rows), row)
    for rank_of_all in range(int(rank.max(initial=-1)), -1, -1):
        these = weaker_first[rank == rank_of_all]
        entry, at = rows[these], row[these]
        holds = (day >= first[entry, None]) & (day <= last[entry, None])
        holds &= ~taken[at]
        taken[at] |= holds
        counted[entry] = np.sum(holds & ~(sells[at] & (events.factor[entry, None] > 1)), axis=1)
    return counted


def of_season(rate: Floats, factor: Floats, days_to_come: Floats | Integers) -> Floats:
    """Return what the days to come of a season sell beyond the usual rate; below 0 where that is less.

    >>> of_season(np.array([10.0]), np.array([2.5]), np.array([4]))
    array([60.])
    """
    return rate * (factor - 1) * days_to_come


def strength(factor: Floats) -> Floats:
    """Return how far factors are from the usual: one that doubles sales is as strong as one that halves them.

    >>> strength(np.array([1.0, 2.0, 0.5]))
    array([0.        , 0.69314718, 0.69314718])
    """
    found: Floats = np.abs(np.log(factor))
    return found.round(9)  # 1.25 and 0.8 differ in the last bit


def stronger(factor: float, other: float) -> float:
    """Return which of two factors counts on the days both have: the stronger, of two equally strong the higher.

    >>> stronger(1.5, 0.5), stronger(0.8, 1.25)
    (0.5, 1.25)
    """
    both = np.array([factor, other])
    return float(both[np.lexsort((both, strength(both)))[-1]])


def _by_day(seasons: Events, row: NDArray[np.intp], rows: int, days: int) -> Floats:
    """Return the factor of each day, shape (rows, days + 1): the strongest, 1 without any."""
    factor, day = np.ones((rows, days + 1)), np.arange(days + 1)
    order, rank = _ranked(seasons, row)
    for weaker_first in range(int(rank.max(initial=-1)) + 1):
        these = order[rank == weaker_first]
        holds = (day >= np.maximum(seasons.start[these], 1)[:, None]) & (day <= seasons.end[these, None])
        factor[row[these]] = np.where(holds, seasons.factor[these, None], factor[row[these]])
    return factor


def _ranked(seasons: Events, row: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the seasons ordered by row, the weaker first, and which one of its row each of these is."""
    order = np.lexsort((seasons.factor, strength(seasons.factor), row))
    return order, np.arange(len(order)) - np.searchsorted(row[order], row[order])


def _running(own: Events, days: int) -> Events:
    """Return what sells units of its own on some of the coming days."""
    return rows_of(own, (own.end >= 1) & (own.start <= days) & ~own.pauses_ads)


def _event_days(events: Events, of: Integers, items: int, days: int) -> Flags:
    """Return on which coming days an event runs, of each of these items."""
    place = np.full(items, -1)
    place[of] = np.arange(len(of))
    runs = rows_of(events, place[events.item] >= 0)
    first, last = np.maximum(runs.start, 1), np.minimum(runs.end, days)
    is_running: Flags = total_by_day(place[runs.item], first, last, 1, len(of), days + 1) > 0
    return is_running
