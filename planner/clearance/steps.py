"""What a step of the clearance ladder moves, takes and keeps: each number by itself."""

import numpy as np

from planner.currency import half_up
from planner.model import Floats
from planner.ratio import ratio

ALMOST = 1e-9  # 45 units are 45, however they were reckoned


def pace_at(pace: Floats, discount: Floats, elasticity: Floats) -> Floats:
    """Return how fast an item sells at a lower price, by a constant elasticity.

    Args:
        pace: [units/day] at today's price, shape (items,), >= 0.
        discount: share off the price, same shape, 0 to below 1.
        elasticity: same shape, < 0; -1.5: a price 1 % lower sells about 1.5 % more.

    Returns:
        [units/day] same shape.

    >>> pace_at(np.array([2.0]), np.array([0.75]), np.array([-1.5]))
    array([16.])
    """
    return pace * (1 - discount) ** elasticity


def pace_in_bundle(pace: Floats, offers: Floats, take_up: Floats) -> Floats:
    """Return how fast an item sells once a set with another product is offered beside it.

    Args:
        pace: [units/day] by itself, shape (items,), >= 0.
        offers: [orders/day] the set is news to, same shape; nan where there is no set.
        take_up: share of them that take it, same shape, 0 to 1.

    Returns:
        [units/day] same shape; nan where there is no set.

    >>> pace_in_bundle(np.array([1.0]), np.array([40.0]), np.array([0.05]))
    array([3.])
    """
    return pace + offers * take_up


def kept_in_bundle(pace: Floats, shared: Floats, added: Floats, alone: Floats, in_set: Floats) -> Floats:
    """Return what is kept of a unit on average where a set is offered beside the item itself.

    Who buys the item without the other product pays as before; who buys both anyway takes the set.

    Args:
        pace: [units/day] by itself, shape (items,), >= 0.
        shared: share of its orders that hold the other product too, same shape, 0 to 1.
        added: [units/day] the set sells on top, same shape, >= 0; nan where there is no set.
        alone: [money/unit] kept of one sold by itself, same shape.
        in_set: [money/unit] kept of one sold within the set, same shape.

    Returns:
        [money/unit] same shape; nan where there is no set.

    >>> ten = np.array([10.0])
    >>> kept_in_bundle(np.array([2.0]), np.array([0.25]), np.array([0.5]), ten, ten - 2)  # 1.5 alone, 1 in the set
    array([9.2])
    """
    by_itself = pace * (1 - shared)
    within = pace * shared + added
    sold = by_itself + within
    return (by_itself * alone + within * in_set) / np.where(sold > 0, sold, 1.0)


def kept(price: Floats, fee: Floats, handling: float) -> Floats:
    """Return what is left of a price after what the platform and creators take of it, and handling.

    Args:
        price: [money/unit] shape (items,), >= 0; nan where unknown.
        fee: share of the price, same shape, 0 to 1.
        handling: [money/unit] to pick, pack and send.

    Returns:
        [money/unit] same shape; below 0 where it costs more than it brings.

    >>> kept(np.array([10.0]), np.array([0.09]), 1.1)
    array([8.])
    """
    return price * (1 - fee) - handling


def moved(units: Floats, pace: Floats, days: Floats | float) -> Floats:
    """Return what sells of a lot within a time, in whole units.

    Args:
        units: [units] shape (items,), >= 0.
        pace: [units/day] same shape, >= 0; nan where unknown.
        days: [days] >= 0, of each or of all.

    Returns:
        [units] same shape, at most all of them.

    >>> moved(np.array([100.0, 100.0]), np.array([0.55, 2.0]), 90)
    array([ 49., 100.])
    """
    return np.floor(np.minimum(units, pace * days) + ALMOST)


def gone_after(units: Floats, pace: Floats) -> Floats:
    """Return how long it takes until a lot is gone.

    Args:
        units: [units] shape (items,), >= 0.
        pace: [units/day] same shape, >= 0; nan where unknown.

    Returns:
        [days] same shape; inf where nothing sells.

    >>> gone_after(np.array([100.0, 100.0]), np.array([4.0, 0.0]))
    array([25., inf])
    """
    return ratio(units, pace, otherwise=np.inf)


def storage(units: Floats, moved: Floats, days: Floats, fee: Floats) -> Floats:
    """Return what it costs to store a lot while it grows smaller at an even pace.

    Args:
        units: [units] at the beginning, shape (items,), >= 0.
        moved: [units] gone at the end, same shape.
        days: [days] from beginning to end, same shape.
        fee: [money/unit/day] same shape; nan where unknown: counts as none.

    Returns:
        [money] same shape.

    >>> storage(np.array([100.0]), np.array([40.0]), np.array([10.0]), np.array([0.01]))
    array([8.])
    """
    return (units - moved / 2) * days * np.nan_to_num(fee)


def to_the_coin(amount: Floats, coins: Floats) -> Floats:
    """Return amounts rounded half up to whole coins.

    Args:
        amount: [money] shape (items,); nan where unknown.
        coins: in one of its currency, same shape.

    Returns:
        [money] same shape.

    >>> to_the_coin(np.array([0.105, 12.5]), np.array([100.0, 1.0]))
    array([ 0.11, 13.  ])
    """
    rounded: Floats = half_up(amount * coins) / coins
    return rounded


def recovered(moved: Floats, kept: Floats, rest: Floats, storage: Floats) -> Floats:
    """Return the cash a step brings back; what the units once cost is spent either way and does not count.

    Args:
        moved: [units] shape (items,), >= 0.
        kept: [money/unit] same shape.
        rest: [money] for what was not moved, same shape.
        storage: [money] paid meanwhile, same shape.

    Returns:
        [money] same shape; below 0 where the step costs more than it brings.

    >>> recovered(np.array([40.0]), np.array([8.0]), np.array([12.0]), np.array([2.0]))
    array([330.])
    """
    return moved * kept + rest - storage


def sold_out(units: Floats, pace: Floats, kept: Floats, fee: Floats) -> Floats:
    """Return what a lot brings if it is left to sell unit by unit until it is gone, however long that takes.

    Args:
        units: [units] shape (items,), >= 0.
        pace: [units/day] same shape, >= 0.
        kept: [money/unit] same shape; nan where unknown.
        fee: [money/unit/day] of storing it, same shape; nan where unknown: counts as none.

    Returns:
        [money] same shape; nan where nothing sells.

    >>> sold_out(np.array([100.0, 100.0]), np.array([0.5, 0.0]), np.array([8.0, 8.0]), np.array([0.01, 0.01]))
    array([700.,  nan])
    """
    days = np.where(pace > 0, gone_after(units, pace), np.nan)
    return units * kept - storage(units, units, days, fee)
