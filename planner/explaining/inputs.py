"""What goes into the rules of one item: its columns, what is coming, what the policy says, by the names rules use."""

from math import inf, nan

import numpy as np

from planner import outlook
from planner.blocks import by_item, entries_of, rows_of
from planner.events import days as event_days
from planner.explaining.basis import Basis
from planner.explaining.coming import coming_to, planned_for, undated
from planner.explaining.rules import RULES
from planner.explaining.shown import CUTS, SHOWN
from planner.explaining.single import Input
from planner.forecasting import demand
from planner.forecasting.curve import learned_spread
from planner.forecasting.intermittent import demand_interval, is_intermittent
from planner.forecasting.spread import highest_rate
from planner.lead_time import lead_times
from planner.margin import platform_fee
from planner.model import NEVER, Events, History, Items
from planner.money import DAYS_A_YEAR
from planner.ordering import air
from planner.ordering.serving import interval
from planner.outcome import Plan
from planner.policy import Learned, Policy, buffer_days


def inputs_of(basis: Basis, index: int) -> dict[str, Input]:
    """Return every number of one item that is shown or goes into one that is, by its name.

    Raises:
        IndexError: no such item.
    """
    plan, allocation, items, events = basis.plan, basis.allocation, basis.items, basis.events
    inbound, policy, learned = basis.inbound, basis.policy, basis.learned
    facts: dict[str, Input] = {
        **{name: _number(getattr(plan, name)[index]) for name in _JUDGED},
        **{name: float(getattr(items, column)[index]) for name, column in _KNOWN.items()},
        **coming_to(inbound, index),
        "dated": float(inbound.quantity[(inbound.item == index) & (inbound.day >= 0)].sum()),
        "undated": sum(undated(inbound, index).values(), 0.0),
        **(said := _by_policy(plan, items, policy, index)),
        **planned_for(events, plan, index, max(said["horizon"], said["until"], said["notice"]), said["notice"]),
        "sales": _sales(items, basis.history, events, int(plan.looked_back[index]), index),
        "window_rates": () if np.isnan(plan.window_rates[index]).any() else tuple(plan.window_rates[index].tolist()),
        "highest_rate": float(highest_rate(plan.daily_rate[index], plan.window_rates[index : index + 1])[0]),
        "stopped": float(plan.daily_rate[index] == 0 and bool((plan.window_rates[index] > 0).any())),
        "weights": learned.rate_weights,
        "widening": learned.widening,
        "drift": learned.drift,
        "least_spread": _least_spread(plan, learned, index),
        "boost_gain": learned.boosting.error_less,
        "weeks_gain": learned.same_weeks.saved,
        "buffer_days": buffer_days(policy, learned),
        **_cuts(items.reporting_currency[index], learned),
        "suggested_quantity": float(allocation.quantity[index]),
        "along": float(allocation.along[index]),
        "rounding_days": float(allocation.rounding_days[index]),
        "landed_cost": float(allocation.landed_cost[index]),
        "order_cost": float(allocation.cost[index]),
        "cash_tied_up": float(allocation.cash_tied_up[index]),
    }
    facts["rate"] = facts["daily_rate"]  # as the order-up-to level calls it
    facts["carton"] = facts["case_pack"] if facts["is_fixed"] else 1.0
    for name in _FROM_ITS_INPUTS:
        facts[name] = RULES[name](**{each: facts[each] for each in SHOWN[name].inputs})
    return facts


_JUDGED = (
    "daily_rate", "ads_rate", "organic_rate", "sold", "looked_back", "in_stock_days", "available", "on_order",
    "inventory_position", "days_of_cover", "stockout_day", "lead_time", "air_lead_time", "lead_time_demand",
    "rule", "daily_spread", "own_spread", "usual_spread", "lead_time_spread", "usual_lead_time", "spread", "z",
    "safety_stock", "review_demand", "reorder_point", "event_units", "threshold", "variation", "base_share", "base_lot",
    "air_reserve", "review_stock", "order_up_to_level", "level", "computed_quantity", "order_share", "order_by_day",
    "margin_units", "gross_margin", "abc_class", "class_level", "unit_margin", "carrying_cost", "service_level",
    "flown_sales", "air_premium", "air_break_even", "air_gain", "expired", "expiring", "expiring_available", "gone_day",
    "lost_in_time", "surplus", "need", "needed_by", "air_quantity", "air_decision_day", "next_receipt_day",
    "pause_ads_day", "borrowed", "boost", "same_weeks", "year_ago", "history_days",
)  # fmt: skip
_AS_ITEMS = (
    "on_hand", "committed", "reserved", "perishing", "sell_by", "buffer", "moq", "case_pack", "ads_units", "surging",
    "price", "exchange", "reporting_rate", "class_before", "review", "order_day", "unit_cost", "sea_freight",
    "air_freight", "salvage",
)  # fmt: skip
_KNOWN = {
    **{name: name for name in _AS_ITEMS},
    "stated_lead_time": "lead_time",
    "longest_lead_time": "max_lead_time",
    "stated_spread": "lead_time_spread",
    "delay": "sea_delay",
    "delay_from": "sea_delay_from",
    "freight": "sea_freight",
}  # as the rules call them -> as Items does
_FROM_ITS_INPUTS = (
    "cycle_service", "fill_rate", "demand_interval", "size_variation", "sba_rate", "tsb_rate", "economic_lot",
    "order_rhythm",
)  # fmt: skip
"""What the plan has no column for: of the safety stock that is kept, and of items that sell now and then."""


def _number(value: np.float64 | np.int64 | np.int8) -> float:
    return inf if value == NEVER else float(value)


def _least_spread(plan: Plan, learned: Learned, index: int) -> float:
    row = slice(index, index + 1)
    return float(learned_spread(learned.days_curve, plan.daily_rate[row] * plan.usual_lead_time[row], 0.0)[0])


def _cuts(currency: str, learned: Learned) -> dict[str, Input]:
    mine = next((each for each in learned.cuts if each.currency == currency), None)
    return {name: nan if (margin := getattr(mine, name, None)) is None else margin for name in CUTS}


def _by_policy(plan: Plan, items: Items, policy: Policy, index: int) -> dict[str, float]:
    row = slice(index, index + 1)
    arrival, longest = plan.order_wait[row] + plan.lead_time[row], lead_times(rows_of(items, row), policy).longest
    return {
        "window": float(policy.window),
        "default": policy.lead_time,
        "horizon": max(float(policy.horizon), float(np.ceil(arrival[0]))),
        "notice": float(outlook.notice(longest, items.review[row], policy)[0]),
        "cycle": policy.cycle,
        "stated_level": nan if policy.service_level is None else policy.service_level,
        "platform_fee": float(platform_fee(rows_of(items, row), policy)[0]),
        "carrying_rate": policy.carrying_rate,
        "order_interval": float(interval(rows_of(items, row), policy)[0]),
        "placing_cost": policy.placing_cost,
        "holding_cost": float(items.storage_fee[index]) * DAYS_A_YEAR,
        "yearly_demand": float(plan.daily_rate[index]) * DAYS_A_YEAR,
        "review_days": policy.review,
        "usual_share": policy.base_share,
        "is_fixed": float(policy.order_rule == "fixed_cycle"),
        "until": float(air.bridged_until(arrival, policy)[0]),
        "air_decision": policy.air_decision,
    }


def _sales(items: Items, history: History, events: Events, window: int, index: int) -> tuple[float, ...]:
    """Return what sold on each day the rate was made from, where the item sells only now and then; else nothing."""
    row = slice(index, index + 1)
    past = rows_of(history, row)
    ran = event_days.past_days(entries_of(by_item(events), row), *past.units.shape)
    counts = demand.on_shelf(past.units, past.in_stock, items.known_days[row]) & ~ran
    sales = past.units[:, -window:][counts[:, -window:]]
    return tuple(sales.tolist()) if is_intermittent(demand_interval(sales)) else ()
