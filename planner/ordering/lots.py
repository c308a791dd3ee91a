"""How big a lot is: what of a cycle's demand goes by sea, what is kept for air, and the most economic lot."""

from dataclasses import dataclass

import numpy as np

from planner.model import Floats
from planner.service import z_at
from planner.whole import whole_cartons, whole_units

LEAST_SHARE = 0.5
"""A sea lot below half of a cycle is no longer a lot."""


@dataclass(frozen=True, slots=True)
class Split:
    """A cycle's demand, split into what goes by sea and what is kept for air; every field has shape (items,)."""

    gross: Floats  # [units] the whole cycle's demand
    base: Floats  # [units] the sea lot
    reserve: Floats  # [units] kept for an air top-up: gross - base


def fixed_cycle(rate: Floats, cycle: float, share: Floats | float, case_pack: Floats) -> Split:
    """Return a cycle's demand split into the base lot and the air reserve.

    Args:
        rate: [units/day] shape (items,), >= 0.
        cycle: [days] >= 0.
        share: of the cycle's demand that goes by sea, 0 to 1, shape (items,) or one for all.
        case_pack: [units per carton] shape (items,), >= 1.

    Returns:
        Split; base is whole cartons but never above gross, and base + reserve = gross. All 0 where nothing sells.

    Raises:
        ValueError: a share outside 0 to 1 or a negative cycle.

    Source: article 2.2.

    >>> fixed_cycle(np.array([100.0]), cycle=45.0, share=0.8, case_pack=np.array([24.0]))
    Split(gross=array([4500.]), base=array([3600.]), reserve=array([900.]))
    """
    if not ((np.asarray(share) >= 0) & (np.asarray(share) <= 1)).all() or not cycle >= 0:
        raise ValueError(f"share {share} is not within 0 to 1, or cycle {cycle} is negative")
    gross = whole_units(rate * cycle)
    base = np.minimum(whole_cartons(gross * share, case_pack), gross)
    return Split(gross, base, gross - base)


def periodic_level(
    rate: Floats, lead_time: Floats, review: Floats, review_stock: Floats, event_units: Floats, threshold: Floats
) -> Floats:
    """Return the level of an order that must last until the next order day's arrives.

    Args:
        rate: [units/day] shape (items,), >= 0.
        lead_time: [days] same shape, >= 0.
        review: [days] between two order days, same shape, >= 1; nan: no fixed order day.
        review_stock: [units] safety stock over lead time and review, same shape, >= 0.
        event_units: [units] still expected from events, same shape, >= 0.
        threshold: [units] same shape, >= 0: at least one unit more, or an order would never end the need for one.

    Returns:
        [units] whole; nan where there is no fixed order day.

    Source: S = d·(R + L) + safety stock, the (R, S) policy (Silver, Pyke and Thomas 2017).

    >>> one = np.ones(1)
    >>> periodic_level(100.0 * one, 30.0 * one, 45.0 * one, 927.0 * one, 0.0 * one, 3866.0 * one)
    array([8427.])
    """
    return np.maximum(whole_units(rate * (review + lead_time) + review_stock) + event_units, threshold + 1)


def newsvendor(mean: Floats, spread: Floats, ratio: Floats) -> Floats:
    """Return the quantity that serves an uncertain demand once, at the least expected cost.

    Args:
        mean: [units] expected demand, shape (items,), >= 0.
        spread: [units] standard deviation, same shape, >= 0.
        ratio: what a missing unit costs ÷ (what a missing unit costs + what a left-over one costs), same shape, 0 to 1.

    Returns:
        [units] where the demand is covered with the probability ``ratio``; may be below 0 where the spread is wide.

    Source: newsvendor with normal demand, F(Q) = cu / (cu + co) (Arrow, Harris and Marschak 1951).

    >>> newsvendor(np.array([50.0]), np.array([8.0]), np.array([0.70 / (0.70 + 0.18)])).round(5)
    array([56.60396])
    """
    strays = spread > 0  # at a ratio of 0 or 1, what never strays would be infinitely many times nothing
    return np.where(strays, mean + z_at(ratio) * np.where(strays, spread, 1.0), mean)


def critical_ratio(by_sea: Floats, by_air: Floats, salvage: Floats) -> Floats:
    """Return how a unit missing in the sea lot weighs against one too many.

    A missing unit is bought by air after all and costs the premium; one too many is sold off at its salvage value.

    Args:
        by_sea: [money/unit] landed by sea, shape (items,).
        by_air: [money/unit] landed by air, same shape.
        salvage: [money/unit] what a unit that does not sell still fetches, same shape.

    Returns:
        (air - sea) / (air - salvage), within 0 to 1; nan where one is unknown or air costs no more than salvage.

    >>> critical_ratio(np.array([8.0, 8.0]), np.array([9.0, 9.0]), np.array([5.0, np.nan]))
    array([0.25,  nan])
    """
    span = by_air - salvage
    ratio = (by_air - by_sea) / np.where(span > 0, span, np.nan)
    return np.clip(ratio, 0.0, 1.0)


def base_share(ratio: Floats, variation: Floats, usual: float, air_lead_time: Floats) -> Floats:
    """Return which share of a cycle's demand goes by sea.

    Args:
        ratio: the critical ratio, shape (items,), 0 to 1; nan where costs are unknown.
        variation: spread ÷ mean of a cycle's demand, same shape, >= 0.
        usual: the share where costs are unknown, 0 to 1.
        air_lead_time: [days] by air, same shape; inf where there is no air route: then nothing is kept for it.

    Returns:
        Half to all of it; ``usual`` where costs are unknown, all of it where nothing flies.

    Source: the newsvendor, per unit of expected demand; article 2.2 takes 80 %.

    >>> ratio, days_by_air = np.array([0.2525, np.nan, np.nan]), np.array([7.0, 7.0, np.inf])
    >>> base_share(ratio, np.full(3, 0.30), usual=0.8, air_lead_time=days_by_air).round(3)
    array([0.8, 0.8, 1. ])
    """
    known = ~np.isnan(ratio)
    best = newsvendor(np.ones_like(variation), variation, np.where(known, ratio, 0.5))
    share = np.where(known, np.clip(best, LEAST_SHARE, 1.0), usual)
    return np.where(np.isinf(air_lead_time), 1.0, share)


def economic_order(order_cost: Floats, holding_cost: Floats, yearly_demand: Floats) -> Floats:
    """Return the lot at which placing orders and keeping stock cost the least together.

    Args:
        order_cost: [money] of one order, shape (items,), >= 0.
        holding_cost: [money/unit/year] of keeping a unit, same shape, above 0.
        yearly_demand: [units/year] same shape, >= 0.

    Returns:
        [units]

    Source: the economic order quantity, Harris 1913.

    >>> economic_order(np.array([8.0]), np.array([0.225]), np.array([1300.0])).round(5)
    array([304.04678])
    """
    return np.asarray(np.sqrt(2 * order_cost * yearly_demand / holding_cost), dtype=np.float64)
