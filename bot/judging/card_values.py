"""How an item was judged, as the values of its card."""

from math import isfinite
from typing import Any

import numpy as np

from bot.judging.judgement import Judgement
from bot.messages.ordering.flight_values import FlightPays, most_flown, units_flown
from bot.messages.ordering.proposal import Proposal
from bot.messages.stock.stock_values import StockCard
from planner.lead_time import delay_within
from planner.model import UNDATED, AbcClass, Confidence, SafetyRule
from planner.unseen import without_stock
from planner.whole import DUST

AS_PLANNED = (
    "available", "on_order", "inventory_position", "daily_rate", "days_of_cover", "lead_time", "usual_lead_time",
    "lead_time_demand", "review_demand", "safety_stock", "service_level", "event_units", "threshold", "order_share",
    "borrowed",
)  # fmt: skip
"""Columns of the plan that the card shows as they are."""
AS_COUNTED = ("counted", "counts_available", "counted_at", "sold_since")


def card_values(judgement: Judgement, i: int, proposal: Proposal | None) -> StockCard:
    """Return the card of an item as it was judged; ``proposal``: the order that is asked, or was decided lately."""
    about, items, plan, policy = (
        judgement.catalogue.about[i],
        judgement.catalogue.items,
        judgement.plan,
        judgement.policy,
    )
    inbound, day = judgement.catalogue.inbound, judgement.day
    mine = inbound.item == i
    overdue = inbound.quantity[mine & (inbound.day < 0) & (inbound.day > UNDATED)].sum()
    later = inbound.day[mine & (inbound.day > plan.stockout_day[i])]
    return StockCard(
        **_as_known(judgement, i),
        **_days_behind(judgement, i),
        **_by_air(judgement, i, proposal),
        product=about.product,
        name=about.name,
        location=about.location,
        today=judgement.catalogue.as_of,
        as_of=judgement.now,
        level=judgement.level(i),
        oversold=bool(items.committed[i] > items.on_hand[i] - plan.expired[i]),
        covered=bool(plan.covered[i]),
        on_hand=float(items.on_hand[i]),
        committed=float(items.committed[i]),
        is_count_old=bool(items.count_age[i] > policy.stale),
        overdue=float(overdue),
        next_receipt=day(plan.next_receipt_day[i]),
        stockout=day(plan.stockout_day[i]),
        resupply=day(later.min()) if later.size else None,
        horizon=policy.horizon,
        expired=round(float(plan.expired[i])),
        expiring=int(plan.expiring[i] + DUST),
        sell_by=judgement.sell_by(i),
        ads_rate=float(plan.ads_rate[i]) if isfinite(plan.ads_rate[i]) else None,
        pause_ads=day(plan.pause_ads_day[i]),
        confidence=Confidence(int(plan.confidence[i])),
        rule=SafetyRule(int(plan.rule[i])),
        abc_class=AbcClass.UNKNOWN if policy.service_level else AbcClass(int(plan.abc_class[i])),
        computed_quantity=int(plan.computed_quantity[i]),
        cycle=policy.cycle,
        is_fixed_cycle=policy.order_rule == "fixed_cycle",
        order_day=judgement.order_day(i),
        assumes_lead_time=bool(np.isnan(items.lead_time[i]) and np.isnan(items.max_lead_time[i])),
        sea_delay=delay_within(plan.lead_time[i], items.sea_delay[i], items.sea_delay_from[i]),
        air_delay=delay_within(plan.air_lead_time[i], items.air_delay[i], items.air_delay_from[i]),
        proposal=proposal,
        lacks_rate=_lacks_rate(judgement, i),
    )


def _as_known(judgement: Judgement, i: int) -> dict[str, Any]:
    """Return what the card shows of an item just as it is called in the plan and the catalogue."""
    planned = {name: float(getattr(judgement.plan, name)[i]) for name in AS_PLANNED}
    return planned | {name: getattr(judgement.catalogue.about[i], name) for name in AS_COUNTED}


def _days_behind(judgement: Judgement, i: int) -> dict[str, Any]:
    """Return which of the days looked back at speak of the item's sales."""
    plan, sales_age = judgement.plan, judgement.catalogue.items.sales_age[i]
    seen = plan.in_stock_days if judgement.policy.demand_rule == "mean" else plan.history_days
    looked_back, gaps = int(plan.looked_back[i]), judgement.catalogue.gaps_of(i)
    return {
        "in_stock_days": int(seen[i]),
        "left_out_days": without_stock(int(plan.left_out_days[i]), sales_age, looked_back, gaps),
        "unseen_days": int(sales_age),
        "gap_days": sum(sales_age < gap <= looked_back for gap in gaps),
    }


def _by_air(judgement: Judgement, i: int, proposal: Proposal | None) -> dict[str, Any]:
    """Return what of an item would fly, of no more than the order that is asked for or chased, and whether it pays."""
    items, plan = judgement.catalogue.items, judgement.plan
    asked = proposal.quantity if proposal and proposal.state == "open" else None
    at_most = most_flown(judgement.level(i), float(plan.on_order[i]), asked)
    flight = FlightPays.of(plan, items, i, judgement.catalogue.about[i].currency, at_most)
    return {
        "air_reserve": int(plan.air_reserve[i]) if np.isnan(plan.review_stock[i]) else 0,
        "air_quantity": units_flown(plan, items, i, at_most),
        "air_decision": judgement.day(plan.air_decision_day[i]),
        "left_short": int(max(plan.air_quantity[i] - at_most, 0)),
        "flight": flight,
        "air_pays": flight is None or flight.pays,
        "air_alone": flight.alone if flight and flight.pays_alone else 0,
    }


def _lacks_rate(judgement: Judgement, i: int) -> tuple[str, str] | None:
    """Return the currencies an item is bought and sold in where no rate between them is known."""
    about = judgement.catalogue.about[i]
    pair = (about.cost_currency, about.currency)
    return pair if all(pair) and np.isnan(judgement.catalogue.items.exchange[i]) else None
