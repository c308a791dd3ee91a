"""Surges: an item that suddenly sells far more than usual, and to many people, as after a viral video."""

from dataclasses import dataclass

import numpy as np

from planner.events.days import past_days
from planner.forecasting.demand import on_shelf
from planner.forecasting.scatter import (
    BASELINE,
    FEWEST,
    LATELY,
    WINDOW,
    Scatter,
    beyond_usual,
    can_judge,
    sums_lately,
    usual_days,
)
from planner.layout import of_items
from planner.model import Events, Flags, Floats, History, Integers, Items

MUCH = 1.4
"""Times the usual it must be, too: of an item that sells in thousands, a third more is surprising, but no surge."""
FLOOR = 5.0
"""[units/day] an item that usually sells fewer is taken as if it sold so many: from nothing to a few is no surge."""
LASTS = 28
"""[days] after which a surge is simply what the item sells now."""
OVER = 1.25
"""A surge is over once two days in a row sell less than so many times the usual."""


@dataclass(frozen=True, slots=True)
class Surges:
    """What the last days show; every field has shape (items,)."""

    seen: Flags  # which items surge
    score: Floats  # how far its orders are beyond the usual; -inf: not judged
    days: Integers  # [days] that show it best: 1, yesterday alone, or 2
    rate: Floats  # [units/day] over those days
    usual: Floats  # [units/day] over the days before
    orders: Floats  # [orders/day] over those days
    usual_orders: Floats  # [orders/day] over the days before


def surges(units: Floats, orders: Floats, counts: Flags, scatter: Scatter, busy: Floats | float = 1.0) -> Surges:
    """Return which items suddenly sell far more than usual, and to more people.

    Many units alone are no surge: one wholesale order is as many. So it is the orders of a day that are held against
    what was usual, on days as busy as these in the whole shop, and the units must be two fifths more besides.

    Args:
        units: [units] sold each day, shape (items, days), at least 30 days, last column is yesterday.
        orders: how many orders held the item each day, same shape.
        counts: same shape; False where the item could not be bought, or an event ran.
        scatter: what the whole catalogue taught.
        busy: as in ``beyond_usual``.

    Returns:
        Surges; the score is -inf where fewer than 28 days of the baseline count, or a judged day does not.

    >>> units = np.full((2, 58), 10.0)
    >>> units[:, -1] = 35.0
    >>> a_person_each, one_buyer = units[0], np.full(58, 10.0)
    >>> surges(units, np.stack([a_person_each, one_buyer]), units > 0, Scatter()).seen
    array([ True, False])
    """
    lately, (usual, _, _) = sums_lately(units) / WINDOW, usual_days(units, counts)
    each = np.where(_is_much(lately, usual), beyond_usual(orders, counts, scatter.dispersion, busy), -np.inf)
    best = each.argmax(axis=1)
    row = np.arange(len(each))
    return Surges(
        seen=each[row, best] >= scatter.alarm,
        score=each[row, best],
        days=best + 1,
        rate=lately[row, best],
        usual=usual,
        orders=sums_lately(orders)[row, best] / (best + 1),
        usual_orders=usual_days(orders, counts)[0],
    )


def ordinary_days(items: Items, history: History, events: Events) -> Flags:
    """Return the days on which an item could be bought and no event of it ran: a planned event is no surge."""
    counts = on_shelf(history.units, history.in_stock, items.known_days)
    counts &= ~past_days(events, *history.units.shape)
    return counts


def may_surge(units: Floats, counts: Flags) -> Flags:
    """Return which items sold so many units lately that they surge, if they went to many people.

    Args: as in ``surges``.

    >>> units = np.full((2, 58), 10.0)
    >>> units[0, -1] = 14.0
    >>> may_surge(units, units > 0)
    array([ True, False])
    """
    found = np.zeros(len(units), dtype=np.bool_)
    if units.shape[1] < FEWEST + LATELY:
        return found
    rows = np.flatnonzero(units[:, -LATELY:].max(axis=1) >= MUCH * FLOOR)
    newest = slice(-BASELINE - LATELY, None)
    units, counts = of_items(units[:, newest], rows), of_items(counts[:, newest], rows)
    usual, _, days = usual_days(units, counts)
    is_much = _is_much(sums_lately(units) / WINDOW, usual)
    found[rows] = (is_much & can_judge(counts, days)).any(axis=1)
    return found


def sellers(units: Floats) -> Integers:
    """Return how many items sold on each of the last days; the last 58 are looked at.

    >>> sellers(np.array([[1.0, 0.0], [2.0, 3.0]]))
    array([2, 1])
    """
    return np.asarray((units[:, -BASELINE - LATELY :] > 0).sum(axis=0), dtype=np.int64)


def is_over(lately: Floats, usual: Floats, days: Integers) -> Flags:
    """Return which surges are over: two days near the usual, or gone on for so long that it is what sells now.

    Args:
        lately: [units/day] over the last two days, shape (items,), >= 0; nan: not known, as stock was out.
        usual: [units/day] before it began, same shape, >= 0.
        days: [days] since it was first seen, same shape, >= 0.

    >>> is_over(np.array([24.0, 25.0, np.nan, 90.0]), np.full(4, 20.0), np.array([3, 3, 3, 28]))
    array([ True, False, False,  True])
    """
    over: Flags = (lately < OVER * np.maximum(usual, FLOOR)) | (days >= LASTS)
    return over


def sold_lately(units: Floats, counts: Flags) -> Floats:
    """Return the mean of the last two days; nan where one of them does not count.

    Shape (items, days), last column is yesterday.

    >>> sold_lately(np.array([[1.0, 4.0, 6.0]]), np.array([[True, True, True]]))
    array([5.])
    """
    if units.shape[1] < LATELY:
        return np.full(len(units), np.nan)
    return np.where(counts[:, -LATELY:].all(axis=1), units[:, -LATELY:].sum(axis=1) / LATELY, np.nan)


def _is_much(lately: Floats, usual: Floats) -> Flags:
    much: Flags = lately >= MUCH * np.maximum(usual, FLOOR)[:, None]
    return much
