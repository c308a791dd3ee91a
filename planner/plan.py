"""The plan: how long each item lasts, whether it needs an order, how much of what, and by when."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner import cover, factors, ledger, replenish, threshold
from planner.blocks import Across, by_item, entries_of, pieces, rows_of, stacked
from planner.events import days as livestreams
from planner.forecasting import ads, demand
from planner.forecasting.past import Past, look_back
from planner.lead_time import LeadTimes, lead_times
from planner.levels import Standing, is_advised, is_covered, levels
from planner.model import Events, History, Inbound, Items, Level
from planner.ordering import air, transfers
from planner.ordering.flight import flight
from planner.ordering.safety import safety
from planner.ordering.serving import serving
from planner.ordering.target import target
from planner.outcome import Plan, taken_over
from planner.outlook import Outlook, Outset, horizon_of, look_ahead, notice
from planner.policy import Learned, Policy
from planner.refuse import refuse_impossible
from planner.unseen import without_unseen

BLOCK = 25_000
"""Items judged at a time, once their history has been read: in few and long steps, at each of which threads wait."""


def plan(
    items: Items,
    history: History,
    inbound: Inbound,
    events: Events,
    policy: Policy,
    learned: Learned,
    as_of: date,
    across: Across = map,
    *,
    compiled: bool | None = None,
) -> Plan:
    """Return the judgement of every item; an item's entry does not depend on its neighbours.

    Args:
        items: what is known of each item now.
        history: sales and stock, shape (items, days), last column is ``as_of - 1``; 0 days are allowed.
        inbound: expected receipts, in any order.
        events: planned and running events, in any order.
        policy: the thresholds to judge by.
        learned: what the whole catalogue taught.
        as_of: business date of day 0.
        across: how to go through the blocks; it changes nothing but the time it takes.
        compiled: whether days are read by loops that Numba compiled; None: where it is there and pays. The same plan.

    Returns:
        Plan; every array has one entry per item.

    Raises:
        ValueError: facts that cannot be true (see ``refuse_impossible``).
    """
    refuse_impossible(items, history, inbound, events, policy)
    history = without_unseen(history, items.sales_age)
    inbound, events = by_item(inbound), by_item(events)
    times = lead_times(items, policy)
    past = look_back(items, history, times.usual, events, learned, policy, across, compiled=compiled)

    def judged(rows: slice) -> Plan:
        return _judge(
            rows_of(items, rows),
            rows_of(past, rows),
            rows_of(times, rows),
            entries_of(inbound, rows),
            entries_of(events, rows),
            policy,
            learned,
            as_of,
        )

    parts: list[Plan] = list(across(judged, pieces(len(items.product), BLOCK)))
    return stacked(parts)


def _judge(
    items: Items,
    past: Past,
    times: LeadTimes,
    inbound: Inbound,
    events: Events,
    policy: Policy,
    learned: Learned,
    as_of: date,
) -> Plan:
    rate = np.where(np.isnan(items.surging), past.daily_rate, items.surging)
    by_ads = ads.ads_rate(items.ads_units, past.sold, rate, past.looked_back, policy.window)
    served = serving(items, past.margin_units, policy, learned)
    kept = safety(items, past, rate, times, served.service_level, policy, learned)
    order_wait = replenish.until_order_day(items.order_day, items.review)
    longest_before = notice(times.longest, items.review, policy)
    events = factors.in_pieces(events, len(rate), longest_before, horizon_of(order_wait + kept.lead_time, policy))
    expected = livestreams.still_expected(events, rate)

    lead_time_demand = threshold.lead_time_demand(rate, kept.lead_time)
    review_demand = rate * replenish.waiting_days(items.order_day, items.review)
    reorder_point = threshold.reorder_point(lead_time_demand, kept.safety_stock, review_demand)
    alert_at = threshold.event_threshold(reorder_point, livestreams.event_units(events, expected, longest_before))
    aim = target(items, rate, kept, alert_at, reorder_point, times.by_air, policy)
    on_order = ledger.on_order(inbound, len(rate))
    outset = Outset(
        stock=items.on_hand - items.committed,
        daily_rate=rate,
        ads_rate=by_ads,
        safety_stock=kept.safety_stock,
        lead_time=kept.lead_time,
        air_lead_time=times.by_air,
        next_receipt_day=cover.next_receipt_day(inbound, len(rate)),
        bridged_until=air.bridged_until(order_wait + kept.lead_time, policy),
    )
    ahead = look_ahead(outset, inbound, events, expected, policy)
    now = Standing(
        count_age=items.count_age,
        sales_age=items.sales_age,
        unsold=past.unsold,
        available=ledger.available(items.on_hand, items.committed, items.reserved),
        stock=outset.stock,
        on_order=on_order,
        inventory_position=ledger.inventory_position(items.on_hand, on_order, items.committed),
        daily_rate=rate,
        confidence=demand.confidence(past.in_stock_days, past.unknown_days, policy.min_in_stock),
        lead_time=kept.lead_time,
        order_wait=order_wait,
        air_lead_time=times.by_air,
        stockout_day=ahead.stockout_day,
        next_receipt_day=outset.next_receipt_day,
        threshold=alert_at,
        order_up_to_level=aim.order_up_to_level,
    )
    level = levels(now, policy)
    advice = _advice(level, items, past, ahead, now, policy)
    flies = flight(
        items,
        advice["air_quantity"],
        served.unit_margin,
        daily_rate=rate,
        stockout_day=now.stockout_day,
        air_lead_time=now.air_lead_time,
        next_receipt_day=now.next_receipt_day,
        until=outset.bridged_until,
    )
    return Plan(
        **taken_over(past, served, kept, now, aim, flies),
        as_of=as_of,
        ads_rate=by_ads,
        organic_rate=rate - by_ads,
        days_of_cover=cover.days_of_cover(now.available, rate),
        lead_time_demand=lead_time_demand,
        review_demand=review_demand,
        reorder_point=reorder_point,
        event_units=alert_at - reorder_point,
        below_threshold=threshold.below_threshold(now.inventory_position, alert_at),
        covered=is_covered(now),
        pause_ads_day=ahead.pause_ads_day,
        **advice,
        **_to_share(level, ahead, now, policy),
    )


def _advice(
    level: NDArray[np.int8], items: Items, past: Past, ahead: Outlook, now: Standing, policy: Policy
) -> dict[str, Any]:
    """Return the columns that say how an item stands and what to do about it."""
    advised = is_advised(level, now.daily_rate)
    share = np.where(past.history_days < policy.new_item_days, policy.new_item_share, 1.0)
    position = replenish.cautious_position(now.inventory_position, now.on_order, share)
    computed = replenish.order_due(position, now.threshold, now.order_up_to_level, advised)
    order_by_day = replenish.order_by_day(ahead.breach_day, now.lead_time)
    may_fly = advised & ((level <= Level.URGENT) | (policy.order_rule == "fixed_cycle"))
    return {
        "level": level,
        "computed_quantity": computed,
        "order_share": share,
        "shortfall": replenish.cautious(computed, share),
        "order_by_day": replenish.on_order_day(order_by_day, items.order_day, items.review),
        "air_quantity": np.where(may_fly, ahead.air_quantity, 0.0),
        "air_decision_day": air.air_decision_day(now.stockout_day, now.air_lead_time, policy.air_decision),
    }


def _to_share(level: NDArray[np.int8], ahead: Outlook, now: Standing, policy: Policy) -> dict[str, Any]:
    """Return the columns that say what another location may get from here, or give."""
    advised, kept = is_advised(level, now.daily_rate), (now.threshold, now.daily_rate, policy.review)
    wanted = transfers.need(now.inventory_position, *kept, ahead.missing, advised)
    may_give = (level > Level.STALE_DATA) & (wanted == 0)
    return {
        "surplus": transfers.surplus(now.available, *kept, may_give),
        "need": wanted,
        "missing": np.where(advised, ahead.missing, 0.0),
        "needed_by": ahead.needed_by,
    }
