"""How much to keep against uncertainty: which rule judges each item, and what it keeps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import threshold
from planner.curve import usual_spread
from planner.lead_time import LeadTimes
from planner.model import Flags, Floats, History, Integers, Items, SafetyRule
from planner.policy import Learned, Policy
from planner.service import z_of
from planner.spread import YEAR, daily_spread, own_spread, spread


@dataclass(frozen=True, slots=True)
class Safety:
    """What is kept and why; every field has shape (items,)."""

    rule: NDArray[np.int8]  # a SafetyRule
    history_days: Integers  # [days] in stock in all of the history
    lead_time: Floats  # [days] the one the rule plans with
    usual_lead_time: Floats  # [days] what the spread is of
    lead_time_spread: Floats  # [days]
    daily_spread: Floats  # [units/day] nan where the own spread is known
    own_spread: Floats  # [units] nan where the past is too short
    usual_spread: Floats  # [units] nan where neither it nor the own past is known
    spread: Floats  # [units]
    z: Floats  # spreads kept under the service level
    safety_stock: Floats  # [units] whole


def safety(
    items: Items, history: History, counts: Flags, rate: Floats, times: LeadTimes, policy: Policy, learned: Learned
) -> Safety:
    """Return what each item keeps, by the rule that judges it.

    Args:
        items: buffers typed and days known.
        history: sales, shape (items, days).
        counts: same shape; the days on which the item was known and could be bought and no event ran.
        rate: [units/day] shape (items,), >= 0.
        times: lead times of each item.
        policy: rule, service level and the days it needs.
        learned: what the whole catalogue taught.

    Returns:
        Safety; the lead time is the usual one under a service level, and the longest normal one under a buffer.
    """
    history_days = counts.sum(axis=1)
    rule = rule_used(items.buffer, history_days, policy)
    own = own_spread(history.units, counts, items.known_days, times.usual)
    new = np.isnan(own)
    of_days = np.full(len(rate), np.nan)
    of_days[new] = daily_spread(history.units[new, -YEAR:], counts[new, -YEAR:])
    usual = usual_spread(learned.curve, rate * times.usual)
    usual[new & (learned.curve.items == 0)] = np.nan
    strays = spread(of_days, own, usual, rate, times.usual, times.spread, learned.widening)
    z = np.full(len(rate), z_of(policy.service_level))
    return Safety(
        rule=rule,
        history_days=history_days,
        lead_time=np.where(rule == SafetyRule.SERVICE_LEVEL, times.usual, times.longest),
        usual_lead_time=times.usual,
        lead_time_spread=times.spread,
        daily_spread=of_days,
        own_spread=own,
        usual_spread=usual,
        spread=strays,
        z=z,
        safety_stock=np.where(
            rule == SafetyRule.SERVICE_LEVEL,
            threshold.service_stock(z, strays),
            threshold.safety_stock(items.buffer, rate, learned.buffer_days),
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
