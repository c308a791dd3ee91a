"""The past without its events: as if nothing could be bought on their days."""

import numpy as np

from planner.events.days import past_days
from planner.model import Events, History


def ordinary(history: History, events: Events) -> History:
    """Return the history with the days of events as days without stock, of which nobody learns a rate.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        events: one entry per event and item, offsets from today.

    >>> live = Events(*(np.array([value]) for value in (0, 9.0, -2, -2, 0.0, False)))
    >>> found = ordinary(History(np.array([[5.0, 14.0, 5.0]]), np.ones((1, 3), dtype=np.int8)), live)
    >>> found.units, found.in_stock
    (array([[5., 0., 5.]]), array([[1, 0, 1]], dtype=int8))
    """
    ran = past_days(events, *history.units.shape)
    return History(np.where(ran, 0.0, history.units), np.where(ran, np.int8(0), history.in_stock))
