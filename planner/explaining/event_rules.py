"""Why an event is judged as it is: the rule of each number of its card, and what goes in."""

from collections.abc import Mapping
from math import inf
from typing import Any

import numpy as np

from planner.events import days as event_days
from planner.events import limits
from planner.events.verdict import FARTHEST, Verdicts, plans_nothing, verdict_of
from planner.explaining.basis import Basis
from planner.explaining.coming import coming_to, planned_for, uncounted, undated
from planner.explaining.explain import Explained
from planner.explaining.rules_ahead import ahead, arriving, on_top
from planner.explaining.shown import PROJECTED, Shown
from planner.explaining.single import Input, Rule, column, days, first, of_columns
from planner.forecasting.uplift import Uplift, added
from planner.lead_time import lead_times
from planner.model import NEVER, Level
from planner.seasons import of_season

SALES = ("planned", "sold", "daily_rate", "days_since_start", "part", "factor", "days_to_come")
ORDERED = ("begins", "longest", "order_day", "review")
EVENT_SHOWN: Mapping[str, Shown] = {
    "verdict": Shown(
        "verdict", ("plans_nothing", "expected", "missing", "sea_by", "air_by", "is_unknown"), "article 1.2"
    ),
    "expected": Shown("units", SALES, "article 1.2"),
    "lowest": Shown("units", (*PROJECTED, "start", "end", "cap_until"), "projection"),
    "missing": Shown("units", ("lowest", "safety_stock", "expected", "spared"), "article 1.2"),
    "sea_by": Shown("day", ORDERED, "article 1.2"),
    "air_by": Shown("day", ("begins", "by_air", "air_decision"), "article 1.2"),
    "cap_until": Shown(
        "day", ("receipt_days", "receipt_units", "horizon", "start", "lead_time", "order_day", "review"), "projection"
    ),
    "before": Shown("units", (*PROJECTED, "start"), "projection"),
    "taken": Shown("units", (*PROJECTED, "start", "end", "expected", "cap_until"), "projection"),
    "cap": Shown("units", ("before", "taken", "safety_stock", "unsold"), "article 1.2"),
    "added": Shown("units", ("sold_then", "usual", "days_run", "part"), "definition"),
}
"""Each number of an event and an item, in the order people ask: its unit, what goes into its rule, whence the rule."""


def explain_event(said: Verdicts, uplift: Uplift, basis: Basis, entry: int) -> tuple[Explained, ...]:
    """Return every number of an event and an item with what it was made from.

    Args:
        said: what can be done for the events.
        uplift: what each event added so far.
        basis: the plan, and what it was made from.
        entry: of the events.

    Returns:
        An Explained per number; ``EVENT_RULES[it.rule](**it.inputs)`` is ``it.value``. What is not known is nan.
    """
    plan, items, inbound, events, policy = basis.plan, basis.items, basis.inbound, basis.events, basis.policy
    i = int(events.item[entry])
    begins = int(events.start[entry])
    start, end = (int(np.clip(day, 1, FARTHEST)) for day in (begins, events.end[entry]))
    until, times = int(said.cap_until[entry]), lead_times(items, policy)
    facts: dict[str, Input] = {
        **coming_to(inbound, i),
        **planned_for(events, plan, i, max(end, until)),
        **{name: float(getattr(items, name)[i]) for name in ("on_hand", "committed", "order_day", "review")},
        **{name: float(getattr(plan, name)[i]) for name in ("daily_rate", "ads_rate", "safety_stock", "lead_time")},
        **{name: float(getattr(plan, name)[i]) for name in ("expired", "expiring")},
        "gone_day": inf if plan.gone_day[i] == NEVER else float(plan.gone_day[i]),
        **{name: float(getattr(said, name)[entry]) for name in ("verdict", "expected", "lowest", "missing", "before")},
        **{name: float(getattr(said, name)[entry]) for name in ("taken", "unsold", "spared", "cap", "cap_until")},
        "sea_by": float(said.sea_by[entry]),
        "air_by": inf if said.air_by[entry] == NEVER else float(said.air_by[entry]),
        "planned": float(events.planned[entry]),
        "sold": float(events.sold[entry]),
        "begins": begins,
        "days_since_start": max(-begins, 0),
        "factor": float(events.factor[entry]),
        "days_to_come": int(said.days_counted[entry]),
        "part": float(event_days.own_part(events)[entry]),
        "start": start,
        "end": end,
        "horizon": max(end, until),
        "longest": float(times.longest[i]),
        "by_air": float(times.by_air[i]),
        "air_decision": policy.air_decision,
        "plans_nothing": float(plans_nothing(events)[entry]),
        "is_unknown": float(plan.level[i] <= Level.STALE_DATA),
        "sold_then": float(uplift.sold[entry]),
        "usual": float(uplift.usual[entry]),
        "days_run": float(uplift.days_run[entry]),
        "added": float(uplift.added[entry]),
    }
    is_over = bool(events.end[entry] < 0)
    gone = uncounted(facts, "expired")
    left_out = {"lowest": undated(inbound, i) | gone, "before": gone}
    return tuple(
        Explained(name, facts[name], shown.unit, name, _chosen(facts, shown), left_out.get(name, {}), shown.source)  # type: ignore[arg-type]
        for name, shown in EVENT_SHOWN.items()
        if name != "expected" or not is_over
    )


def _chosen(facts: Mapping[str, Input], shown: Shown) -> dict[str, Input]:
    return {name: facts[name] for name in shown.inputs}


def _lowest(start: float, end: float, cap_until: float, **known: Any) -> float:
    return first(limits.lowest_stock(ahead(known)[0], days(start), days(end), days(cap_until)))


def _before(start: float, **known: Any) -> float:
    return first(limits.stock_before(ahead(known)[0], days(start)))


def _taken(start: float, end: float, expected: float, cap_until: float, **known: Any) -> float:
    by_day = on_top(known) + known["daily_rate"]
    return first(limits.taken_beside(by_day, days(start), days(end), column(expected), days(cap_until)))


def _cap_until(start: float, lead_time: float, order_day: float, review: float, **known: Any) -> float:
    order_days = (column(order_day), column(review))
    return first(limits.more_comes(arriving(known), days(start), column(lead_time), *order_days))


def _sea_by(begins: float, longest: float, order_day: float, review: float) -> float:
    return first(limits.sea_by(days(begins), column(longest), column(order_day), column(review)))


def _expected(daily_rate: float, factor: float, days_to_come: float, **sales: float) -> float:
    of_event = of_columns(event_days.left_to_sell)(rate=daily_rate, **sales)
    return of_event + first(of_season(column(daily_rate), column(factor), column(days_to_come)))


def _verdict(
    plans_nothing: float, is_unknown: float, sea_by: float, air_by: float, expected: float, missing: float
) -> float:
    nothing, unknown = column(plans_nothing) > 0, column(is_unknown) > 0
    return float(verdict_of(nothing, column(expected), column(missing), days(sea_by), days(air_by), unknown)[0])


EVENT_RULES: Mapping[str, Rule] = {
    "verdict": _verdict,
    "expected": _expected,
    "lowest": _lowest,
    "missing": of_columns(limits.missing),
    "sea_by": _sea_by,
    "air_by": lambda begins, by_air, air_decision: first(limits.air_by(days(begins), column(by_air), air_decision)),
    "before": _before,
    "taken": _taken,
    "cap": of_columns(limits.cap),
    "cap_until": _cap_until,
    "added": lambda sold_then, **usually: of_columns(added)(sold=sold_then, **usually),
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""
