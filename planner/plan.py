"""The plan: how long each item lasts, whether it needs an order, how much of what, and by when."""

from datetime import date

import numpy as np

from planner import cover, expiry, ledger, outlook, replenish, seasons, threshold
from planner.advice import advice
from planner.blocks import Across, by_item, entries_of, pieces, rows_of, stacked
from planner.events import days as event_days
from planner.forecasting import ads, demand
from planner.forecasting.past import Past, look_back
from planner.lead_time import LeadTimes, lead_times
from planner.levels import Standing, is_covered
from planner.model import Events, History, Inbound, Items
from planner.ordering import air
from planner.ordering.flight import flight
from planner.ordering.safety import safety
from planner.ordering.serving import serving
from planner.ordering.target import target
from planner.outcome import Plan, taken_over
from planner.outlook import Outset
from planner.policy import Learned, Policy
from planner.refuse import refuse_impossible
from planner.unseen import without_unseen

BLOCK = 25_000
"""Items judged at a time, once their history has been read: many, as threads wait for each other at every step."""


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
    history = expiry.without_expired(without_unseen(history, items.sales_age), items)
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
    ads_rate = ads.ads_rate(items.ads_units, past.sold, rate, past.looked_back, policy.window)
    served = serving(items, past.margin_units, policy, learned)
    kept = safety(items, past, rate, times, served.service_level, policy, learned)

    order_wait = replenish.until_order_day(items.order_day, items.review)
    arrival = order_wait + kept.lead_time
    bridged_until = air.bridged_until(arrival, policy)
    notice = outlook.notice(times.longest, items.review, policy)
    ahead_to = outlook.horizon_of(np.maximum(bridged_until, notice), policy)
    events = seasons.in_pieces(events, len(rate), notice, ahead_to)
    expected = event_days.still_expected(events, rate)
    lost = expiry.expiry(items, rate, ads_rate, events, expected, outlook.own_horizon(arrival, policy))

    waiting = replenish.waiting_days(items.order_day, items.review)
    event_units = event_days.event_units(events, expected, notice)
    due_at = threshold.thresholds(rate, kept.lead_time, waiting, kept.safety_stock, event_units)
    aim = target(items, rate, kept, due_at, times.by_air, policy)

    sellable = items.on_hand - lost.expired
    outset = Outset(
        stock=sellable - items.committed,
        daily_rate=rate,
        ads_rate=ads_rate,
        safety_stock=kept.safety_stock,
        arrival=arrival,
        air_lead_time=times.by_air,
        next_receipt_day=cover.next_receipt_day(inbound, len(rate)),
        bridged_until=bridged_until,
        expiring=lost.expiring,
        gone_day=lost.gone_day,
    )
    ahead = outlook.look_ahead(outset, inbound, events, expected, policy)
    on_order = ledger.on_order(inbound, len(rate))
    lost_in_time = expiry.lost_in_time(lost.expiring, lost.gone_day, kept.lead_time + waiting)
    available = ledger.available(sellable, items.committed, items.reserved)
    now = Standing(
        count_age=items.count_age,
        sales_age=items.sales_age,
        unsold=past.unsold,
        available=available,
        lasting=available - lost.expiring_available,
        expiring=lost.expiring,
        stock=outset.stock,
        on_order=on_order,
        inventory_position=ledger.inventory_position(sellable - lost_in_time, on_order, items.committed),
        daily_rate=rate,
        confidence=demand.confidence(past.in_stock_days, past.unknown_days, policy.min_in_stock),
        lead_time=kept.lead_time,
        order_wait=order_wait,
        air_lead_time=times.by_air,
        stockout_day=ahead.stockout_day,
        next_receipt_day=outset.next_receipt_day,
        threshold=due_at.threshold,
        order_up_to_level=aim.order_up_to_level,
    )
    advised = advice(items, past.history_days, now, ahead, policy)
    flies = flight(items, advised.air_quantity, served.unit_margin, now, bridged_until)
    return Plan(
        **taken_over(past, served, kept, due_at, now, aim, advised, flies, lost),
        as_of=as_of,
        ads_rate=ads_rate,
        organic_rate=rate - ads_rate,
        days_of_cover=cover.days_of_cover(now.lasting, rate),
        lost_in_time=lost_in_time,
        below_threshold=threshold.below_threshold(now.inventory_position, due_at.threshold),
        covered=is_covered(now),
        pause_ads_day=ahead.pause_ads_day,
    )
