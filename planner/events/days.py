"""Livestreams and campaigns: what they still sell, from when they raise the threshold, and on which days they ran."""

import numpy as np

from planner.model import Events, Flags, Floats, Integers
from planner.seasons import of_season
from planner.totals import total_by_day, total_by_item


def still_expected(events: Events, rate: Floats) -> Floats:
    """Return what each event is still expected to sell on top of ordinary sales.

    Args:
        events: one entry per event and item.
        rate: [units/day] ordinary sales, shape (items,), >= 0.

    Returns:
        [units] one per event, 0 to ``planned``: 0 once it sold what was planned or is over. Sales below the ordinary
        rate do not raise it above the plan. What sold while events of an item ran side by side is shared among them.
        Of a season what its days to come sell beyond the usual; below 0 where that is less.

    >>> live = Events(*(np.array([value]) for value in (0, 1000.0, -2, 3, 460.0, False)))
    >>> still_expected(live, np.array([30.0]))  # 2 ordinary days explain 60 of the 460
    array([600.])
    """
    days_since_start = np.maximum(-events.start, 0)
    left = left_to_sell(events.planned, events.sold, rate[events.item], days_since_start, own_part(events))
    days_to_come = np.maximum(events.end - np.maximum(events.start, 1) + 1, 0)
    return np.where(events.end >= 0, left + of_season(rate[events.item], events.factor, days_to_come), 0.0)


def left_to_sell(
    planned: Floats, sold: Floats, rate: Floats, days_since_start: Floats | Integers, part: Floats
) -> Floats:
    """Return what is left of a plan once what sold on top of ordinary sales is taken off.

    Args:
        planned: [units] on top of ordinary sales, shape (events,), >= 0.
        sold: [units] since the start, ordinary sales included, same shape.
        rate: [units/day] ordinary sales, same shape.
        days_since_start: [days] same shape, >= 0.
        part: share of what sold on top that is its own, same shape.

    Returns:
        [units] 0 to ``planned``.

    >>> left_to_sell(*(np.array([value]) for value in (1000.0, 460.0, 30.0, 2.0, 1.0)))
    array([600.])
    """
    on_top = np.maximum(sold - rate * days_since_start, 0.0)
    return np.maximum(planned - on_top * part, 0.0)


def own_part(events: Events) -> Floats:
    """Return which part of what sold on top since its start an event may call its own.

    Of a livestream within a campaign, each unit sold counts for one of them only: by what all events of the item were
    planned to sell on the days that the event has run.

    Args:
        events: one entry per event and item.

    Returns:
        Share, 0 to 1, one per event; 1 where no other event ran beside it, or it has not begun.

    >>> pair = Events(*(np.array(both) for both in ([0, 0], [1400.0, 500.0], [-6, 0], [7, 0], [0.0] * 2, [False] * 2)))
    >>> own_part(pair).round(3)  # 7 days of 100 and a day of 500; on that day 500 and 100
    array([0.583, 0.833])
    """
    part = np.ones(len(events.item))
    a_day_of = events.planned / (events.end - events.start + 1)
    begun = np.flatnonzero((events.start <= 0) & (a_day_of > 0))
    begun = begun[np.argsort(events.item[begun], kind="stable")]
    item, start, last = events.item[begun], events.start[begun], np.minimum(events.end[begun], 0)
    a_day = a_day_of[begun]
    first_of_item = np.searchsorted(item, item, side="left")
    beside = np.searchsorted(item, item, side="right") - first_of_item
    one = np.repeat(np.arange(len(begun)), beside)
    other = np.arange(len(one)) - np.repeat(np.cumsum(beside) - beside - first_of_item, beside)
    days = np.minimum(last[one], last[other]) - np.maximum(start[one], start[other]) + 1
    of_all = total_by_item(one, a_day[other] * np.maximum(days, 0), len(begun))
    part[begun] = a_day * (last - start + 1) / of_all
    return part


def raises_threshold(events: Events, notice: Floats) -> Flags:
    """Return which events raise the threshold today.

    Args:
        events: one entry per event and item.
        notice: [days] before its start that an event must be prepared (lead time, review and decision), shape (items,).

    Returns:
        True from ``start - notice`` to ``end``, both days included; one per event.

    >>> live = Events(*(np.array(pair) for pair in ([0, 0], [9.0, 9.0], [21, 22], [23, 23], [0.0, 0.0], [False] * 2)))
    >>> raises_threshold(live, np.array([21.0]))
    array([ True, False])
    """
    return (events.start <= notice[events.item]) & (events.end >= 0)


def event_units(events: Events, expected: Floats, notice: Floats) -> Floats:
    """Return what the events that raise the threshold today are still expected to sell.

    Args:
        events: one entry per event and item.
        expected: [units] still expected, one per event; what a season sells less than usual lowers no threshold.
        notice: [days] shape (items,).

    Returns:
        [units] shape (items,), >= 0; 0 where no event is near.

    >>> live = Events(*(np.array([value]) for value in (1, 1000.0, 3, 3, 0.0, False)))
    >>> event_units(live, np.array([1000.0]), np.array([21.0, 21.0]))
    array([   0., 1000.])
    """
    return total_by_item(
        events.item, np.where(raises_threshold(events, notice), np.maximum(expected, 0.0), 0.0), len(notice)
    )


def expected_by_day(events: Events, expected: Floats, items: int, days: int) -> Floats:
    """Return the events' units spread evenly over their remaining days.

    Args:
        events: one entry per event and item.
        expected: [units] still expected, one per event, >= 0.
        items: number of items.
        days: [days] of the projection, >= 1.

    Returns:
        [units] shape (items, days + 1), column t is day t. What an event that ends today still expects falls on day 1.

    >>> live = Events(*(np.array([value]) for value in (0, 90.0, 2, 4, 0.0, False)))
    >>> expected_by_day(live, np.array([90.0]), items=1, days=4)
    array([[ 0.,  0., 30., 30., 30.]])
    """
    first, last = np.maximum(events.start, 1), np.maximum(events.end, 1)
    per_day = expected / (last - first + 1)
    with_events, row = np.unique(events.item, return_inverse=True)
    spread = np.zeros((items, days + 1))
    within = (np.minimum(first, days + 1), np.minimum(last, days))
    spread[with_events] = total_by_day(row, *within, per_day, len(with_events), days + 1)
    return spread


def without_ads(expected: Floats, events: Events, ads_rate: Floats) -> Floats:
    """Return what is expected on top of ordinary sales, less what ads do not bring on the days they pause.

    Args:
        expected: [units] on top of ordinary sales, shape (items, days + 1), column t is day t; changed in place.
        events: one entry per event and item.
        ads_rate: [units/day] of ordinary sales through ads, shape (items,), >= 0; nan: unknown, nothing changes.

    Returns:
        [units] the same array; below 0 where ads pause and no event runs. Pauses that overlap count once.

    >>> pause = Events(*(np.array([value]) for value in (0, 0.0, 2, 3, 0.0, True)))
    >>> without_ads(np.zeros((1, 5)), pause, np.array([12.0]))
    array([[  0.,   0., -12., -12.,   0.]])
    """
    days = expected.shape[1] - 1
    ahead = events.pauses_ads & (events.end >= 1) & (events.start <= days)
    rows, row = np.unique(events.item[ahead], return_inverse=True)
    first, last = np.maximum(events.start[ahead], 1), np.minimum(events.end[ahead], days)
    is_paused = total_by_day(row, first, last, 1, len(rows), days + 1) > 0
    expected[rows] -= np.nan_to_num(ads_rate[rows])[:, None] * is_paused
    return expected


def past_days(events: Events, items: int, days: int) -> Flags:
    """Return on which days of the history an event ran.

    Args:
        events: one entry per event and item.
        items: number of items.
        days: [days] of the history, last column is yesterday.

    Returns:
        Shape (items, days), True where an event ran.

    >>> live = Events(*(np.array([value]) for value in (0, 9.0, -3, -2, 0.0, False)))
    >>> past_days(live, items=1, days=4)
    array([[False,  True,  True, False]])
    """
    ran = np.zeros((items, days), dtype=np.bool_)
    began = (events.start < 0) & (events.end >= -days)
    if not began.any():
        return ran
    with_events, row = np.unique(events.item[began], return_inverse=True)
    first, last = np.maximum(days + events.start[began], 0), np.minimum(days + events.end[began], days - 1)
    ran[with_events] = total_by_day(row, first, last, 1, len(with_events), days) > 0
    return ran
