"""The coming days: what arrives, what events take, what is left at the close of each, and when it is gone."""

from dataclasses import dataclass, fields, replace

import numpy as np

from planner import cover, expiry, legs
from planner.blocks import GRID, entries_of, pieces, rows_of
from planner.events import days as event_days
from planner.events import pacing
from planner.model import NEVER, Events, Floats, Inbound, Integers
from planner.ordering import air
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Outset:
    """What the coming days begin with; every field has shape (items,)."""

    stock: Floats  # [units] on hand less expired and committed; nan where never counted
    daily_rate: Floats  # [units/day] >= 0
    ads_rate: Floats  # [units/day] of it through ads, which a pause of ads takes away; nan: unknown
    safety_stock: Floats  # [units] >= 0
    arrival: Floats  # [days] until an order placed at the next chance is there by sea
    air_lead_time: Floats  # [days] inf where there is no air route
    next_receipt_day: Integers  # NEVER: none dated
    bridged_until: Floats  # [days] until what comes by sea ends a gap, >= arrival
    expiring: Floats  # [units] that will not have sold by their last day, >= 0
    gone_day: Integers  # the first day without them; NEVER: all of them sell


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the coming days bring, as far as each item looks ahead; every field has shape (items,)."""

    stockout_day: Integers  # first day whose closing stock is 0 or less; NEVER: not in sight
    breach_day: Integers  # first day it is under the safety stock; NEVER: not in sight
    needed_by: Integers  # [days] until more comes by itself: a receipt, or an order placed at the next chance
    missing: Floats  # [units] that would sell and are not there before that; nan where never counted
    air_quantity: Floats  # [units] that bridge the gap until then by air; nan where never counted
    pause_ads_day: Integers  # from it on stock lasts until the next receipt only without ads


def look_ahead(outset: Outset, inbound: Inbound, events: Events, expected: Floats, policy: Policy) -> Outlook:
    """Return what the coming days bring, at the usual rate.

    Where nothing is planned nor expires, which is most of a catalogue, stock falls along straight lines from arrival to
    arrival.

    Args:
        outset: what they begin with.
        inbound: expected receipts, ordered by item; events: planned and running ones, ordered by item.
        expected: [units] still expected, one per event; below 0 where a season sells less than usual.
        policy: the horizon.
    """
    found = _along_legs(outset, inbound, policy)
    to_come = rows_of(replace(events, planned=expected), events.end >= 0)
    busy = np.union1d(to_come.item, np.flatnonzero(outset.expiring > 0))
    coming = rows_of(inbound, np.isin(inbound.item, busy))
    coming = replace(coming, item=np.searchsorted(busy, coming.item))
    to_come = replace(to_come, item=np.searchsorted(busy, to_come.item))
    for rows in pieces(len(busy), GRID):
        of_these = _by_day(rows_of(outset, busy[rows]), entries_of(coming, rows), entries_of(to_come, rows), policy)
        for column in fields(Outlook):
            getattr(found, column.name)[busy[rows]] = getattr(of_these, column.name)
    return found


def notice(longest: Floats, review: Floats, policy: Policy) -> Floats:
    """Return how long before its start an event must be prepared: to look, to decide, and to be supplied.

    Args:
        longest: [days] the longest normal lead time, shape (items,).
        review: [days] between two fixed order days, same shape; nan: as often as the policy looks at the stock.
        policy: review and event_decision.

    Returns:
        [days] shape (items,).

    >>> notice(np.array([15.0, 15.0]), np.array([np.nan, 7.0]), Policy(review=1.0, event_decision=5.0))
    array([21., 27.])
    """
    return longest + np.where(np.isnan(review), policy.review, review) + policy.event_decision


def horizon_of(days: Floats, policy: Policy) -> int:
    """Return how far the farthest of these items looks ahead: as many days as the policy says, or its own.

    >>> horizon_of(np.array([30.0, 200.5]), Policy(horizon=180))
    201
    """
    return int(np.ceil(days).max(initial=policy.horizon))


def own_horizon(arrival: Floats, policy: Policy) -> Floats:
    """Return how many days each item looks ahead: as many as the policy says, or until the next order is there."""
    return np.maximum(policy.horizon, np.ceil(arrival))


def _along_legs(outset: Outset, inbound: Inbound, policy: Policy) -> Outlook:
    """Look ahead from arrival to arrival."""
    stock, rate, kept = outset.stock, outset.daily_rate, outset.safety_stock
    horizon = own_horizon(outset.arrival, policy)
    along = legs.legs(stock, rate, inbound, np.maximum(horizon, np.ceil(outset.bridged_until)))
    needed_by = cover.relief_day(outset.next_receipt_day, outset.arrival)
    return Outlook(
        stockout_day=cover.within(legs.stockout_day(along), horizon),
        breach_day=cover.within(legs.breach_day(along, kept), horizon),
        needed_by=needed_by,
        missing=legs.missing_on(needed_by, along),
        air_quantity=legs.air_quantity(along, kept, outset.bridged_until, outset.air_lead_time),
        pause_ads_day=_pause_ads_day(outset, horizon),
    )


def _pause_ads_day(outset: Outset, horizon: Floats) -> Integers:
    """Look for the day to pause ads on the days before the first arrival, where there are ads and an arrival."""
    found = np.full(len(horizon), NEVER, dtype=np.int64)
    next_receipt = cover.within(outset.next_receipt_day, horizon)
    advertised = np.flatnonzero((outset.ads_rate > 0) & (next_receipt != NEVER))
    for rows in pieces(len(advertised), GRID):
        these = advertised[rows]
        until, some = next_receipt[these], rows_of(outset, these)
        days = np.arange(until.max(initial=0) + 1, dtype=np.float64)
        projected = some.stock[:, None] - some.daily_rate[:, None] * days
        organic = some.daily_rate - some.ads_rate
        found[these] = pacing.pause_ads_day(projected, some.ads_rate, organic, until, some.safety_stock)
    return found


def _by_day(outset: Outset, inbound: Inbound, to_come: Events, policy: Policy) -> Outlook:
    """Look ahead day by day; the days of so few items stay within the processor's cache."""
    rate, by_ads, kept = outset.daily_rate, outset.ads_rate, outset.safety_stock
    horizon = own_horizon(outset.arrival, policy)
    days = horizon_of(outset.bridged_until, policy)
    expected = event_days.expected_by_day(to_come, to_come.planned, len(rate), days)
    expected = event_days.without_ads(expected, to_come, by_ads)
    expected += expiry.by_day(outset.expiring, outset.gone_day, days)  # it leaves the shelf as if it were sold
    receipts = cover.receipts_by_day(inbound, len(rate), days)
    projected = cover.projection(outset.stock, rate, receipts, expected)
    needed_by = cover.relief_day(outset.next_receipt_day, outset.arrival)
    next_receipt = cover.within(outset.next_receipt_day, horizon)
    return Outlook(
        stockout_day=cover.within(cover.stockout_day(projected), horizon),
        breach_day=cover.within(cover.breach_day(projected, kept), horizon),
        needed_by=needed_by,
        missing=cover.missing_on(needed_by, projected, receipts),
        air_quantity=air.air_quantity(projected, receipts, kept, outset.bridged_until, outset.air_lead_time),
        pause_ads_day=pacing.pause_ads_day(
            expiry.spared(projected, outset.expiring, outset.gone_day), by_ads, rate - by_ads, next_receipt, kept
        ),
    )
