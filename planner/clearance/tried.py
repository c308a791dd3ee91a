"""What a step of the clearance ladder that was tried and fell short teaches of taking it again."""

import numpy as np

from planner.clearance.following import ENOUGH, FIRST_DAYS, is_less
from planner.model import Flags, Floats


def fell_short(sold: Floats, expected: Floats, days: Floats) -> Flags:
    """Return which steps moved less than half of what was expected once they had a week, and hardly by chance.

    Args:
        sold: [units] since it was accepted, shape (steps,), >= 0.
        expected: [units] by then, same shape, >= 0.
        days: [days] it ran, same shape, >= 0.

    >>> fell_short(np.array([12.0, 40.0, 2.0]), np.array([80.0, 80.0, 5.0]), np.array([21.0, 21.0, 7.0]))
    array([ True, False, False])
    """
    return (days >= FIRST_DAYS) & (sold < ENOUGH * expected) & is_less(sold, expected)


def gain_that_came(sold: Floats, days: Floats, pace: Floats, pace_before: Floats) -> Floats:
    """Return what share of the extra pace that was expected of a step came.

    Args:
        sold: [units] while it ran, shape (steps,), >= 0.
        days: [days] it ran, same shape, > 0.
        pace: [units/day] expected of it, same shape, > pace_before.
        pace_before: [units/day] before it, same shape, >= 0.

    Returns:
        Share from 0, where it sold no faster than before, to 1.

    >>> gain_that_came(np.array([30.0, 12.0]), np.array([10.0, 10.0]), np.array([6.0, 6.0]), np.array([2.0, 2.0]))
    array([0.25, 0.  ])
    """
    came: Floats = np.clip((sold / days - pace_before) / (pace - pace_before), 0.0, 1.0)
    return came


def slope_that_came(discount: Floats, slope: Floats, came: Floats) -> Floats:
    """Return the elasticity by which a markdown sells only a share of what it was expected to sell on top.

    Args:
        discount: share off the price that was tried, shape (steps,), above 0 and below 1.
        slope: elasticity that was expected, same shape, <= 0.
        came: share of the extra pace that came, same shape, 0 to 1.

    Returns:
        Elasticity, same shape, from ``slope`` to 0.

    >>> slope_that_came(np.array([0.5, 0.5]), np.array([-2.0, -2.0]), np.array([1.0, 0.0])) + 0.0
    array([-2.,  0.])
    """
    factor = 1 + came * ((1 - discount) ** slope - 1)
    learned: Floats = np.log(factor) / np.log(1 - discount)
    return learned
