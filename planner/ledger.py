"""Stock between two counts: what is there now, what may be sold, and on which days the shelf was empty."""

import numpy as np
from numpy.typing import NDArray

from planner.model import RAN_OUT, Flags, Floats, Inbound
from planner.totals import total_by_item

HOURS_OUT = 3.0
"""[hours] without stock at the end of a day, from which on its sales say too little of what would have sold."""


def counted_on_hand(counted_available: Floats, committed: Floats, reserved: Floats) -> Floats:
    """Return what lay on the shelf when the count was of what may be sold.

    Args:
        counted_available: [units] shape (items,).
        committed: [units] paid and not shipped at that time, same shape, >= 0.
        reserved: [units] locked by the platform at that time, same shape, >= 0.

    Returns:
        [units] physically there at the time of the count.

    >>> counted_on_hand(np.array([60.0]), np.array([5.0]), np.array([10.0]))
    array([75.])
    """
    return counted_available + committed + reserved


def on_hand_now(counted: Floats, shipped: Floats, received: Floats) -> Floats:
    """Return what is estimated to be on the shelf now.

    Args:
        counted: [units] on hand at the newest count, shape (items,); nan where never counted.
        shipped: [units] sent to customers since, same shape, >= 0.
        received: [units] taken in since, same shape, >= 0.

    Returns:
        [units]; below 0 where more was shipped than counted, nan where never counted.

    >>> on_hand_now(np.array([1240.0]), np.array([140.0]), np.array([2.0]))
    array([1102.])
    """
    return counted - shipped + received


def available(on_hand: Floats, committed: Floats, reserved: Floats) -> Floats:
    """Return what may still be sold.

    Args:
        on_hand: [units] shape (items,); nan where never counted.
        committed: [units] same shape, >= 0.
        reserved: [units] same shape, >= 0.

    Returns:
        [units]; below 0 where more is promised than is there, nan where never counted.

    >>> available(np.array([65.0]), np.array([5.0]), np.array([10.0]))
    array([50.])
    """
    return on_hand - committed - reserved


def on_order(inbound: Inbound, items: int) -> Floats:
    """Return what was bought and has not arrived, overdue receipts included.

    Args:
        inbound: expected receipts.
        items: number of items.

    Returns:
        [units] shape (items,); 0 where nothing is coming.

    >>> on_order(Inbound(np.array([1, 1]), np.array([40.0, 60.0]), np.array([9, -3])), items=2)
    array([  0., 100.])
    """
    return total_by_item(inbound.item, inbound.quantity, items)


def inventory_position(on_hand: Floats, on_order: Floats, committed: Floats) -> Floats:
    """Return what an order decision looks at: everything owned, less what is promised.

    Args:
        on_hand: [units] shape (items,); nan where never counted.
        on_order: [units] same shape, >= 0.
        committed: [units] same shape, >= 0.

    Returns:
        [units]; nan where never counted.

    >>> inventory_position(np.array([65.0]), np.array([100.0]), np.array([5.0]))
    array([160.])
    """
    return on_hand + on_order - committed


def in_stock(units: Floats, counted: Floats, receipts: Floats) -> NDArray[np.int8]:
    """Return whether each item was on the shelf on each day.

    A day with sales is in stock; where its last unit sold, and none on the next day, it sold empty. A day without sales
    that opens and closes at 0 or less is out. Between counts the balance is carried with sales and receipts. Where more
    was sold than there was, a receipt went unrecorded: nothing is known of the days without sales from then to the next
    count.

    Args:
        units: [units] sold each day, shape (items, days), >= 0, oldest first.
        counted: [units] at the close of each day, same shape; nan where not counted that day.
        receipts: [units] taken in each day, less those sent to other locations, same shape.

    Returns:
        Shape (items, days): 1 in stock, 0 out, -1 unknown, 2 sold empty: whether too early for its sales to count,
        ``ran_out`` says. Before the first count only days with sales are known.

    >>> counts = np.array([[np.nan, 5.0, np.nan, np.nan, np.nan]])
    >>> in_stock(np.array([[0.0, 0.0, 5.0, 0.0, 0.0]]), counts, np.array([[0.0, 0.0, 0.0, 0.0, 9.0]]))
    array([[-1,  1,  2,  0,  1]], dtype=int8)
    """
    is_counted = ~np.isnan(counted)
    flow = np.cumsum(receipts - units, axis=1)
    last_count = _latest(is_counted)
    base = np.take_along_axis(counted - flow, np.maximum(last_count, 0), axis=1)
    closing = np.where(last_count >= 0, base + flow, np.nan)
    opening = closing + units - receipts
    opening[:, 1:] = np.where(np.isnan(closing[:, :-1]), opening[:, 1:], closing[:, :-1])
    is_empty = (opening <= 0) & (closing <= 0)
    contradicts = (units > 0) & (closing < 0) & ~is_counted
    is_known = (last_count >= 0) & (_latest(contradicts) <= last_count)
    state = np.where(is_known, np.where(is_empty, np.int8(0), np.int8(1)), np.int8(-1))
    goes_on = np.zeros_like(is_known)
    goes_on[:, :-1] = (units > 0)[:, 1:] & (receipts <= 0)[:, 1:]  # who sells on the next day still had some
    is_sold_empty = is_known & (closing <= 0) & (receipts <= 0) & ~goes_on
    return np.where(units > 0, np.where(is_sold_empty, np.int8(RAN_OUT), np.int8(1)), state)


def ran_out(hours_left: Floats) -> NDArray[np.int8]:
    """Return the state of days that sold empty: what sold in their last hours was there to the end.

    Args:
        hours_left: [hours] from the last sale of the day to its end, shape (days,); nan where not known.

    Returns:
        Same shape: 2 it ran out, 1 in stock.

    Source: days with 3 or more hours without stock are left out, as measured on real sales.

    >>> ran_out(np.array([2.9, 3.0, np.nan]))
    array([1, 2, 1], dtype=int8)
    """
    return np.where(hours_left >= HOURS_OUT, np.int8(RAN_OUT), np.int8(1))


def _latest(happened: Flags) -> NDArray[np.intp]:
    # column of the latest True up to each day; -1 where there was none yet
    columns = np.arange(happened.shape[1])
    return np.maximum.accumulate(np.where(happened, columns, -1), axis=1)
