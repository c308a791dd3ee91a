"""Why a number is what it is: the rule it came from, what went in, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, nan

import numpy as np

from planner import air, demand, outlook
from planner import events as livestreams
from planner.blocks import by_item, entries_of, rows_of
from planner.intermittent import demand_interval, is_intermittent
from planner.model import NEVER, Events, History, Inbound, Items, SafetyRule
from planner.outcome import Allocation, Plan
from planner.policy import Learned, Policy
from planner.rules import RULES
from planner.safety import rule_used
from planner.shown import BY_SERVICE, SHOWN
from planner.single import Input
from planner.spread import days_needed

Number = float | int


@dataclass(frozen=True, slots=True)
class Explained:
    """One number, how it came about, and from where the rule is."""

    name: str  # as in the glossary
    value: float  # in ``unit``; inf: never, or without end; nan: not known
    unit: str  # as in ``shown.Shown``
    rule: str  # key into rules.RULES: the same inputs give the same value
    inputs: Mapping[str, Input]
    left_out: Mapping[str, Number]  # what was known but does not count, by its name in the glossary of columns
    source: str  # where the rule is from: "article 1.1", "definition", ...


def explain(
    plan: Plan,
    allocation: Allocation,
    items: Items,
    history: History,
    inbound: Inbound,
    events: Events,
    policy: Policy,
    learned: Learned,
    index: int,
) -> tuple[Explained, ...]:
    """Return every number shown of one item with what it was made from.

    Args:
        plan: the judgement of ``items``.
        allocation: what came of it.
        items: what the plan was made from.
        history: sales and stock day by day.
        inbound: expected receipts; events: planned and running ones.
        policy: the thresholds it was judged by.
        learned: what the whole catalogue taught.
        index: the item, 0 to ``items - 1``.

    Returns:
        One Explained a number, in the order people ask; ``rules.RULES[it.rule](**it.inputs)`` is ``it.value``. What
        does not apply to the item is nan.

    Raises:
        IndexError: no such item.
    """
    facts: dict[str, Input] = {
        **{name: _number(getattr(plan, name)[index]) for name in _JUDGED},
        **{name: float(getattr(items, column)[index]) for name, column in _KNOWN.items()},
        **_coming(inbound, index),
        **_planned(events, plan, index),
        **_by_policy(plan, policy, index),
        "sales": _sales(items, history, events, int(plan.looked_back[index]), index),
        "buffer_days": learned.buffer_days,
        "suggested_quantity": float(allocation.quantity[index]),
        "rounding_days": float(allocation.rounding_days[index]),
        "landed_cost": float(allocation.landed_cost[index]),
        "order_cost": float(allocation.cost[index]),
        "cash_tied_up": float(allocation.cash_tied_up[index]),
    }
    facts["rate"] = facts["daily_rate"]  # as the order-up-to level calls it
    facts["carton"] = facts["case_pack"] if facts["is_fixed"] else 1.0
    for name in _FROM_ITS_INPUTS:
        facts[name] = RULES[name](**{each: facts[each] for each in SHOWN[name].inputs})
    left_out = _left_out(items, inbound, plan, facts, policy, index)
    by_service = facts["rule"] == SafetyRule.SERVICE_LEVEL
    return tuple(
        Explained(
            name=name,
            value=_single(facts[name]),
            unit=shown.unit,
            rule=name,
            inputs={each: facts[each] for each in shown.inputs},
            left_out=left_out.get(name, {}),
            source=BY_SERVICE if name == "safety_stock" and by_service else shown.source,
        )
        for name, shown in SHOWN.items()
    )


_JUDGED = (
    "daily_rate", "ads_rate", "organic_rate", "sold", "looked_back", "in_stock_days", "available", "on_order",
    "inventory_position", "days_of_cover", "stockout_day", "lead_time", "air_lead_time", "lead_time_demand",
    "rule", "daily_spread", "own_spread", "usual_spread", "lead_time_spread", "usual_lead_time", "spread", "z",
    "safety_stock", "review_demand", "reorder_point", "event_units", "threshold", "variation", "base_share", "base_lot",
    "air_reserve", "review_stock", "order_up_to_level", "level", "computed_quantity", "order_share", "order_by_day",
    "air_quantity", "air_decision_day",
)  # fmt: skip
_KNOWN = {
    **{name: name for name in ("on_hand", "committed", "reserved", "buffer", "moq", "case_pack", "ads_units")},
    **{name: name for name in ("review", "order_day", "unit_cost", "sea_freight", "air_freight", "salvage")},
    "stated_lead_time": "lead_time",
    "longest_lead_time": "max_lead_time",
    "stated_spread": "lead_time_spread",
    "freight": "sea_freight",
}  # as the rules call them -> as Items does
_FROM_ITS_INPUTS = ("cycle_service", "fill_rate", "demand_interval", "size_variation", "sba_rate", "tsb_rate")
"""What the plan has no column for: of the safety stock that is kept, and of items that sell now and then."""


def _number(value: np.float64 | np.int64 | np.int8) -> float:
    return inf if value == NEVER else float(value)


def _single(value: Input) -> float:
    return nan if isinstance(value, tuple) else float(value)


def _by_policy(plan: Plan, policy: Policy, index: int) -> dict[str, Input]:
    lead_time = plan.lead_time[index : index + 1]
    return {
        "window": float(policy.window),
        "default": policy.lead_time,
        "horizon": max(float(policy.horizon), float(np.ceil(lead_time[0]))),
        "notice": float(outlook.notice(lead_time, policy)[0]),
        "cycle": policy.cycle,
        "usual_share": policy.base_share,
        "is_fixed": float(policy.order_rule == "fixed_cycle"),
        "until": float(air.bridged_until(lead_time, policy)[0]),
        "air_decision": policy.air_decision,
    }


def _sales(items: Items, history: History, events: Events, window: int, index: int) -> tuple[float, ...]:
    """Return what sold on each day the rate was made from, where the item sells only now and then; else nothing."""
    row = slice(index, index + 1)
    past = rows_of(history, row)
    ran = livestreams.past_days(entries_of(by_item(events), row), *past.units.shape)
    counts = demand.on_shelf(past.units, past.in_stock, items.known_days[row]) & ~ran
    sales = past.units[:, -window:][counts[:, -window:]]
    return tuple(sales.tolist()) if is_intermittent(demand_interval(sales)) else ()


def _coming(inbound: Inbound, index: int) -> dict[str, Input]:
    dated = (inbound.item == index) & (inbound.day >= 0)
    return {
        "receipt_days": tuple(inbound.day[dated].tolist()),
        "receipt_units": tuple(inbound.quantity[dated].tolist()),
    }


def _planned(events: Events, plan: Plan, index: int) -> dict[str, Input]:
    expected = livestreams.still_expected(events, plan.daily_rate)
    mine = (events.item == index) & (expected > 0)
    return {
        "event_starts": tuple(events.start[mine].tolist()),
        "event_ends": tuple(events.end[mine].tolist()),
        "event_units_expected": tuple(expected[mine].tolist()),
    }


def _left_out(
    items: Items, inbound: Inbound, plan: Plan, facts: Mapping[str, Input], policy: Policy, index: int
) -> dict[str, dict[str, Number]]:
    days = {name: int(getattr(plan, name)[index]) for name in ("left_out_days", "event_days")}
    overdue = float(inbound.quantity[(inbound.item == index) & (inbound.day < 0)].sum())
    reserved, is_typed = float(items.reserved[index]), not np.isnan(items.buffer[index])
    untyped = rule_used(np.array([np.nan]), plan.history_days[index : index + 1], policy)
    inputs = {each: facts[each] for each in SHOWN["safety_stock"].inputs} | {"rule": int(untyped[0]), "buffer": nan}
    needed = float(days_needed(plan.usual_lead_time[index : index + 1])[0])
    is_new = facts["rule"] == SafetyRule.BUFFER and policy.rule == "service_level"
    return {
        "daily_rate": {name: count for name, count in days.items() if count},
        "spread": {"past_days_needed": needed} if np.isnan(plan.own_spread[index]) else {},
        "stockout_day": {"overdue": overdue} if overdue else {},
        "inventory_position": {"reserved": reserved} if reserved else {},
        "safety_stock": (
            {"computed": RULES["safety_stock"](**inputs)}
            if is_typed
            else {"service_days": policy.min_service_days - int(plan.history_days[index])}
            if is_new
            else {}
        ),
    }
