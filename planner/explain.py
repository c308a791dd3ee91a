"""Why a number is what it is: the rule it came from, what went in, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, nan

import numpy as np

from planner import events as livestreams
from planner.model import NEVER, UNDATED, Events, Inbound, Items, SafetyRule
from planner.outcome import Allocation, Plan
from planner.policy import Learned, Policy
from planner.rules import RULES, Input
from planner.safety import rule_used

Number = float | int


@dataclass(frozen=True, slots=True)
class Explained:
    """One number, how it came about, and from where the rule is."""

    name: str  # as in the glossary
    value: float  # in ``unit``; inf: never, or without end; nan: not known
    unit: str  # "units", "units/day", "days", or "day": an offset from as_of
    rule: str  # key into rules.RULES: the same inputs give the same value
    inputs: Mapping[str, Input]
    left_out: Mapping[str, Number]  # what was known but does not count, by its name in the glossary of columns
    source: str  # where the rule is from: "article 1.1", "definition", ...


def explain(
    plan: Plan,
    allocation: Allocation,
    items: Items,
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
        inbound: expected receipts; events: planned and running ones.
        policy: the thresholds it was judged by.
        learned: what the whole catalogue taught.
        index: the item, 0 to ``items - 1``.

    Returns:
        One Explained a number, in the order people ask; ``rules.RULES[it.rule](**it.inputs)`` is ``it.value``.

    Raises:
        IndexError: no such item.
    """
    known = {field: float(getattr(items, field)[index]) for field in ("on_hand", "committed", "reserved")}
    judged = {field: _number(getattr(plan, field)[index]) for field in _JUDGED}
    facts: dict[str, Input] = {
        **known,
        **judged,
        **_coming(inbound, index),
        **_planned(events, plan, index),
        "horizon": max(float(policy.horizon), float(np.ceil(plan.lead_time[index]))),
        "buffer": float(items.buffer[index]),
        "buffer_days": learned.buffer_days,
        "cycle": policy.cycle,
        "base_share": policy.base_share,
        "moq": float(items.moq[index]),
        "case_pack": float(items.case_pack[index]),
        "air_decision": policy.air_decision,
    }
    values = {**judged, "suggested_quantity": float(allocation.quantity[index])}
    for name in ("cycle_service", "fill_rate"):  # of the safety stock that is kept, whatever rule it came from
        values[name] = RULES[name](**{each: facts[each] for each in _SHOWN[name][1]})
    left_out = _left_out(items, inbound, plan, facts, policy, index)
    by_service = judged["rule"] == SafetyRule.SERVICE_LEVEL
    return tuple(
        Explained(
            name=name,
            value=values[name],
            unit=unit,
            rule=name,
            inputs={each: facts[each] for each in inputs},
            left_out=left_out.get(name, {}),
            source=_BY_SERVICE if name == "safety_stock" and by_service else source,
        )
        for name, (unit, inputs, source) in _SHOWN.items()
    )


_PROJECTED = (
    "on_hand", "committed", "daily_rate", "receipt_days", "receipt_units",
    "event_starts", "event_ends", "event_units_expected", "pause_starts", "pause_ends", "ads_rate", "horizon",
)  # fmt: skip
_BY_SERVICE = "King 2011"
_SHOWN: dict[str, tuple[str, tuple[str, ...], str]] = {
    "daily_rate": ("units/day", ("sold", "in_stock_days"), "article 2.1"),
    "available": ("units", ("on_hand", "committed", "reserved"), "definition"),
    "inventory_position": ("units", ("on_hand", "on_order", "committed"), "definition"),
    "days_of_cover": ("days", ("available", "daily_rate"), "definition"),
    "stockout_day": ("day", _PROJECTED, "projection"),
    "lead_time_demand": ("units", ("daily_rate", "lead_time"), "article 1.1"),
    "spread": (
        "units",
        ("daily_spread", "own_spread", "usual_spread", "daily_rate", "usual_lead_time", "lead_time_spread"),
        _BY_SERVICE,
    ),
    "safety_stock": (
        "units",
        ("rule", "buffer", "daily_rate", "buffer_days", "z", "spread", "lead_time"),
        "article 1.1",
    ),
    "cycle_service": ("share", ("safety_stock", "spread"), _BY_SERVICE),
    "fill_rate": ("share", ("safety_stock", "spread", "threshold", "order_up_to_level"), "Silver, Pyke, Thomas 2017"),
    "reorder_point": ("units", ("lead_time_demand", "safety_stock"), "article 1.1"),
    "threshold": ("units", ("reorder_point", "event_units"), "article 1.2"),
    "order_up_to_level": ("units", ("threshold", "daily_rate", "cycle", "base_share"), "article 2.2"),
    "suggested_quantity": (
        "units",
        ("inventory_position", "threshold", "order_up_to_level", "daily_rate", "level", "moq", "case_pack"),
        "(s, S) policy",
    ),
    "order_by_day": ("day", (*_PROJECTED, "safety_stock", "lead_time"), "projection"),
    "air_quantity": ("units", (*_PROJECTED, "safety_stock", "lead_time", "air_lead_time", "level"), "projection"),
    "pause_ads_day": ("day", (*_PROJECTED, "organic_rate", "next_receipt_day", "safety_stock"), "article 2.2"),
    "air_decision_day": ("day", ("stockout_day", "air_lead_time", "air_decision"), "article 2.2"),
}
"""Each number shown: its unit, what goes into its rule, and where the rule is from."""

_JUDGED = (
    "daily_rate", "ads_rate", "organic_rate", "sold", "in_stock_days", "available", "on_order",
    "inventory_position", "days_of_cover", "stockout_day", "lead_time", "air_lead_time", "lead_time_demand",
    "rule", "daily_spread", "own_spread", "usual_spread", "lead_time_spread", "usual_lead_time", "spread", "z",
    "safety_stock", "reorder_point", "event_units", "threshold", "order_up_to_level", "level", "order_by_day",
    "air_quantity", "air_decision_day", "next_receipt_day", "pause_ads_day",
)  # fmt: skip


def _number(value: np.float64 | np.int64 | np.int8) -> float:
    return inf if value == NEVER else float(value)


def _coming(inbound: Inbound, index: int) -> dict[str, Input]:
    dated = (inbound.item == index) & (inbound.day >= 0)
    return {
        "receipt_days": tuple(inbound.day[dated].tolist()),
        "receipt_units": tuple(inbound.quantity[dated].tolist()),
    }


def _left_out(
    items: Items, inbound: Inbound, plan: Plan, facts: Mapping[str, Input], policy: Policy, index: int
) -> dict[str, dict[str, Number]]:
    days = {name: int(getattr(plan, name)[index]) for name in ("left_out_days", "event_days")}
    mine = inbound.item == index
    late = {
        "overdue": float(inbound.quantity[mine & (inbound.day < 0) & (inbound.day > UNDATED)].sum()),
        "undated": float(inbound.quantity[mine & (inbound.day == UNDATED)].sum()),
    }
    reserved, is_typed = float(items.reserved[index]), not np.isnan(items.buffer[index])
    untyped = rule_used(np.array([np.nan]), plan.history_days[index : index + 1], policy)
    inputs = {each: facts[each] for each in _SHOWN["safety_stock"][1]} | {"rule": int(untyped[0]), "buffer": nan}
    return {
        "daily_rate": {name: count for name, count in days.items() if count},
        "stockout_day": {name: units for name, units in late.items() if units},
        "inventory_position": {"reserved": reserved} if reserved else {},
        "safety_stock": {"computed": RULES["safety_stock"](**inputs)} if is_typed else {},
    }


def _planned(events: Events, plan: Plan, index: int) -> dict[str, Input]:
    expected = livestreams.still_expected(events, plan.daily_rate)
    mine = (events.item == index) & (expected > 0)
    pauses = (events.item == index) & events.pauses_ads & (events.end >= 0)
    return {
        "pause_starts": tuple(events.start[pauses].tolist()),
        "pause_ends": tuple(events.end[pauses].tolist()),
        "event_starts": tuple(events.start[mine].tolist()),
        "event_ends": tuple(events.end[mine].tolist()),
        "event_units_expected": tuple(expected[mine].tolist()),
    }
