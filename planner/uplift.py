"""What an event really added: what sold on its days, less what would have sold anyway."""

import numpy as np

from planner.demand import on_shelf
from planner.events import own_part, past_days
from planner.model import Events, Floats, History


def really_added(events: Events, history: History, known_days: Floats, rate: Floats, window: int) -> Floats:
    """Return what each event sold on top of the ordinary sales of the days before it.

    Args:
        events: one entry per event and item.
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        rate: [units/day] ordinary sales now, same shape; stands in where no ordinary day before the event is known.
        window: [days] before the event that say what is ordinary, >= 1.

    Returns:
        [units] one per event; below 0 where it sold less than usual. Of what sold while others ran beside it, its part
        as planned. nan before its start, after the end of the
        history, and for pauses of ads, which are not meant to add anything.

    >>> quiet = History(np.array([[10.0] * 20 + [90.0, 60.0]]), np.ones((1, 22), dtype=np.int8))
    >>> live = Events(*(np.array([value]) for value in (0, 100.0, -2, -1, 150.0, False)))
    >>> really_added(live, quiet, np.array([22.0]), np.array([10.0]), window=30)  # 150 - 2 days of 10
    array([130.])
    """
    days = history.units.shape[1]
    begun = np.flatnonzero(~events.pauses_ads & (events.start < 0) & (events.start >= -days))
    item, start = events.item[begun], events.start[begun, None]
    last = np.minimum(events.end[begun], -1)
    day = np.arange(-days, 0)
    ordinary = on_shelf(history.units, history.in_stock, known_days) & ~past_days(events, *history.units.shape)
    before = ordinary[item] & (day < start) & (day >= start - window)
    counted = before.sum(axis=1)
    usual = np.sum(history.units[item], axis=1, where=before) / np.maximum(counted, 1)
    usual = np.where(counted > 0, usual, rate[item])
    added = np.full(len(events.item), np.nan)
    during = (day >= start) & (day <= last[:, None])
    on_top = np.sum(history.units[item], axis=1, where=during) - usual * during.sum(axis=1)
    added[begun] = on_top * own_part(events)[begun]
    return added
