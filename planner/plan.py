"""The plan: how long each item lasts, whether it needs an order, how much of what, and by when."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

import numpy as np

from planner import cover, demand, ledger, pacing, replenish, threshold
from planner import events as livestreams
from planner.blocks import by_item, entries_of, joined, pieces, rows_of
from planner.lead_time import lead_times
from planner.levels import Standing, is_advised, is_covered, levels
from planner.model import Events, Floats, History, Inbound, Items, Level
from planner.outcome import Plan
from planner.outlook import Outlook, look_ahead
from planner.policy import Learned, Policy
from planner.refuse import refuse_impossible
from planner.safety import Safety, safety

BLOCK = 1024
"""Items judged at a time: their day-by-day grids stay within the processor's cache."""

Across: TypeAlias = Callable[[Callable[[slice], Plan], Iterable[slice]], Iterable[Plan]]
"""How to go through the blocks: ``map``, or that of a pool of threads; NumPy lets them work side by side."""


def plan(
    items: Items,
    history: History,
    inbound: Inbound,
    events: Events,
    policy: Policy,
    learned: Learned,
    as_of: date,
    across: Across = map,
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

    Returns:
        Plan; every array has one entry per item.

    Raises:
        ValueError: facts that cannot be true (see ``refuse_impossible``).
    """
    refuse_impossible(items, history, inbound, events, policy)
    inbound, events = by_item(inbound), by_item(events)

    def judged(rows: slice) -> Plan:
        return _judge(
            rows_of(items, rows),
            rows_of(history, rows),
            entries_of(inbound, rows),
            entries_of(events, rows),
            policy,
            learned,
            as_of,
        )

    return joined(list(across(judged, pieces(len(items.product), BLOCK))))


def _judge(
    items: Items, history: History, inbound: Inbound, events: Events, policy: Policy, learned: Learned, as_of: date
) -> Plan:
    event_days = livestreams.past_days(events, *history.units.shape)
    seen = demand.seen_on_shelf(history, items.known_days, event_days, policy.window, policy.min_in_stock)
    rate = demand.daily_rate(seen.sold, seen.in_stock_days)
    times = lead_times(items, policy)
    counts = demand.on_shelf(history.units, history.in_stock, items.known_days) & ~event_days
    kept = safety(items, history, counts, rate, times, policy, learned)
    by_ads = demand.ads_rate(items.ads_units, seen, policy.window)
    ahead = look_ahead(items, inbound, events, rate, by_ads, kept.lead_time, times.longest, policy)

    lead_time_demand = threshold.lead_time_demand(rate, kept.lead_time)
    reorder_point = threshold.reorder_point(lead_time_demand, kept.safety_stock)
    alert_at = threshold.event_threshold(reorder_point, ahead.event_units)
    base_lot = replenish.fixed_cycle(rate, policy.cycle, policy.base_share, np.ones_like(rate)).base
    on_order = ledger.on_order(inbound, len(rate))
    now = Standing(
        count_age=items.count_age,
        unsold=demand.is_unsold(history, items.known_days, policy.dead),
        available=ledger.available(items.on_hand, items.committed, items.reserved),
        stock=items.on_hand - items.committed,
        on_order=on_order,
        inventory_position=ledger.inventory_position(items.on_hand, on_order, items.committed),
        daily_rate=rate,
        confidence=demand.confidence(seen.in_stock_days, seen.unknown_days, policy.min_in_stock),
        lead_time=kept.lead_time,
        air_lead_time=times.by_air,
        stockout_day=ahead.stockout_day,
        next_receipt_day=ahead.next_receipt_day,
        threshold=alert_at,
        order_up_to_level=replenish.order_up_to_level(alert_at, base_lot),
    )
    return _judgement(seen, by_ads, ahead, kept, now, lead_time_demand, reorder_point, policy, as_of)


def _judgement(
    seen: demand.Seen,
    by_ads: Floats,
    ahead: Outlook,
    kept: Safety,
    now: Standing,
    lead_time_demand: Floats,
    reorder_point: Floats,
    policy: Policy,
    as_of: date,
) -> Plan:
    level = levels(now, policy)
    advised = is_advised(level, now.daily_rate)
    breach_day = cover.within(cover.breach_day(ahead.projected, kept.safety_stock), ahead.horizon)
    bridge = replenish.air_quantity(
        ahead.projected, ahead.receipts, kept.safety_stock, now.lead_time, now.air_lead_time
    )
    return Plan(
        as_of=as_of,
        daily_rate=now.daily_rate,
        ads_rate=by_ads,
        organic_rate=now.daily_rate - by_ads,
        sold=seen.sold,
        looked_back=seen.looked_back,
        in_stock_days=seen.in_stock_days,
        unknown_days=seen.unknown_days,
        left_out_days=seen.left_out_days,
        event_days=seen.event_days,
        confidence=now.confidence,
        available=now.available,
        on_order=now.on_order,
        inventory_position=now.inventory_position,
        days_of_cover=cover.days_of_cover(now.available, now.daily_rate),
        stockout_day=now.stockout_day,
        lead_time=now.lead_time,
        air_lead_time=now.air_lead_time,
        lead_time_demand=lead_time_demand,
        rule=kept.rule,
        history_days=kept.history_days,
        usual_lead_time=kept.usual_lead_time,
        lead_time_spread=kept.lead_time_spread,
        daily_spread=kept.daily_spread,
        own_spread=kept.own_spread,
        usual_spread=kept.usual_spread,
        spread=kept.spread,
        z=kept.z,
        safety_stock=kept.safety_stock,
        reorder_point=reorder_point,
        event_units=now.threshold - reorder_point,
        threshold=now.threshold,
        below_threshold=threshold.below_threshold(now.inventory_position, now.threshold),
        order_up_to_level=now.order_up_to_level,
        next_receipt_day=now.next_receipt_day,
        covered=is_covered(now),
        level=level,
        shortfall=replenish.order_due(now.inventory_position, now.threshold, now.order_up_to_level, advised),
        order_by_day=replenish.order_by_day(breach_day, now.lead_time),
        air_quantity=np.where(advised & (level <= Level.URGENT), bridge, 0.0),
        air_decision_day=replenish.air_decision_day(now.stockout_day, now.air_lead_time, policy.air_decision),
        pause_ads_day=pacing.pause_ads_day(
            ahead.projected,
            by_ads,
            now.daily_rate - by_ads,
            cover.within(now.next_receipt_day, ahead.horizon),
            kept.safety_stock,
        ),
    )
