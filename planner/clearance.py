"""Slow movers: stock that has been lying there too long and sells too little of itself."""

import numpy as np

from planner.model import Events, Flags, Floats
from planner.policy import Policy


def sell_through(sold: Floats, opening: Floats, received: Floats) -> Floats:
    """Return which share of what could be sold was sold.

    Args:
        sold: [units] within a period, shape (items,), >= 0.
        opening: [units] there when the period began, same shape; nan where unknown, below 0 counts as nothing.
        received: [units] that came within the period, same shape, >= 0.

    Returns:
        Share; above 1 where more was sold than is known to have been there, nan where nothing was there or it is
        unknown.

    >>> sell_through(np.array([12.0]), np.array([40.0]), np.array([20.0]))
    array([0.2])
    """
    there = np.maximum(opening, 0.0) + received
    return np.where(there > 0, sold / np.where(there > 0, there, 1.0), np.nan)


def is_spared(first_receipt: Floats, events: Events, policy: Policy) -> Flags:
    """Return which items are not judged: they are new, or an event for them runs or starts soon.

    Args:
        first_receipt: [days] since the item's first receipt, shape (items,).
        events: planned and running ones, in any order.
        policy: up to ``slow_new`` days an item is new; up to ``slow_event`` days ahead an event is soon.

    Returns:
        Shape (items,).

    >>> nothing = Events(*(np.zeros(0, kind) for kind in (np.int64, float, np.int64, np.int64, float, bool)))
    >>> is_spared(np.array([60.0, 61.0]), nothing, Policy())
    array([ True, False])
    """
    spared = first_receipt <= policy.slow_new
    spared[events.item[(events.start <= policy.slow_event) & (events.end >= 0)]] = True
    return spared


def is_slow(old: Floats, sell_through: Floats, spared: Flags, policy: Policy) -> Flags:
    """Return which items are slow movers.

    Args:
        old: [units] older than ``policy.slow_age``, shape (items,), >= 0.
        sell_through: share sold within ``policy.slow_window`` days, same shape; nan where unknown.
        spared: those not judged, same shape.
        policy: below ``slow_sell_through`` too little is sold.

    Returns:
        Shape (items,).

    >>> is_slow(np.array([5.0, 5.0]), np.array([0.19, 0.2]), np.zeros(2, bool), Policy())
    array([ True, False])
    """
    return (old > 0) & (sell_through < policy.slow_sell_through) & ~spared
