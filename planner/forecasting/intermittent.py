"""Items that sell only now and then: how often, how evenly, and what the methods made for them would forecast."""

from math import inf, nan

import numpy as np

from planner.model import Floats, Integers

INTERMITTENT = 1.32
"""[days] between two sales from which on an item sells only now and then (Syntetos, Boylan and Croston 2005)."""
ERRATIC = 0.49
"""Squared variation of the sizes from which on they are uneven (the same)."""
SMOOTHING = 0.1


def demand_interval(sales: Floats) -> float:
    """Return on one of how many days something sells.

    Args:
        sales: [units] of each day that counts, shape (days,), >= 0, oldest first.

    Returns:
        [days] >= 1; inf where nothing sold.

    >>> demand_interval(np.array([0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 4.0, 0.0, 6.0, 0.0, 0.0, 3.0]))
    3.0
    """
    days_with_sales = int((sales > 0).sum())
    return len(sales) / days_with_sales if days_with_sales else inf


def size_variation(sales: Floats) -> float:
    """Return how uneven the sizes of the days with sales are.

    Args:
        sales: [units] of each day that counts, shape (days,), >= 0.

    Returns:
        The square of spread ÷ mean, >= 0; nan where nothing sold.

    >>> round(size_variation(np.array([0.0, 5.0, 4.0, 0.0, 6.0, 3.0])), 4)
    0.0617
    """
    sizes = sales[sales > 0]
    return float((sizes.std() / sizes.mean()) ** 2) if sizes.size else nan


def is_intermittent(interval: float) -> bool:
    """Return whether an item sells only now and then; one that never sold does not sell at all.

    >>> [is_intermittent(interval) for interval in (1.31, 1.32, inf)]
    [False, True, False]
    """
    return INTERMITTENT <= interval < inf


def is_erratic(variation: float) -> bool:
    """Return whether an item sells in uneven amounts.

    >>> [is_erratic(variation) for variation in (0.48, 0.49)]
    [False, True]
    """
    return variation >= ERRATIC


def croston(sales: Floats, smoothing: float = SMOOTHING) -> float:
    """Return the forecast of Croston's method: the smoothed size of a sale over the smoothed interval between two.

    Args:
        sales: [units] of each day that counts, shape (days,), >= 0, oldest first.
        smoothing: share of the newest size and interval, 0 to 1.

    Returns:
        [units/day]; 0 where nothing sold.

    Source: Croston 1972.

    >>> round(croston(np.array([0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 4.0, 0.0, 6.0, 0.0, 0.0, 3.0])), 5)
    1.60782
    """
    days = np.flatnonzero(sales > 0)
    if not days.size:
        return 0.0
    return _smoothed(sales[days], smoothing) / _smoothed(np.diff(days, prepend=-1), smoothing)


def sba(sales: Floats, smoothing: float = SMOOTHING) -> float:
    """Return Croston's forecast without its bias, which is upwards.

    Args:
        sales: [units] of each day that counts, shape (days,), >= 0, oldest first.
        smoothing: share of the newest size and interval, 0 to 1.

    Returns:
        [units/day]; 0 where nothing sold.

    Source: Syntetos and Boylan 2005.

    >>> round(sba(np.array([0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 4.0, 0.0, 6.0, 0.0, 0.0, 3.0])), 5)
    1.52743
    """
    return (1 - smoothing / 2) * croston(sales, smoothing)


def tsb(sales: Floats, smoothing: float = SMOOTHING) -> float:
    """Return the forecast of a method that lets an item die: the chance of a sale falls on every day without one.

    Args:
        sales: [units] of each day that counts, shape (days,), >= 0, oldest first.
        smoothing: share of the newest size, and of the newest day in the chance of a sale, 0 to 1.

    Returns:
        [units/day]; 0 where nothing sold.

    Source: Teunter, Syntetos and Babai 2011.

    >>> round(tsb(np.array([4.0, 0.0])), 6)  # the chance begins at 1 in 1, and falls to 0.9
    3.6
    """
    days = np.flatnonzero(sales > 0)
    if not days.size:
        return 0.0
    chance = 1.0 / (days[0] + 1)
    falls = (1 - smoothing) ** np.diff(days, append=len(sales))
    for fall in falls[:-1]:  # down over the days without a sale, then up by the one that ends them
        chance = chance * fall + smoothing
    return _smoothed(sales[days], smoothing) * float(chance * falls[-1] / (1 - smoothing))


def _smoothed(values: Floats | Integers, smoothing: float) -> float:
    """Return exponentially smoothed values, begun with the first."""
    weights = smoothing * (1 - smoothing) ** np.arange(len(values) - 1, -1, -1)
    weights[0] /= smoothing
    return float(weights @ values)
