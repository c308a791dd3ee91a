"""What of an order comes too late: units for events that are over, unsold for want of stock, before it arrives."""

from dataclasses import dataclass

import numpy as np

from planner import cover, expiry, replenish
from planner.blocks import by_item, rows_of
from planner.events import days as event_days
from planner.events.verdict import plans_nothing
from planner.levels import is_advised
from planner.model import Events, Flags, Floats, Inbound, Integers, Items
from planner.outcome import Plan
from planner.seasons import in_pieces, is_season
from planner.whole import DUST


@dataclass(frozen=True, slots=True)
class TooLate:
    """What of each item's order is for events it misses; fields of shape (items,) but the last."""

    arrival_day: Integers  # [days] an order placed at the next chance is there by sea
    units: Floats  # [units] that these events would have sold and stock did not allow, whole
    quantity: Floats  # [units] the order without them, for minimum and cartons; 0: none would be due
    misses: Flags  # shape (events,): the event or season is over before the order arrives, and still expects sales


def too_late(plan: Plan, items: Items, inbound: Inbound, events: Events) -> TooLate:
    """Return what of each order is for events that are over before it arrives.

    What stock and receipts let an event sell is no loss: the order fills that up again. Only what it lacks is.

    Args:
        plan: the judgement of ``items``.
        items: what the plan was made from; inbound and events likewise. Of a season what it sells beyond the usual.

    Source: the event-threshold of article 1.2, held against the dated projection.
    """
    rows = len(items.product)
    arrival = np.ceil(plan.order_wait + plan.lead_time).astype(np.int64)
    expected = event_days.still_expected(events, plan.daily_rate)
    seasonal = is_season(events)
    sells = ~plans_nothing(events) | (seasonal & (events.end >= 0))
    misses = sells & (expected > DUST) & (events.end < arrival[events.item])
    days = int(arrival.max(initial=1))
    own, seasons = _by_day(events, plan.daily_rate, days)
    leaves = event_days.without_ads(own + seasons, events, plan.ads_rate)
    leaves += expiry.by_day(plan.expiring, plan.gone_day, days)
    receipts = cover.receipts_by_day(inbound, rows, days)
    projected = cover.projection(items.on_hand - plan.expired - items.committed, plan.daily_rate, receipts, leaves)
    own_missed, seasons_missed = _by_day(rows_of(events, misses), plan.daily_rate, days)
    of_missed = own_missed + np.clip(seasons, 0.0, np.maximum(seasons_missed, 0.0))  # none on the day of an event
    before = np.arange(days + 1) < arrival[:, None]
    short, short_anyway = (_most_short(each, before) for each in (projected, projected + of_missed.cumsum(axis=1)))
    units = np.floor(np.nan_to_num(short - short_anyway) + DUST)
    return TooLate(arrival, units, _order_without(plan, items, units), misses)


def _by_day(events: Events, rate: Floats, days: int) -> tuple[Floats, Floats]:
    """Return what events sell on each coming day, and what seasons do beyond the usual, each (items, days + 1)."""
    rows = len(rate)
    every = in_pieces(by_item(events), rows, np.full(rows, np.inf), days)
    expected, seasonal = event_days.still_expected(every, rate), is_season(every)
    return (
        event_days.expected_by_day(rows_of(every, ~seasonal), expected[~seasonal], rows, days),
        event_days.expected_by_day(rows_of(every, seasonal), expected[seasonal], rows, days),
    )


def _most_short(projected: Floats, before: Flags) -> Floats:
    """Return how far stock is below nothing at the worst of the days ``before`` the order arrives."""
    lowest: Floats = np.where(before, projected, np.inf).min(axis=1)
    return np.maximum(-lowest, 0.0)


def _order_without(plan: Plan, items: Items, units: Floats) -> Floats:
    position = replenish.cautious_position(plan.inventory_position, plan.on_order, plan.order_share)
    advised = is_advised(plan.level, plan.daily_rate)
    computed = replenish.order_due(position, plan.threshold - units, plan.order_up_to_level - units, advised)
    return replenish.round_order(replenish.cautious(computed, plan.order_share), items.moq, items.case_pack)
