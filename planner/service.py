"""What a safety stock achieves: how many lead times it sees through, and how much of the demand it serves."""

from math import exp, pi, sqrt
from statistics import NormalDist

import numpy as np

from planner.model import Floats
from planner.money import DAYS_A_YEAR
from planner.ratio import ratio

NORMAL = NormalDist()
MIDDLE = (
    (-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.383577518672690e2, -3.066479806614716e1,
     2.506628277459239),
    (-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1.0),
)  # fmt: skip
TAIL = (
    (-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
     2.938163982698783),
    (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1.0),
)  # fmt: skip
TAIL_BELOW = 0.02425
"""Acklam's quotients of polynomials, and the share below which that of the tail takes over."""
LEEWAY = 0.05
"""How far below the level of its class what costs say may bring an item."""
HIGHEST = 0.99
"""Beyond it the spread of sales says too little."""
LOWEST = 0.50
"""Below it there would be no safety stock at all."""


def carrying_cost(
    landed_cost: Floats, carrying_rate: float, holding_cost: Floats, days: Floats, exchange: Floats
) -> Floats:
    """Return what a unit too many costs until it is sold: until the next order, which is so much smaller.

    Args:
        landed_cost: [money/unit] shape (items,); nan where unknown.
        carrying_rate: of it, what the money in a unit costs a year, >= 0.
        holding_cost: [money/unit/year] of storage, same shape, >= 0; nan where unknown: counts as none.
        days: [days] until the next order, same shape, >= 0.
        exchange: money of the price for one of the cost, same shape; nan where no rate is known.

    Returns:
        [money/unit] in the currency of the price; nan where not known.

    >>> one, days = np.ones(1), np.array([73.0])
    >>> carrying_cost(10 * one, 0.25, holding_cost=3.5 * one, days=days, exchange=one).round(6)
    array([1.2])
    """
    a_year = landed_cost * carrying_rate + np.nan_to_num(holding_cost)
    return a_year * (days / DAYS_A_YEAR) * exchange


def service_level(class_level: Floats, unit_margin: Floats, carrying_cost: Floats) -> Floats:
    """Return the share of lead times that are to end without a stock-out, by what a unit short and one too many cost.

    Args:
        class_level: share, as the policy says for the class, shape (items,).
        unit_margin: [money/unit] lost with each unit short, same shape; nan where unknown, a loss counts as none.
        carrying_cost: [money/unit] of each unit too many, same shape, >= 0; nan where unknown.

    Returns:
        Share within 5 points below the class and 99 %, never below 50 %; that of the class where costs are unknown.

    Source: the critical ratio of a periodic order, b ÷ (b + h), Silver, Pyke and Thomas 2017.

    >>> service_level(np.full(3, 0.95), np.array([9.6, 0.4, np.nan]), np.full(3, 0.4)).round(4)
    array([0.96, 0.9 , 0.95])
    """
    lost = np.maximum(unit_margin, 0.0)
    critical = ratio(lost, lost + carrying_cost, otherwise=0.0)
    within = np.clip(critical, np.maximum(class_level - LEEWAY, LOWEST), HIGHEST)
    return np.where(np.isnan(critical), class_level, within)


def z_at(share: Floats) -> Floats:
    """Return how many spreads above the mean a normal demand stays below with each probability.

    Args:
        share: shape (items,), 0 to 1; nan stays nan.

    Returns:
        The quantile of the normal distribution, to 9 digits; -inf at 0, inf at 1.

    Source: Acklam 2003, the inverse normal cumulative distribution.

    >>> z_at(np.array([0.0, 0.025, 0.5, 0.95])).round(6)
    array([     -inf, -1.959964,  0.      ,  1.644854])
    """
    off = share - 0.5
    middle = off * np.polyval(MIDDLE[0], off**2) / np.polyval(MIDDLE[1], off**2)
    rest = np.minimum(share, 1 - share)
    far = np.sqrt(-2 * np.log(np.where(rest > 0, rest, 0.5)))
    tail = np.where(rest > 0, -np.polyval(TAIL[0], far) / np.polyval(TAIL[1], far), np.inf)
    return np.where(rest < TAIL_BELOW, np.copysign(tail, off), middle)


def cycle_service(safety_stock: float, spread: float) -> float:
    """Return the share of lead times that end without a stock-out.

    Args:
        safety_stock: [units] >= 0.
        spread: [units] of the sales of a lead time, >= 0.

    Returns:
        0.5 to 1; 1 where nothing strays.

    >>> round(cycle_service(97.98, 97.98), 4)
    0.8413
    """
    return NORMAL.cdf(safety_stock / spread) if spread > 0 else 1.0


def fill_rate(safety_stock: float, spread: float, lot: float) -> float:
    """Return the share of the demand that is served from stock.

    Args:
        safety_stock: [units] >= 0.
        spread: [units] of the sales of a lead time, >= 0.
        lot: [units] ordered at a time, >= 0.

    Returns:
        0 to 1; usually well above the cycle service level. 1 where nothing strays.

    Source: the loss function of the normal distribution, Silver, Pyke and Thomas 2017.

    >>> round(fill_rate(0.0, 97.98, 900.0), 4)
    0.9566
    """
    if spread <= 0:
        return 1.0
    z = safety_stock / spread
    density = exp(-z * z / 2) / sqrt(2 * pi)
    lost = spread * (density - z * (1 - NORMAL.cdf(z)))
    return max(0.0, 1 - lost / lot) if lot > 0 else 0.0
