"""What stock costs and earns: how often it turns over, how long money lies in it, what it returns."""

import numpy as np

from planner.model import Floats
from planner.ratio import ratio

DAYS_A_YEAR = 365.0


def landed_cost(unit_cost: Floats, freight: Floats) -> Floats:
    """Return what a unit costs until it lies on the shelf.

    Args:
        unit_cost: [money/unit] the supplier's price, shape (items,); nan where unknown.
        freight: [money/unit] first mile and duty, same shape; nan where unknown: counts as none.

    Returns:
        [money/unit]; nan where the unit cost is unknown.

    >>> landed_cost(np.array([2.0, 2.0]), np.array([0.5, np.nan]))
    array([2.5, 2. ])
    """
    return unit_cost + np.nan_to_num(freight)


def unit_margin(price: Floats, platform_fee: Floats, landed_cost: Floats, exchange: Floats) -> Floats:
    """Return what a sale leaves of its price: the one definition of a margin.

    Args:
        price: [money/unit] shape (items,); nan where unknown.
        platform_fee: share of the price the platform keeps, same shape, 0 to 1; nan where nobody said: counts as none.
        landed_cost: [money/unit] in the currency of the cost, same shape; nan where unknown.
        exchange: money of the price for one of the cost, same shape; nan where no rate is known.

    Returns:
        [money/unit] in the currency of the price; below 0 where it sells under its cost, nan where not known.

    >>> unit_margin(np.full(2, 10.0), np.array([0.1, np.nan]), np.array([2.5, 2.5]), np.array([0.8, 0.8]))
    array([7., 8.])
    """
    return price * (1 - np.nan_to_num(platform_fee)) - landed_cost * exchange


def cash_tied_up(units: Floats, landed_cost: Floats) -> Floats:
    """Return the money that lies in stock.

    Args:
        units: [units] on hand, or on order, shape (items,); nan where never counted, below 0 counts as nothing.
        landed_cost: [money/unit] same shape; nan where unknown.

    Returns:
        [money]; 0 where there are no units, nan where there are some and their cost is unknown.

    >>> cash_tied_up(np.array([10.0, 0.0, -3.0]), np.array([2.5, np.nan, 2.0]))
    array([25.,  0.,  0.])
    """
    there = np.maximum(0.0, np.nan_to_num(units))
    return np.where(there > 0, there * landed_cost, 0.0)


def yearly(amount: Floats, days: Floats) -> Floats:
    """Return what an amount of some days comes to in a year.

    Args:
        amount: [money] or [units], shape (items,).
        days: [days] it took, same shape, > 0; nan where unknown.

    Returns:
        The same a year.

    >>> yearly(np.array([10.0]), np.array([73.0]))
    array([50.])
    """
    return amount * (DAYS_A_YEAR / days)


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
    return ratio(cost_of_goods_sold, average_inventory)


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


def active_sku_rate(sold: Floats, stocked: Floats) -> Floats:
    """Return which share of the SKUs with stock had a sale.

    Args:
        sold: SKUs with stock that had a sale within the period, shape (shops,).
        stocked: SKUs with stock, same shape.

    Returns:
        Share; nan where nothing is in stock.

    >>> active_sku_rate(np.array([3.0]), np.array([4.0]))
    array([0.75])
    """
    return ratio(sold, stocked)


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
    return ratio(gross_margin, average_inventory)


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
    return ratio(cost_of_goods_sold, turnover)


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
    return ratio(after - before, np.abs(before))
