"""When to reorder: what sells while an order is under way, and a buffer on top."""

from dataclasses import dataclass

import numpy as np

from planner.model import Floats
from planner.whole import whole_units


@dataclass(frozen=True, slots=True)
class Thresholds:
    """At which inventory position each item is ordered, and what that is made of; every field has shape (items,)."""

    lead_time_demand: Floats  # [units]
    review_demand: Floats  # [units] that sell until the eve of the next fixed order day
    reorder_point: Floats  # [units] whole
    event_units: Floats  # [units] still expected from events that raise the threshold now, whole
    threshold: Floats  # [units] whole


def thresholds(
    rate: Floats, lead_time: Floats, waiting: Floats, safety_stock: Floats, event_units: Floats
) -> Thresholds:
    """Return at which inventory position each item is ordered.

    Args:
        rate: [units/day] shape (items,), >= 0.
        lead_time: [days] the one that is planned with, same shape, >= 0.
        waiting: [days] until the eve of the next fixed order day, same shape, >= 0; 0: any day is one.
        safety_stock: [units] same shape, >= 0.
        event_units: [units] still expected from events, same shape, >= 0.

    >>> thirty, none = np.array([30.0]), np.zeros(1)
    >>> thresholds(thirty, np.array([15.0]), none, np.array([50.0]), np.array([1000.0])).threshold
    array([1500.])
    """
    in_lead_time, review_demand = lead_time_demand(rate, lead_time), rate * waiting
    point = reorder_point(in_lead_time, safety_stock, review_demand)
    raised = event_threshold(point, event_units)
    return Thresholds(in_lead_time, review_demand, point, raised - point, raised)


def lead_time_demand(rate: Floats, lead_time: Floats) -> Floats:
    """Return what sells from placing an order until it is on the shelf.

    Args:
        rate: [units/day] shape (items,), >= 0.
        lead_time: [days] the longest normal one, same shape, >= 0.

    Returns:
        [units]; 0 where nothing sells.

    Source: article 1.1.

    >>> lead_time_demand(np.array([30.0]), np.array([15.0]))
    array([450.])
    """
    return rate * lead_time


def safety_stock(buffer: Floats, rate: Floats, buffer_days: float) -> Floats:
    """Return the buffer kept against a faster sale or a later delivery.

    Args:
        buffer: [units] typed by a person, shape (items,), >= 0; nan: none typed.
        rate: [units/day] same shape, >= 0.
        buffer_days: [days] of sales kept where none is typed, >= 0.

    Returns:
        [units] whole; 0 where nothing is typed and nothing sells.

    Source: article 1.1.

    >>> safety_stock(np.array([50.0, np.nan]), np.array([30.0, 30.0]), buffer_days=15.0)
    array([ 50., 450.])
    """
    return whole_units(np.where(np.isnan(buffer), buffer_days * rate, buffer))


def service_stock(z: Floats, spread: Floats) -> Floats:
    """Return the safety stock that a service level takes.

    Args:
        z: spreads that the service level takes, shape (items,), >= 0.
        spread: [units] of the sales of a lead time, same shape, >= 0.

    Returns:
        [units] whole; 0 where nothing strays.

    Source: King 2011.

    >>> service_stock(np.array([1.6449]), np.array([97.98]))
    array([162.])
    """
    return whole_units(z * spread)


def reorder_point(lead_time_demand: Floats, safety_stock: Floats, review_demand: Floats | float = 0.0) -> Floats:
    """Return the inventory position at or below which to order.

    Args:
        lead_time_demand: [units] shape (items,), >= 0.
        safety_stock: [units] same shape, >= 0.
        review_demand: [units] that sell until the eve of the next fixed order day, same shape, >= 0.

    Returns:
        [units] whole; 0 where nothing sells and nothing is kept.

    Source: article 1.1, which calls this number safety stock.

    >>> reorder_point(np.array([450.0]), np.array([50.0]))
    array([500.])
    """
    return whole_units(lead_time_demand + review_demand + safety_stock)


def event_threshold(reorder_point: Floats, event_units: Floats) -> Floats:
    """Return the threshold while an event is prepared or runs.

    Args:
        reorder_point: [units] shape (items,), >= 0.
        event_units: [units] still expected from events, same shape, >= 0.

    Returns:
        [units] whole, never below ``reorder_point``.

    Source: article 1.2, whose example says so although its text says the opposite.

    >>> event_threshold(np.array([500.0]), np.array([1000.0]))
    array([1500.])
    """
    return reorder_point + whole_units(event_units)


def below_threshold(inventory_position: Floats, threshold: Floats) -> Floats:
    """Return how far the inventory position is below the threshold.

    Args:
        inventory_position: [units] shape (items,); nan where never counted.
        threshold: [units] same shape, >= 0.

    Returns:
        [units]; 0 at the threshold and above, nan where never counted.

    >>> below_threshold(np.array([1400.0, 1500.0]), np.array([1500.0, 1500.0]))
    array([100.,   0.])
    """
    return np.maximum(threshold - inventory_position, 0.0)
