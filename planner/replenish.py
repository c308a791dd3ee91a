"""How much to order and by when: up to a level, raised to the minimum and to whole cartons."""

import numpy as np

from planner.model import NEVER, Flags, Floats, Integers
from planner.whole import whole_cartons, whole_units


def order_up_to_level(threshold: Floats, base_lot: Floats) -> Floats:
    """Return the level an order brings the inventory position up to.

    Args:
        threshold: [units] shape (items,), >= 0.
        base_lot: [units] same shape, >= 0.

    Returns:
        [units]; at the threshold exactly, an order is exactly the base lot.

    Source: the (s, S) policy, Scarf 1960.

    >>> order_up_to_level(np.array([500.0]), np.array([1080.0]))
    array([1580.])
    """
    return threshold + base_lot


def order_due(inventory_position: Floats, threshold: Floats, order_up_to_level: Floats, is_advised: Flags) -> Floats:
    """Return what to order before minima and cartons.

    Args:
        inventory_position: [units] shape (items,); nan where never counted.
        threshold: [units] same shape, >= 0.
        order_up_to_level: [units] same shape, >= threshold.
        is_advised: same shape; False where nothing sells or stock is not known well enough.

    Returns:
        [units] up to the level where the position is at or below the threshold, else 0.

    Source: the (s, S) policy, Scarf 1960.

    >>> order_due(np.array([500.0, 501.0]), np.full(2, 500.0), np.full(2, 1580.0), np.ones(2, dtype=bool))
    array([1080.,    0.])
    """
    is_due = is_advised & (inventory_position <= threshold)
    return np.where(is_due, order_up_to_level - inventory_position, 0.0)


def round_order(quantity: Floats, moq: Floats, case_pack: Floats) -> Floats:
    """Return an order raised to the supplier's minimum and up to whole cartons.

    Args:
        quantity: [units] wanted, shape (items,), >= 0.
        moq: [units] the minimum, same shape, >= 1.
        case_pack: [units per carton] same shape, >= 1.

    Returns:
        [units]; 0 only where nothing is wanted.

    >>> round_order(np.array([30.0, 250.0, 0.0]), np.full(3, 100.0), np.full(3, 24.0))
    array([120., 264.,   0.])
    """
    return np.where(quantity > 0, whole_cartons(np.maximum(quantity, moq), case_pack), 0.0)


def order_by_day(breach_day: Integers, lead_time: Floats) -> Integers:
    """Return the last day whose order still arrives before stock is under the safety stock.

    Args:
        breach_day: [days] first day under the safety stock, shape (items,); NEVER where none.
        lead_time: [days] same shape, >= 0.

    Returns:
        [days] from today; negative where it is late already, NEVER where stock stays above.

    >>> order_by_day(np.array([40, 10]), np.array([15.0, 15.0]))
    array([25, -5])
    """
    return np.where(breach_day == NEVER, NEVER, breach_day - np.ceil(lead_time).astype(np.int64))


def cautious(computed: Floats, share: Floats) -> Floats:
    """Return the part of a computed order that is asked while an item is too new to be sure of.

    Args:
        computed: [units] the whole order, shape (items,), >= 0.
        share: of it that is asked, same shape, above 0 and up to 1.

    Returns:
        [units] whole; the computed order itself where the share is 1.

    Source: article 2.3: begin small, test, then scale up.

    >>> cautious(np.array([1080.0, 1080.0]), np.array([0.6, 1.0]))
    array([ 648., 1080.])
    """
    return np.where(share < 1, whole_units(computed * share), computed)


def cautious_position(inventory_position: Floats, on_order: Floats, share: Floats) -> Floats:
    """Return the inventory position with each unit on order standing for the computed order it was cut from.

    Without it, an order cut to a share would leave the position short, and the rest would be asked the next day.

    Args:
        inventory_position: [units] shape (items,); nan where never counted.
        on_order: [units] same shape, >= 0.
        share: of a computed order that is asked, same shape, above 0 and up to 1.

    Returns:
        [units]; the inventory position itself where the share is 1 or nothing is on order.

    >>> cautious_position(np.array([600.0]), np.array([600.0]), np.array([0.6])).round(6)
    array([1000.])
    """
    return inventory_position + on_order * (1 / share - 1)


def waiting_days(order_day: Floats, review: Floats) -> Floats:
    """Return how long stock must last beyond the lead time: until the eve of the next fixed order day after today.

    Args:
        order_day: [days] until the next fixed order day, shape (items,), 0 today; nan: any day may be one.
        review: [days] between two of them, same shape, >= 1; nan: an order may be placed on any day.

    Returns:
        [days] to last beyond the lead time; 0 where any day is an order day.

    >>> waiting_days(np.array([0.0, 1.0, 6.0, np.nan]), np.array([7.0, 7.0, 7.0, np.nan]))
    array([6., 0., 5., 0.])
    """
    next_chance = np.where(order_day == 0, review, order_day)
    return np.where(np.isnan(order_day + review), 0.0, np.maximum(next_chance - 1, 0.0))


def until_order_day(order_day: Floats, review: Floats) -> Floats:
    """Return how long the next order has to wait for a fixed order day.

    Args:
        order_day: [days] until the next fixed order day, shape (items,), 0 today; nan: any day may be one.
        review: [days] between two of them, same shape; nan: an order may be placed on any day.

    Returns:
        [days]; 0 where any day is an order day.

    >>> until_order_day(np.array([0.0, 3.0, 3.0]), np.array([7.0, 7.0, np.nan]))
    array([0., 3., 0.])
    """
    return np.where(np.isnan(order_day + review), 0.0, order_day)


def on_order_day(day: Integers, order_day: Floats, review: Floats) -> Integers:
    """Return the last fixed order day up to ``day``.

    Args:
        day: [days] from today, shape (items,); NEVER where none.
        order_day: [days] until the next order day, same shape; nan: any day may be one.
        review: [days] between two of them, same shape; nan: an order may be placed on any day.

    Returns:
        [days]; ``day`` itself where any day is an order day; negative where the last one has passed.

    >>> on_order_day(np.array([20, 2, 20]), np.array([3.0, 3.0, np.nan]), np.full(3, 7.0))
    array([17, -4, 20])
    """
    has_day = (day != NEVER) & ~np.isnan(order_day + review)
    first, rhythm = np.where(has_day, order_day, 0.0), np.where(has_day, review, 1.0)
    last = first + np.floor((np.where(has_day, day, 0) - first) / rhythm) * rhythm
    return np.where(has_day, last.astype(np.int64), day)
