"""How long stock lasts: days of cover, and the day-by-day projection with what is coming and what is planned."""

import numpy as np

from planner.model import NEVER, Flags, Floats, Inbound, Integers
from planner.totals import total_by_item
from planner.whole import DUST


def days_of_cover(available: Floats, rate: Floats) -> Floats:
    """Return how many days ``available`` lasts at a steady ``rate``.

    Args:
        available: [units], shape (items,); nan where never counted.
        rate: [units/day], same shape, >= 0.

    Returns:
        [days]; 0 where nothing is available, inf where nothing sells, nan where never counted.

    >>> days_of_cover(np.array([120.0, 120.0]), np.array([8.0, 0.0]))
    array([15., inf])
    """
    steady = np.maximum(available, 0.0) / np.where(rate > 0, rate, 1.0)
    return np.where(np.isnan(available) | (rate > 0), steady, np.inf)


def receipts_by_day(inbound: Inbound, items: int, days: int) -> Floats:
    """Return what arrives on each day.

    Args:
        inbound: expected receipts; those overdue (day < 0) or beyond ``days`` are not in it.
        items: number of items.
        days: [days] of the projection, >= 0.

    Returns:
        [units] shape (items, days + 1), column t is day t; column 0 is empty: what is due today and not there yet
        is there tomorrow.

    >>> coming = Inbound(item=np.array([0, 0]), quantity=np.array([40.0, 60.0]), day=np.array([2, -1]))
    >>> receipts_by_day(coming, items=1, days=3)
    array([[ 0.,  0., 40.,  0.]])
    """
    day = np.where(inbound.day == 0, 1, inbound.day)
    dated = (day >= 1) & (day <= days)
    cell = inbound.item[dated] * (days + 1) + day[dated]
    return total_by_item(cell, inbound.quantity[dated], items * (days + 1)).reshape(items, days + 1)


def projection(stock: Floats, rate: Floats, receipts: Floats, expected: Floats) -> Floats:
    """Return the stock at the close of each day.

    Args:
        stock: [units] on hand less committed, shape (items,); nan where never counted.
        rate: [units/day] ordinary sales, same shape, >= 0.
        receipts: [units] arriving, shape (items, days + 1), column t is day t.
        expected: [units] expected from events on top, same shape.

    Returns:
        [units] same shape; column 0 is ``stock``. Below zero it is the backlog; nan where never counted.

    >>> projection(np.array([50.0]), np.array([30.0]), np.array([[0.0, 0.0, 40.0]]), np.zeros((1, 3)))
    array([[50., 20., 30.]])
    """
    projected = rate[:, None] * np.arange(receipts.shape[1], dtype=np.float64)
    np.subtract(stock[:, None], projected, out=projected)
    moves = np.flatnonzero(((receipts != 0) | (expected != 0)).any(axis=1))  # most await nothing: a straight line
    projected[moves] += np.cumsum(receipts[moves] - expected[moves], axis=1)
    return projected


def stockout_day(projected: Floats) -> Integers:
    """Return the first day whose closing stock is 0 or less.

    Args:
        projected: [units] shape (items, days + 1), column t is day t.

    Returns:
        [days] from today; 0 where it is out already, NEVER where it is not out within the projection.

    >>> stockout_day(np.array([[60.0, 30.0, 0.0], [0.0, -5.0, 40.0]]))
    array([2, 0])
    """
    return _first(projected <= DUST)


def breach_day(projected: Floats, safety_stock: Floats) -> Integers:
    """Return the first day whose closing stock is under the safety stock.

    Args:
        projected: [units] shape (items, days + 1).
        safety_stock: [units] shape (items,), >= 0.

    Returns:
        [days] from today; 0 where it is under already, NEVER where it stays above within the projection.

    >>> breach_day(np.array([[80.0, 50.0, 20.0]]), np.array([50.0]))
    array([2])
    """
    return _first(projected < safety_stock[:, None] - DUST)


def within(day: Integers, horizon: Floats) -> Integers:
    """Return ``day`` where it lies within the item's own ``horizon``, else NEVER.

    Args:
        day: [days] from today, shape (items,).
        horizon: [days] same shape.

    Returns:
        [days]; so that an item's answer does not depend on how far its neighbours look ahead.

    >>> within(np.array([180, 181]), np.array([180.0, 180.0])) == np.array([180, NEVER])
    array([ True,  True])
    """
    return np.where(day <= horizon, day, NEVER)


def next_receipt_day(inbound: Inbound, items: int) -> Integers:
    """Return the day of the first dated receipt.

    Args:
        inbound: expected receipts; overdue ones (day < 0) and empty ones are not awaited.
        items: number of items.

    Returns:
        [days] >= 0; NEVER where none is dated.

    >>> next_receipt_day(Inbound(np.array([0, 0]), np.array([5.0, 5.0]), np.array([9, 4])), items=1)
    array([4])
    """
    first = np.full(items, NEVER, dtype=np.int64)
    awaited = (inbound.day >= 0) & (inbound.quantity > 0)
    np.minimum.at(first, inbound.item[awaited], inbound.day[awaited])
    return first


def relief_day(next_receipt_day: Integers, arrival: Floats) -> Integers:
    """Return when more comes by itself: the next receipt, or an order placed at the next chance where that is earlier.

    Args:
        next_receipt_day: [days] shape (items,); NEVER where none is dated.
        arrival: [days] until an order placed at the next chance is there, same shape, >= 0.

    Returns:
        [days] >= 1.

    >>> relief_day(np.array([4, 40, NEVER]), np.full(3, 15.0))
    array([ 4, 15, 15])
    """
    return np.maximum(np.minimum(next_receipt_day, np.ceil(arrival).astype(np.int64)), 1)


def missing_on(day: Integers, projected: Floats, receipts: Floats) -> Floats:
    """Return what would have sold up to ``day`` and was not there, before what arrives on it.

    Args:
        day: [days] shape (items,), within the projection.
        projected: [units] stock at the close of each day, shape (items, days + 1).
        receipts: [units] arriving each day, same shape.

    Returns:
        [units] >= 0; nan where never counted.

    >>> missing_on(np.array([2]), np.array([[50.0, 20.0, 30.0]]), np.array([[0.0, 0.0, 40.0]]))
    array([10.])
    """
    item = np.arange(len(day))
    return np.maximum(receipts[item, day] - projected[item, day], 0.0)


def _first(holds: Flags) -> Integers:
    day = holds.argmax(axis=1)
    return np.where(holds[np.arange(len(day)), day], day, NEVER)
