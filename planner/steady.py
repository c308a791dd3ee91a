"""The coming days of stock that nothing is added to and nothing planned for: a straight line, read without its days.

What ``cover`` and ``air`` find by looking at each day of a projection, to the same day and the same unit.
"""

import numpy as np

from planner.model import NEVER, Floats, Integers
from planner.whole import DUST, whole_units


def stockout_day(stock: Floats, rate: Floats, days: Floats) -> Integers:
    """Return the first day whose closing stock is 0 or less.

    Args:
        stock: [units] on hand less committed, shape (items,); nan where never counted.
        rate: [units/day] ordinary sales, same shape, >= 0.
        days: [days] of the projection, same shape, whole, >= 1.

    Returns:
        [days] from today; 0 where it is out already, NEVER where it is not out within the projection.

    >>> stockout_day(np.array([60.0, 61.0]), np.array([30.0, 30.0]), np.array([180.0, 180.0]))
    array([2, 3])
    """
    return _first(stock, rate, np.full(len(stock), DUST), days, np.less_equal)


def breach_day(stock: Floats, rate: Floats, safety_stock: Floats, days: Floats) -> Integers:
    """Return the first day whose closing stock is under the safety stock.

    Args:
        stock, rate, days: as of ``stockout_day``.
        safety_stock: [units] shape (items,), >= 0.

    Returns:
        [days] from today; 0 where it is under already, NEVER where it stays above within the projection.

    >>> breach_day(np.array([80.0]), np.array([30.0]), np.array([50.0]), np.array([180.0]))
    array([2])
    """
    return _first(stock, rate, safety_stock - DUST, days, np.less)


def missing_on(day: Integers, stock: Floats, rate: Floats) -> Floats:
    """Return what would have sold up to ``day`` and was not there.

    Args:
        day: [days] shape (items,), >= 0.
        stock, rate: as of ``stockout_day``.

    Returns:
        [units] >= 0; nan where never counted.

    >>> missing_on(np.array([2]), np.array([50.0]), np.array([30.0]))
    array([10.])
    """
    return np.maximum(-(stock - rate * day), 0.0)


def air_quantity(stock: Floats, rate: Floats, safety_stock: Floats, until: Floats, air_lead_time: Floats) -> Floats:
    """Return what to buy by air to keep the safety stock until a sea order placed today is there.

    Args:
        stock, rate: as of ``stockout_day``.
        safety_stock: [units] shape (items,), >= 0.
        until: [days] an order placed today arrives by sea, same shape, >= 0.
        air_lead_time: [days] by air, same shape; inf where there is no air route.

    Returns:
        [units] whole; 0 where stock lasts or air is no faster; nan where never counted.

    >>> one = np.ones(1)
    >>> air_quantity(3600 * one, 100 * one, 0 * one, until=45 * one, air_lead_time=7 * one)
    array([900.])
    """
    last = np.ceil(until)
    missing = np.where(np.ceil(air_lead_time) <= last, safety_stock - (stock - rate * last), 0.0)
    return whole_units(np.maximum(missing, 0.0))


def _first(stock: Floats, rate: Floats, floor: Floats, days: Floats, is_low: np.ufunc) -> Integers:
    """Return the first day on which ``stock - rate * day`` is low, asked as a projection is asked on each day."""
    near = np.floor((stock - floor) / np.where(rate > 0, rate, np.inf)) - 1  # a division may err by a day
    day = np.clip(np.where(np.isnan(near), 0.0, near), 0.0, days)
    found = np.full(len(stock), np.inf)
    for later in (3, 2, 1, 0):
        found = np.where(is_low(stock - rate * (day + later), floor), day + later, found)
    in_sight = found <= days
    return np.where(in_sight, np.where(in_sight, found, 0.0).astype(np.int64), NEVER)
