"""What an event really added: what sold on its days, less what would have sold anyway."""

from dataclasses import dataclass, replace

import numpy as np

from planner.events.days import own_part, past_days
from planner.forecasting.demand import on_shelf
from planner.model import Events, Floats, History
from planner.seasons import is_season


@dataclass(frozen=True, slots=True)
class Uplift:
    """What events really added, and what it was reckoned from; one entry per event and item.

    nan before the start, beyond the history, for pauses of ads, which are not meant to add anything, and for seasons;
    what sold and what it added also while it is not known what sold on its days.
    """

    added: Floats  # [units] below 0 where it sold less than usual
    sold: Floats  # [units] on its days
    usual: Floats  # [units/day] on the ordinary days before it
    days_run: Floats  # [days]
    part: Floats  # of what sold on top, what is its own and not that of events beside it


def really_added(events: Events, history: History, known_days: Floats, rate: Floats, window: int) -> Uplift:
    """Return what each event sold on top of the ordinary sales of the days before it.

    Args:
        events: one entry per event and item.
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        rate: [units/day] ordinary sales now, same shape; stands in where no ordinary day before the event is known.
        window: [days] before the event that say what is ordinary, >= 1.

    Returns:
        Uplift, one entry per event. Of what sold while others ran beside it, its part as planned.

    >>> quiet = History(np.array([[10.0] * 20 + [90.0, 60.0]]), np.ones((1, 22), dtype=np.int8))
    >>> live = Events(*(np.array([value]) for value in (0, 100.0, -2, -1, 150.0, False)))
    >>> really_added(live, quiet, np.array([22.0]), np.array([10.0]), window=30).added  # 150 - 2 days of 10
    array([130.])
    """
    days = history.units.shape[1]
    begun = np.flatnonzero(~events.pauses_ads & ~is_season(events) & (events.start < 0) & (events.start >= -days))
    item, start = events.item[begun], events.start[begun, None]
    last = np.minimum(events.end[begun], -1)
    day = np.arange(-days, 0)
    ordinary = on_shelf(history.units, history.in_stock, known_days) & ~past_days(events, *history.units.shape)
    before = ordinary[item] & (day < start) & (day >= start - window)
    counted = before.sum(axis=1)
    usual = np.sum(history.units[item], axis=1, where=before) / np.maximum(counted, 1)
    usual = np.where(counted > 0, usual, rate[item])
    during = (day >= start) & (day <= last[:, None])
    sold = np.sum(history.units[item], axis=1, where=during)
    days_run, part = during.sum(axis=1).astype(np.float64), own_part(events)
    columns = {
        "sold": sold, "usual": usual, "days_run": days_run, "part": part[begun],
        "added": added(sold, usual, days_run, part[begun]),
    }  # fmt: skip
    found = {name: np.full(len(events.item), np.nan) for name in columns}
    for name, column in columns.items():
        found[name][begun] = column
    return Uplift(**found)


def of_known_days(found: Uplift, events: Events, sales_age: Floats) -> Uplift:
    """Return the same, without events that ran on days whose sales nobody knows yet.

    Args:
        found: what events really added, as far as anybody knows.
        events: the same ones.
        sales_age: [days] before today whose sales are not known, shape (items,), >= 0.

    >>> live = Events(*(np.array([value]) for value in (0, 100.0, -2, -1, 150.0, False)))
    >>> ran = Uplift(*(np.array([value]) for value in (130.0, 150.0, 10.0, 2.0, 1.0)))
    >>> [float(of_known_days(ran, live, np.array([age])).added[0]) for age in (0.0, 1.0)]
    [130.0, nan]
    """
    is_unknown = -np.minimum(events.end, -1) <= sales_age[events.item]
    sold, on_top = (np.where(is_unknown, np.nan, column) for column in (found.sold, found.added))
    return replace(found, sold=sold, added=on_top)


def added(sold: Floats, usual: Floats, days_run: Floats, part: Floats) -> Floats:
    """Return what sold on top of ordinary sales.

    Args:
        sold: [units] on the days of the event, shape (events,).
        usual: [units/day] ordinary sales before it, same shape.
        days_run: [days] that it has run, same shape.
        part: share of what sold on top that is its own, same shape.

    Returns:
        [units] below 0 where less sold than usual.

    >>> added(np.array([150.0]), np.array([10.0]), np.array([2.0]), np.array([1.0]))
    array([130.])
    """
    return (sold - usual * days_run) * part
