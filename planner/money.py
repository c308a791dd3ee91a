"""What stock costs and earns: how often it turns over, how long money lies in it, what it returns."""

import numpy as np

from planner.model import Floats

DAYS_A_YEAR = 365.0


def turnover(cost_of_goods_sold: Floats, average_inventory: Floats) -> Floats:
    """Return how often stock is sold and replaced over the period of the sales.

    Args:
        cost_of_goods_sold: [money] at cost, shape (items,), >= 0.
        average_inventory: [money] at cost, same shape, >= 0.

    Returns:
        [1/period]; nan where there was no stock.

    >>> turnover(np.array([600.0]), np.array([100.0]))
    array([6.])
    """
    return _ratio(cost_of_goods_sold, average_inventory)


def days_inventory_outstanding(yearly_turnover: Floats) -> Floats:
    """Return how many days money lies in stock.

    Args:
        yearly_turnover: [1/year] shape (items,), >= 0; nan where unknown.

    Returns:
        [days]; inf where nothing turns over, nan where unknown.

    >>> days_inventory_outstanding(np.array([5.0, 0.0]))
    array([73., inf])
    """
    days = DAYS_A_YEAR / np.where(yearly_turnover == 0, 1.0, yearly_turnover)
    return np.where(yearly_turnover == 0, np.inf, days)


def gmroi(gross_margin: Floats, average_inventory: Floats) -> Floats:
    """Return the gross margin earned on each unit of money kept in stock.

    Args:
        gross_margin: [money] sales less their cost, shape (items,), may be negative.
        average_inventory: [money] at cost, same shape, >= 0.

    Returns:
        Ratio; nan where there was no stock.

    >>> gmroi(np.array([250.0]), np.array([100.0]))
    array([2.5])
    """
    return _ratio(gross_margin, average_inventory)


def average_inventory(cost_of_goods_sold: Floats, turnover: Floats) -> Floats:
    """Return the stock that goes with a turnover.

    Args:
        cost_of_goods_sold: [money] at cost, shape (items,), >= 0.
        turnover: [1/period] same shape, >= 0.

    Returns:
        [money] at cost; nan where nothing turns over.

    >>> average_inventory(np.array([600.0]), np.array([6.0]))
    array([100.])
    """
    return _ratio(cost_of_goods_sold, turnover)


def relative_change(before: Floats, after: Floats) -> Floats:
    """Return by what share a number changed.

    Args:
        before: shape (items,), any unit.
        after: same shape and unit.

    Returns:
        0.4 is +40 %; nan where ``before`` is 0.

    >>> relative_change(np.array([50.0]), np.array([75.0]))
    array([0.5])
    """
    return _ratio(after - before, np.abs(before))


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.where(below == 0, np.nan, above / np.where(below == 0, 1.0, below))
