"""The level an order goes up to: a sea lot above the threshold, or enough until the next order day's arrives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import replenish, threshold
from planner.forecasting.spread import sales_spread
from planner.model import Floats, Items, SafetyRule
from planner.ordering import lots
from planner.ordering.safety import Safety
from planner.policy import Policy
from planner.threshold import Thresholds


@dataclass(frozen=True, slots=True)
class Target:
    """How big an order is and what it leaves to air; every field has shape (items,)."""

    cost_ratio: Floats  # how a unit missing in the sea lot weighs against one too many; nan: costs unknown, or fixed
    variation: Floats  # spread ÷ mean of a cycle's demand; nan where nothing sells
    base_share: Floats  # of a cycle's demand that goes by sea
    base_lot: Floats  # [units] the sea lot
    air_reserve: Floats  # [units] the rest of the cycle's demand
    review_stock: Floats  # [units] safety stock until the order after the next arrives; nan: no fixed order day
    order_up_to_level: Floats  # [units]


def target(
    items: Items,
    rate: Floats,
    kept: Safety,
    due_at: Thresholds,
    air_lead_time: Floats,
    policy: Policy,
) -> Target:
    """Return the level an order goes up to, and what it leaves to air.

    Args:
        items: costs, cartons, and the rhythm of each supplier.
        rate: [units/day] shape (items,), >= 0.
        kept: safety stock, spread and the lead time planned with.
        due_at: the threshold, and what events add to it.
        air_lead_time: [days] same shape; inf where there is no air route.
        policy: cycle, base_share and order_rule.
    """
    cycle = np.full(len(rate), policy.cycle)
    strays = sales_spread(kept.spread, rate, kept.usual_lead_time, kept.lead_time_spread, cycle)
    variation = strays / np.where(rate > 0, rate * policy.cycle, np.nan)
    in_rhythm = policy.order_rule == "fixed_cycle"
    ratio = lots.critical_ratio(items.unit_cost + items.sea_freight, items.unit_cost + items.air_freight, items.salvage)
    ratio = np.where(in_rhythm, np.nan, ratio)
    share = lots.base_share(ratio, variation, policy.base_share, air_lead_time)
    split = lots.fixed_cycle(rate, policy.cycle, share, items.case_pack if in_rhythm else np.ones_like(rate))
    until_next = review_stock(
        kept.rule,
        kept.safety_stock,
        kept.z,
        items.review,
        spread=kept.spread,
        daily_rate=rate,
        usual_lead_time=kept.usual_lead_time,
        lead_time_spread=kept.lead_time_spread,
    )
    until_comes = (kept.lead_time, items.review, until_next)
    by_day = lots.periodic_level(rate, *until_comes, due_at.event_units, due_at.threshold)
    by_lot = replenish.order_up_to_level(due_at.threshold, split.base)
    return Target(
        cost_ratio=ratio,
        variation=variation,
        base_share=share,
        base_lot=split.base,
        air_reserve=split.reserve,
        review_stock=until_next,
        order_up_to_level=np.where(np.isnan(items.review), by_lot, by_day),
    )


def review_stock(
    rule: NDArray[np.int8],
    safety_stock: Floats,
    z: Floats,
    review: Floats,
    *,
    spread: Floats,
    daily_rate: Floats,
    usual_lead_time: Floats,
    lead_time_spread: Floats,
) -> Floats:
    """Return the safety stock that lasts over lead time and review period, by the rule that judges each item.

    Args:
        rule: a SafetyRule, shape (items,).
        safety_stock: [units] over the lead time alone, same shape: under the other rules it is the same for both.
        z: spreads that the service level takes, same shape.
        review: [days] between two fixed order days, same shape; nan: none.
        spread: [units] of the sales of a lead time, same shape.
        daily_rate: [units/day] same shape.
        usual_lead_time: [days] same shape; lead_time_spread: [days] its standard deviation.

    Returns:
        [units] whole; nan without a fixed order day.

    Source: King 2011, over lead time and review period.

    >>> one = np.ones(1)
    >>> king = {"spread": 526.31, "daily_rate": 100.0, "usual_lead_time": 30.0, "lead_time_spread": 5.0}
    >>> days = {name: value * one for name, value in king.items()}
    >>> review_stock(np.array([2], dtype=np.int8), 866 * one, 1.64485 * one, 45 * one, **days)
    array([927.])
    """
    strays = sales_spread(spread, daily_rate, usual_lead_time, lead_time_spread, usual_lead_time + review)
    by_service = threshold.service_stock(z, np.hypot(strays, daily_rate * lead_time_spread))
    kept_anyway = np.where(np.isnan(review), np.nan, safety_stock)
    return np.where(rule == SafetyRule.SERVICE_LEVEL, by_service, kept_anyway)
