"""The plan: how long each item lasts, whether it needs an order, how much of what, and by when."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner import air, cover, demand, ledger, pacing, replenish, threshold
from planner import events as livestreams
from planner import transfers as moving
from planner.blocks import by_item, entries_of, joined, pieces, rows_of
from planner.lead_time import lead_times
from planner.levels import Standing, is_advised, is_covered, levels
from planner.model import Events, History, Inbound, Items, Level
from planner.outcome import Plan
from planner.outlook import Outlook, look_ahead
from planner.policy import Learned, Policy
from planner.rate import expected_rate
from planner.refuse import refuse_impossible
from planner.safety import Safety, safety
from planner.target import target

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
    counts = demand.on_shelf(history.units, history.in_stock, items.known_days) & ~event_days
    mean = demand.daily_rate(seen.sold, seen.in_stock_days)
    rate, rates = expected_rate(history, counts, mean, policy)
    by_ads = demand.ads_rate(items.ads_units, seen.sold, rate, seen.looked_back, policy.window)
    times = lead_times(items, policy)
    kept = safety(items, history, counts, rate, times, policy, learned)
    ahead = look_ahead(items, inbound, events, rate, by_ads, kept.lead_time, times.longest, policy)

    lead_time_demand = threshold.lead_time_demand(rate, kept.lead_time)
    review_demand = rate * replenish.waiting_days(items.order_day, items.review)
    reorder_point = threshold.reorder_point(lead_time_demand, kept.safety_stock, review_demand)
    alert_at = threshold.event_threshold(reorder_point, ahead.event_units)
    aim = target(items, rate, kept, alert_at, reorder_point, policy)
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
        order_up_to_level=aim.order_up_to_level,
    )
    level = levels(now, policy)
    return Plan(
        **_taken_over(seen, kept, now, aim),
        as_of=as_of,
        window_rates=rates,
        ads_rate=by_ads,
        organic_rate=rate - by_ads,
        days_of_cover=cover.days_of_cover(now.available, rate),
        lead_time_demand=lead_time_demand,
        review_demand=review_demand,
        reorder_point=reorder_point,
        event_units=alert_at - reorder_point,
        below_threshold=threshold.below_threshold(now.inventory_position, alert_at),
        covered=is_covered(now),
        pause_ads_day=pacing.pause_ads_day(
            ahead.projected,
            by_ads,
            rate - by_ads,
            cover.within(now.next_receipt_day, ahead.horizon),
            kept.safety_stock,
        ),
        **_advice(level, items, ahead, kept, now, policy),
        **_to_share(level, items, ahead, now, policy),
    )


def _taken_over(*nouns: Any) -> dict[str, Any]:
    """Return the columns that the plan shows as they were found."""
    shown = set(Plan.__slots__)
    return {name: getattr(noun, name) for noun in nouns for name in noun.__slots__ if name in shown}


def _advice(
    level: NDArray[np.int8], items: Items, ahead: Outlook, kept: Safety, now: Standing, policy: Policy
) -> dict[str, Any]:
    """Return the columns that say how an item stands and what to do about it."""
    advised = is_advised(level, now.daily_rate)
    share = np.where(kept.history_days < policy.new_item_days, policy.new_item_share, 1.0)
    position = replenish.cautious_position(now.inventory_position, now.on_order, share)
    computed = replenish.order_due(position, now.threshold, now.order_up_to_level, advised)
    breach_day = cover.within(cover.breach_day(ahead.projected, kept.safety_stock), ahead.horizon)
    order_by_day = replenish.order_by_day(breach_day, now.lead_time)
    until = air.bridged_until(now.lead_time, policy)
    bridge = air.air_quantity(ahead.projected, ahead.receipts, kept.safety_stock, until, now.air_lead_time)
    may_fly = advised & ((level <= Level.URGENT) | (policy.order_rule == "fixed_cycle"))
    return {
        "level": level,
        "computed_quantity": computed,
        "order_share": share,
        "shortfall": replenish.cautious(computed, share),
        "order_by_day": replenish.on_order_day(order_by_day, items.order_day, items.review),
        "air_quantity": np.where(may_fly, bridge, 0.0),
        "air_decision_day": air.air_decision_day(now.stockout_day, now.air_lead_time, policy.air_decision),
    }


def _to_share(level: NDArray[np.int8], items: Items, ahead: Outlook, now: Standing, policy: Policy) -> dict[str, Any]:
    """Return the columns that say what another location may get from here, or give."""
    review = np.where(np.isnan(items.review), policy.review, items.review)
    needed_by = cover.relief_day(ahead.next_receipt_day, now.lead_time)
    missing = cover.missing_on(needed_by, ahead.projected, ahead.receipts)
    advised = is_advised(level, now.daily_rate)
    wanted = moving.need(now.inventory_position, now.threshold, now.daily_rate, review, missing, advised)
    may_give = (level > Level.STALE_DATA) & (wanted == 0)
    return {
        "surplus": moving.surplus(now.available, now.threshold, now.daily_rate, review, may_give),
        "need": wanted,
        "missing": np.where(advised, missing, 0.0),
        "needed_by": needed_by,
    }
