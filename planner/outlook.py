"""The coming days: what arrives, what events take, what is left at the close of each, and when it is gone."""

from dataclasses import dataclass

import numpy as np

from planner import cover
from planner import events as livestreams
from planner.model import Events, Floats, Inbound, Integers, Items
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Outlook:
    """The coming days, as far as each item looks ahead."""

    event_units: Floats  # [units] still expected from events that raise the threshold now
    receipts: Floats  # [units] shape (items, days + 1)
    projected: Floats  # [units] same shape
    stockout_day: Integers
    next_receipt_day: Integers
    horizon: Floats  # [days] the item's own


def look_ahead(
    items: Items,
    inbound: Inbound,
    events: Events,
    rate: Floats,
    by_ads: Floats,
    lead_time: Floats,
    longest: Floats,
    policy: Policy,
) -> Outlook:
    """Return what the coming days bring, at the usual rate.

    Args:
        items: stock now.
        inbound: expected receipts; events: planned and running ones.
        rate: [units/day] shape (items,), >= 0.
        by_ads: [units/day] of it through ads, same shape, which a pause of ads takes away; nan: unknown.
        lead_time: [days] same shape, >= 0: an item looks at least so far ahead.
        longest: [days] the longest normal lead time, same shape: an event is prepared so long before it starts.
        policy: horizon, review and the days an event needs to decide.
    """
    count = len(rate)
    horizon = np.maximum(policy.horizon, np.ceil(lead_time))
    days = int(horizon.max(initial=policy.horizon))
    still_expected = livestreams.still_expected(events, rate)
    expected = livestreams.without_ads(livestreams.expected_by_day(events, still_expected, count, days), events, by_ads)
    receipts = cover.receipts_by_day(inbound, count, days)
    projected = cover.projection(items.on_hand - items.committed, rate, receipts, expected)
    return Outlook(
        event_units=livestreams.event_units(events, still_expected, notice(longest, items.review, policy)),
        receipts=receipts,
        projected=projected,
        stockout_day=cover.within(cover.stockout_day(projected), horizon),
        next_receipt_day=cover.next_receipt_day(inbound, count),
        horizon=horizon,
    )


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
