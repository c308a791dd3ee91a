"""How much to keep against uncertainty: which rule judges each item, and what it keeps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import threshold
from planner.forecasting.past import Past
from planner.forecasting.strays import OwnSpread, strays
from planner.lead_time import LeadTimes
from planner.model import Floats, Integers, Items, SafetyRule
from planner.policy import Learned, Policy, buffer_days
from planner.service import z_at


@dataclass(frozen=True, slots=True)
class Safety:
    """What is kept and why; every field has shape (items,)."""

    rule: NDArray[np.int8]  # a SafetyRule
    lead_time: Floats  # [days] the one the rule plans with
    usual_lead_time: Floats  # [days] what the spread is of
    lead_time_spread: Floats  # [days]
    usual_spread: Floats  # [units] nan where neither it nor the own past is known
    spread: Floats  # [units]
    z: Floats  # spreads kept under the service level
    safety_stock: Floats  # [units] whole


def safety(
    items: Items,
    past: Past,
    rate: Floats,
    times: LeadTimes,
    service_level: Floats,
    policy: Policy,
    learned: Learned,
) -> Safety:
    """Return what each item keeps, by the rule that judges it.

    Args:
        items: buffers typed.
        past: days in stock, and how far the sales of a day and of past lead times strayed.
        rate: [units/day] shape (items,), >= 0.
        times: lead times of each item.
        service_level: share of lead times that are to end without a stock-out, same shape.
        policy: rule, and the days a service level needs.
        learned: what the whole catalogue taught.

    Returns:
        Safety; the lead time is the usual one under a service level, and the longest normal one under a buffer.
    """
    rule = rule_used(items.buffer, past.history_days, policy)
    own = OwnSpread(past.daily_spread, past.own_spread, past.history_days)
    stray = strays(own, rate, past.window_rates, times.usual, times.spread, learned)
    z = z_at(service_level)
    return Safety(
        rule=rule,
        lead_time=np.where(rule == SafetyRule.SERVICE_LEVEL, times.usual, times.longest),
        usual_lead_time=times.usual,
        lead_time_spread=times.spread,
        usual_spread=stray.usual,
        spread=stray.spread,
        z=z,
        safety_stock=np.where(
            rule == SafetyRule.SERVICE_LEVEL,
            threshold.service_stock(z, stray.spread),
            threshold.safety_stock(items.buffer, rate, buffer_days(policy, learned)),
        ),
    )


def rule_used(buffer: Floats, history_days: Integers, policy: Policy) -> NDArray[np.int8]:
    """Return which rule judges each item: a person's word first, then a service level where history allows.

    Args:
        buffer: [units] typed by a person, shape (items,); nan: none typed.
        history_days: [days] in stock in all of the history, same shape.
        policy: rule and min_service_days.

    Returns:
        A SafetyRule, same shape.

    >>> rule_used(np.array([50.0, np.nan, np.nan]), np.array([365, 59, 60]), Policy()).tolist()
    [0, 1, 2]
    """
    enough = history_days >= policy.min_service_days
    by_service = enough if policy.rule == "service_level" else np.zeros_like(enough)
    by_rule = np.where(by_service, np.int8(SafetyRule.SERVICE_LEVEL), np.int8(SafetyRule.BUFFER))
    return np.where(np.isnan(buffer), by_rule, np.int8(SafetyRule.TYPED_BUFFER))
