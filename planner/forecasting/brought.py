"""What past events brought: how much more than an ordinary day's sales, and how much of what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.forecasting.uplift import really_added
from planner.model import RAN_OUT, Events, Flags, Floats, History, Integers
from planner.totals import total_by_item


class LeftOut(IntEnum):
    """Why nothing is learned from an event that is over."""

    COUNTS = 0
    SOLD_OUT = 1  # it ran out of stock: it might have sold more
    NOTHING_ORDINARY = 2  # what sold on ordinary days before it is not known, or nothing did


@dataclass(frozen=True, slots=True)
class Brought:
    """What events brought; one entry per event, of all of its items that count."""

    added: Floats  # [units] on top of ordinary sales
    ordinary: Floats  # [units] what ordinary sales of its days come to
    planned: Floats  # [units] on top of ordinary sales
    counted: Floats  # [items]
    sold_out: Floats  # [items] left out, as they ran out of stock

    @property
    def multiple(self) -> Floats:
        """Return how many times an ordinary day's sales each event added on each of its days; nan: left out."""
        return np.where(self.counted > 0, self.added / np.maximum(self.ordinary, 1e-9), np.nan)

    @property
    def share(self) -> Floats:
        """Return which part of what was planned each event added; nan: left out."""
        return np.where(self.counted > 0, self.added / np.maximum(self.planned, 1.0), np.nan)

    @property
    def left_out(self) -> NDArray[np.int8]:
        """Return a LeftOut each."""
        rules = [self.counted > 0, self.sold_out > 0]
        return np.select(rules, [np.int8(LeftOut.COUNTS), np.int8(LeftOut.SOLD_OUT)], np.int8(LeftOut.NOTHING_ORDINARY))


def brought(events: Events, history: History, known_days: Floats, of: Integers, count: int, window: int) -> Brought:
    """Return what each event brought, all of its items taken together.

    An item counts where its ordinary sales before the event are known and above 0, and it did not run out of stock.

    Args:
        events: all events of the items, one entry per event and item: days of any event are no ordinary days.
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        of: which event each entry belongs to, 0 to ``count - 1``; others are not asked about.
        count: number of events.
        window: [days] before an event that say what is ordinary, >= 1.

    Returns:
        Brought, one entry per event.

    >>> quiet = History(np.array([[10.0] * 20 + [40.0, 20.0]]), np.ones((1, 22), dtype=np.int8))
    >>> live = Events(*(np.array([value]) for value in (0, 80.0, -2, -1, 60.0, False)))
    >>> found = brought(live, quiet, np.array([22.0]), np.array([0]), count=1, window=30)
    >>> found.multiple, found.share  # 40 on top of 2 days of 10, of 80 planned
    (array([2.]), array([0.5]))
    """
    found = really_added(events, history, known_days, np.full(len(known_days), np.nan), window)
    mine = (of >= 0) & (of < count) & (events.end < 0)
    out = mine & ran_out(events, history)
    counts = mine & ~out & (found.usual > 0)

    def total(values: Floats, among: Flags) -> Floats:
        return total_by_item(of[among], values[among], count)

    each = np.ones(len(of))
    return Brought(
        added=total(found.added, counts),
        ordinary=total(found.usual * found.days_run, counts),
        planned=total(events.planned, counts),
        counted=total(each, counts),
        sold_out=total(each, out),
    )


def together(parts: Sequence[Brought], count: int) -> Brought:
    """Return what events brought whose items were asked about apart.

    >>> one = Brought(*(np.array([number]) for number in (40.0, 20.0, 80.0, 1.0, 0.0)))
    >>> together([one, one], count=1).added
    array([80.])
    """
    nothing = np.zeros(count)
    return Brought(*(sum((getattr(part, name) for part in parts), nothing) for name in Brought.__slots__))


def ran_out(events: Events, history: History) -> Flags:
    """Return which events had a day without stock, the day after their last one included.

    A day on which the last unit sells in its last hours is a day in stock; the one after it is not.

    Args:
        events: one entry per event and item.
        history: sales and stock, shape (items, days), last column is yesterday.

    Returns:
        One per event; False before its start, and of one that ended before the history begins.

    >>> empty_yesterday = History(np.array([[10.0, 90.0, 0.0]]), np.array([[1, 1, 0]], dtype=np.int8))
    >>> live = Events(*(np.array([value]) for value in (0, 80.0, -2, -2, 90.0, False)))
    >>> ran_out(live, empty_yesterday)
    array([ True])
    """
    found = np.zeros(len(events.item), dtype=np.bool_)
    days = history.units.shape[1]
    begun = np.flatnonzero((events.start < 0) & (events.end >= -days))
    day = np.arange(-days, 0)
    during = (day >= events.start[begun, None]) & (day <= events.end[begun, None] + 1)
    state = history.in_stock[events.item[begun]]
    found[begun] = np.any(((state == 0) | (state == RAN_OUT)) & during, axis=1)
    return found
