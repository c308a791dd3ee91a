"""Whether an event can be had: stock covers it, an order is still in time, or how much it may sell at most."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner import cover
from planner import events as livestreams
from planner.blocks import chosen
from planner.lead_time import lead_times
from planner.model import NEVER, Events, Flags, Floats, Inbound, Integers, Items, Level
from planner.outcome import Plan
from planner.policy import Policy
from planner.replenish import on_order_day
from planner.whole import DUST

FARTHEST = 1460
"""[days] ahead; a receipt beyond it saves no event."""


class Verdict(IntEnum):
    """What can be done for an event."""

    NONE = 0  # it is over, has sold what was planned, or is a pause of ads
    ENOUGH = 1  # stock and what is coming cover it
    SEA = 2  # an order by sea can still be there
    AIR = 3  # only by air
    CAP = 4  # nothing can be there in time: sell no more than the cap
    UNCOUNTED = 5  # stock is not known well enough to say


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgement of events; one entry per event and item, in the order asked. Day offsets count from as_of."""

    verdict: NDArray[np.int8]  # a Verdict
    expected: Floats  # [units] still expected
    missing: Floats  # [units] short of keeping the safety stock all through it; nan where never counted
    sea_by: Integers  # last day (an order day) whose order by sea is there the day before it starts; < 0: passed
    air_by: Integers  # the same by air; NEVER: no air route
    cap: Floats  # [units] it may still sell before the next receipt, whole, >= 0; nan where never counted
    cap_until: Integers  # day of that receipt: the first dated one from its start on, else of the next order


def verdicts(plan: Plan, items: Items, inbound: Inbound, events: Events, policy: Policy) -> Verdicts:
    """Return what can be done for each event.

    The dated projection decides, with every receipt on its day and all events of the item in it. An event is covered
    if the safety stock is kept from its start to its end, and on to the next receipt. The cap leaves the baseline
    demand, other events and the safety stock until the next receipt.

    Args:
        plan: the judgement of ``items``.
        items: what the plan was made from; inbound and events likewise.
        policy: the thresholds it was judged by.

    Returns:
        Verdicts, one entry for each of ``events``.

    Raises:
        ValueError: a plan of other items.

    Source: article 1.2; the cap is what the next receipt does not save.
    """
    if len(plan.level) != len(items.product):
        raise ValueError(f"a plan of {len(plan.level)} items does not judge the events of {len(items.product)}")
    times = lead_times(items, policy)
    longest = np.ceil(times.longest[events.item]).astype(np.int64)
    safety_stock = plan.safety_stock[events.item]
    start, end = (np.clip(day, 1, FARTHEST) for day in (events.start, events.end))
    order_day, review = items.order_day[events.item], items.review[events.item]
    next_order = np.where(np.isnan(order_day + review), 0, order_day)
    ordered_next = np.maximum(next_order.astype(np.int64) + longest, start)
    ahead = _look_ahead(plan, items, inbound, events, int(np.maximum(end, ordered_next).max(initial=1)))

    arrives = _within(start, np.full_like(start, FARTHEST), ahead.receipts.shape[1]) & (ahead.receipts > 0)
    until = np.where(arrives.any(axis=1), arrives.argmax(axis=1), ordered_next)
    until_then = _within(start, until - 1, ahead.receipts.shape[1])
    all_through = _within(start, np.maximum(end, until - 1), ahead.receipts.shape[1])
    missing = np.max(safety_stock[:, None] - ahead.projected, axis=1, initial=0.0, where=all_through)
    taken = np.sum(ahead.taken, axis=1, where=until_then) - _own(start, end, ahead.expected, until)
    before = np.take_along_axis(ahead.projected, start[:, None] - 1, axis=1)[:, 0]
    cap = np.floor(np.maximum(before - taken - safety_stock, 0.0) + DUST)
    sea_by = on_order_day(events.start - longest - 1, order_day, review)
    air_by = _last_air_order(events, times.by_air[events.item], policy)
    return Verdicts(
        verdict=_chosen(events, ahead.expected, missing, sea_by, air_by, plan.level[events.item] <= Level.STALE_DATA),
        expected=ahead.expected,
        missing=np.where(missing <= DUST, 0.0, missing),
        sea_by=sea_by,
        air_by=air_by,
        cap=cap,
        cap_until=until,
    )


@dataclass(frozen=True, slots=True)
class _Outlook:
    """The coming days of the items of each event; every grid has shape (events, days + 1)."""

    expected: Floats  # [units] still expected, shape (events,)
    receipts: Floats  # [units]
    taken: Floats  # [units] ordinary sales and all events of the item
    projected: Floats  # [units]


def _look_ahead(plan: Plan, items: Items, inbound: Inbound, events: Events, days: int) -> _Outlook:
    rows, row = np.unique(events.item, return_inverse=True)
    place = np.full(len(items.product), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    mine, coming = replace(events, item=row), chosen(inbound, place[inbound.item] >= 0)
    days = max(days, int(np.clip(coming.day.max(initial=1), 1, FARTHEST)))
    receipts = cover.receipts_by_day(replace(coming, item=place[coming.item]), len(rows), days)
    rate = plan.daily_rate[rows]
    expected = livestreams.still_expected(mine, rate)
    by_day = livestreams.expected_by_day(mine, expected, len(rows), days)
    by_day = livestreams.without_ads(by_day, mine, plan.ads_rate[rows])
    projected = cover.projection(items.on_hand[rows] - items.committed[rows], rate, receipts, by_day)
    return _Outlook(expected, receipts[row], (by_day + rate[:, None])[row], projected[row])


def _chosen(
    events: Events, expected: Floats, missing: Floats, sea_by: Integers, air_by: Integers, is_unknown: Flags
) -> NDArray[np.int8]:
    rules = (
        (Verdict.NONE, events.pauses_ads | (events.end < 0) | (expected <= DUST)),
        (Verdict.UNCOUNTED, is_unknown),
        (Verdict.ENOUGH, missing <= DUST),
        (Verdict.SEA, sea_by >= 0),
        (Verdict.AIR, (air_by >= 0) & (air_by != NEVER)),
    )
    return np.select([holds for _, holds in rules], [np.int8(said) for said, _ in rules], np.int8(Verdict.CAP))


def _last_air_order(events: Events, by_air: Floats, policy: Policy) -> Integers:
    """Return the last day whose order by air is there on the day before the start; NEVER without a route."""
    has_route = np.isfinite(by_air)
    air = np.ceil(np.where(has_route, by_air + policy.air_decision, 0.0)).astype(np.int64)
    return np.where(has_route, events.start - air - 1, NEVER)


def _own(start: Integers, end: Integers, expected: Floats, until: Integers) -> Floats:
    """Return what each event takes itself before the next receipt, spread evenly over its days."""
    before = np.clip(np.minimum(end, until - 1) - start + 1, 0, None)
    own: Floats = expected * before / (np.maximum(end, start) - start + 1)
    return own


def _within(first: Integers, last: Integers, days: int) -> Flags:
    day = np.arange(days)
    within: Flags = (day >= first[:, None]) & (day <= last[:, None])
    return within
