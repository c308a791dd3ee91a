"""Why a number is what it is: the rule it came from, what went in, and what was left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from planner.explaining.basis import Basis
from planner.explaining.coming import uncounted, undated
from planner.explaining.inputs import inputs_of
from planner.explaining.rules import RULES
from planner.explaining.shown import BY_SERVICE, SHOWN
from planner.explaining.single import Input
from planner.forecasting.spread import YEAR, days_needed
from planner.model import History, SafetyRule
from planner.ordering.safety import rule_used
from planner.outcome import Plan
from planner.unseen import without_stock


@dataclass(frozen=True, slots=True)
class Explained:
    """One number, how it came about, and from where the rule is."""

    name: str  # as in the glossary
    value: float  # in ``unit``; inf: never, or without end; nan: not known
    unit: str  # as in ``shown.Shown``
    rule: str  # key into rules.RULES: the same inputs give the same value
    inputs: Mapping[str, Input]
    left_out: Mapping[str, float]  # what was known but does not count, by its name in the glossary of columns
    source: str  # where the rule is from: "article 1.1", "definition", ...


def explain(basis: Basis, index: int, gaps: Sequence[int] = ()) -> tuple[Explained, ...]:
    """Return every number shown of one item with what it was made from.

    Args:
        basis: the plan, and what it was made from.
        index: the item, 0 to ``items - 1``.
        gaps: days between the known ones of which no export says what it sold; 1 is yesterday.

    Returns:
        An Explained per number, in the order people ask; ``rules.RULES[it.rule](**it.inputs)`` is ``it.value``. What
        does not apply to the item is nan.

    Raises:
        IndexError: no such item.
    """
    facts = inputs_of(basis, index)
    left_out = _left_out(basis, facts, index, gaps)
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


def _single(value: Input) -> float:
    return nan if isinstance(value, tuple) else float(value)


def _left_out(basis: Basis, facts: Mapping[str, Input], index: int, gaps: Sequence[int]) -> dict[str, dict[str, float]]:
    plan, items, policy = basis.plan, basis.items, basis.policy
    left_out = int(plan.left_out_days[index])
    empty = without_stock(left_out, float(items.sales_age[index]), int(plan.looked_back[index]), gaps)
    days = {"left_out_days": empty, "unseen_days": left_out - empty, "event_days": int(plan.event_days[index])}
    reserved, is_typed = float(items.reserved[index]), not np.isnan(items.buffer[index])
    untyped = rule_used(np.array([np.nan]), plan.history_days[index : index + 1], policy)
    inputs = {each: facts[each] for each in SHOWN["safety_stock"].inputs} | {"rule": int(untyped[0]), "buffer": nan}
    is_new = facts["rule"] == SafetyRule.BUFFER and policy.rule == "service_level"
    return {
        "daily_rate": {name: count for name, count in days.items() if count},
        "spread": _own_past(plan, basis.history, index),
        "available": uncounted(facts, "expired"),
        "stockout_day": undated(basis.inbound, index) | uncounted(facts, "expired"),
        "inventory_position": ({"reserved": reserved} if reserved else {})
        | uncounted(facts, "expired", "lost_in_time"),
        "days_of_cover": uncounted(facts, "expiring_available"),
        "surplus": uncounted(facts, "expiring_available"),
        "safety_stock": (
            {"computed": RULES["safety_stock"](**inputs)}
            if is_typed
            else {"service_days": policy.min_service_days - int(plan.history_days[index])}
            if is_new
            else {}
        ),
    }


def _own_past(plan: Plan, history: History, index: int) -> dict[str, float]:
    """Return why the item's own past lead times do not count: known too short, or longer than what is seen."""
    if not np.isnan(plan.own_spread[index]):
        return {}
    needed, looked_back = float(days_needed(plan.usual_lead_time[index : index + 1])[0]), history.units.shape[1]
    return {"past_too_long": looked_back} if needed > max(looked_back, YEAR) else {"past_days_needed": needed}
