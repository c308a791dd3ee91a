"""What stock leaves for an event: what is missing for it, how much it may sell, and the last days to order for it."""

import numpy as np

from planner.model import NEVER, Flags, Floats, Integers
from planner.replenish import on_order_day
from planner.whole import DUST, whole_units


def more_comes(receipts: Floats, start: Integers, lead_time: Floats, order_day: Floats, review: Floats) -> Integers:
    """Return when more arrives: the first dated receipt from the start of an event on, else the next order.

    Args:
        receipts: [units] shape (events, days + 1), column t is day t.
        start: [days] from today, shape (events,), >= 1.
        lead_time: [days] the one the threshold is planned with, same shape: while stock is above the threshold an
            event is covered, and an order placed when it is reached is soon enough.
        order_day: [days] until the next fixed order day, same shape; nan: any day may be one.
        review: [days] between two of them, same shape; nan: an order may be placed on any day.

    Returns:
        [days] >= ``start``.

    >>> coming = np.array([[0.0, 9.0, 0.0, 0.0, 9.0]])
    >>> [more_comes(coming, np.array([day]), *np.array([[15.0], [np.nan], [np.nan]])).item() for day in (2, 5)]
    [4, 15]
    """
    next_order = np.where(np.isnan(order_day + review), 0, order_day).astype(np.int64)
    ordered_next = np.maximum(next_order + np.ceil(lead_time).astype(np.int64), start)
    arrives = _from(start, receipts)
    return np.where(arrives.any(axis=1), arrives.argmax(axis=1), ordered_next)


def is_on_its_way(receipts: Floats, start: Integers) -> Flags:
    """Return whether something dated arrives from the start of an event on, so that no order must be placed first.

    Args:
        receipts: [units] shape (events, days + 1), column t is day t.
        start: [days] from today, shape (events,), >= 1.

    >>> coming = np.array([[0.0, 9.0, 0.0, 0.0, 9.0]])
    >>> [is_on_its_way(coming, np.array([day])).item() for day in (4, 5)]
    [True, False]
    """
    is_any: Flags = np.any(_from(start, receipts), axis=1)
    return is_any


def stock_before(projected: Floats, start: Integers) -> Floats:
    """Return the stock at the close of the day before an event.

    Args:
        projected: [units] shape (events, days + 1), column t is day t.
        start: [days] from today, shape (events,), >= 1.

    >>> stock_before(np.array([[90.0, 60.0, 30.0]]), np.array([2]))
    array([60.])
    """
    before: Floats = np.take_along_axis(projected, start[:, None] - 1, axis=1)[:, 0]
    return before


def lowest_stock(projected: Floats, start: Integers, end: Integers, until: Integers) -> Floats:
    """Return the least stock from the start of an event to its end, and on to the day before more arrives.

    Args:
        projected: [units] shape (events, days + 1), column t is day t.
        start: [days] from today, shape (events,), >= 1.
        end: [days] its last day, same shape.
        until: [days] when more arrives, same shape.

    Returns:
        [units]; below 0 where more would sell than is there, nan where never counted.

    >>> days = (np.array([day]) for day in (1, 2, 4))
    >>> lowest_stock(np.array([[90.0, 60.0, 30.0, 20.0, 80.0]]), *days)
    array([20.])
    """
    through = _within(start, np.maximum(end, until - 1), projected.shape[1])
    lowest: Floats = np.min(projected, axis=1, initial=np.inf, where=through)
    return lowest


def missing(lowest: Floats, safety_stock: Floats, expected: Floats, spared: Floats) -> Floats:
    """Return what is short of keeping the safety stock all through an event; none where it sells what would expire.

    Args:
        lowest: [units] the least stock, shape (events,).
        safety_stock: [units] same shape, >= 0.
        expected: [units] that it is still expected to sell, same shape.
        spared: [units] that would expire unsold without it, where it ends by their last day, same shape, >= 0.

    Returns:
        [units] whole, >= 0; nan where never counted.

    >>> missing(np.array([20.0, 60.0, 0.0]), np.full(3, 50.0), np.full(3, 80.0), np.array([0.0, 0.0, 80.0]))
    array([30.,  0.,  0.])
    """
    short = np.maximum(safety_stock - lowest, 0.0)
    return whole_units(np.where((spared > 0) & (expected <= spared + DUST), short * 0.0, short))


def taken_beside(taken: Floats, start: Integers, end: Integers, expected: Floats, until: Integers) -> Floats:
    """Return what ordinary sales and other events take from the start of an event until more arrives.

    Args:
        taken: [units] by day, ordinary sales and all events of the item, shape (events, days + 1).
        start: [days] from today, shape (events,), >= 1.
        end: [days] its last day, same shape.
        expected: [units] that it is still expected to sell itself, spread evenly over its days, same shape.
        until: [days] when more arrives, same shape.

    >>> days = (np.array([[0.0, 30.0, 70.0, 70.0]]), np.array([2]), np.array([3]), np.array([80.0]), np.array([3]))
    >>> taken_beside(*days)  # day 2 alone: 70, of which its own 40
    array([30.])
    """
    own_days = np.clip(np.minimum(end, until - 1) - start + 1, 0, None)
    own = expected * own_days / (np.maximum(end, start) - start + 1)
    beside: Floats = np.sum(taken, axis=1, where=_within(start, until - 1, taken.shape[1])) - own
    return beside


def cap(before: Floats, taken: Floats, safety_stock: Floats, unsold: Floats) -> Floats:
    """Return how much an event may sell until more arrives.

    Args:
        before: [units] stock at the close of the day before, shape (events,).
        taken: [units] that other sales take until then, same shape.
        safety_stock: [units] same shape, >= 0.
        unsold: [units] that would expire unsold without it, same shape, >= 0: keeping them helps nobody.

    Returns:
        [units] whole, >= 0; nan where never counted.

    >>> cap(np.array([880.0, 60.0]), np.array([300.0, 30.0]), np.array([50.0, 50.0]), np.array([0.0, 20.0]))
    array([530.,  20.])
    """
    return np.floor(np.maximum(before - taken - safety_stock, unsold) + DUST)


def sea_by(start: Integers, longest: Floats, order_day: Floats, review: Floats) -> Integers:
    """Return the last day whose order by sea is there on the day before an event.

    Args:
        start: [days] from today, shape (events,).
        longest: [days] the longest normal lead time, same shape.
        order_day, review: as in ``more_comes``.

    Returns:
        [days]; below 0 where it has passed.

    >>> sea_by(np.array([20]), np.array([14.5]), np.array([np.nan]), np.array([np.nan]))
    array([4])
    """
    return on_order_day(start - np.ceil(longest).astype(np.int64) - 1, order_day, review)


def air_by(start: Integers, by_air: Floats, decision: float) -> Integers:
    """Return the last day to decide on air, so that it is there on the day before an event.

    Args:
        start: [days] from today, shape (events,).
        by_air: [days] lead time by air, same shape; inf where there is no air route.
        decision: [days] to decide before it must leave.

    Returns:
        [days]; below 0 where it has passed, NEVER without a route.

    >>> air_by(np.array([10, 10]), np.array([7.0, np.inf]), 1.0) == np.array([1, NEVER])
    array([ True,  True])
    """
    has_route = np.isfinite(by_air)
    air = np.ceil(np.where(has_route, by_air + decision, 0.0)).astype(np.int64)
    return np.where(has_route, start - air - 1, NEVER)


def _from(start: Integers, receipts: Floats) -> Flags:
    arrives: Flags = (np.arange(receipts.shape[1]) >= start[:, None]) & (receipts > 0)
    return arrives


def _within(first: Integers, last: Integers, days: int) -> Flags:
    day = np.arange(days)
    within: Flags = (day >= first[:, None]) & (day <= last[:, None])
    return within
