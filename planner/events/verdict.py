"""Whether an event can be had: stock covers it, an order is still in time, or how much it may sell at most."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner import cover, expiry, seasons
from planner.blocks import by_item, rows_of
from planner.events import days as event_days
from planner.events import limits
from planner.events.unsold import unsold
from planner.lead_time import lead_times
from planner.model import NEVER, Events, Flags, Floats, Inbound, Integers, Items, Level
from planner.outcome import Plan
from planner.policy import Policy
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
    expected: Floats  # [units] still expected; of a season what counts of it
    days_counted: Integers  # [days] to come on which it counts
    lowest: Floats  # [units] the least stock from its start to its end and on to the next receipt
    missing: Floats  # [units] short of keeping the safety stock all through it, whole; nan where never counted
    sea_by: Integers  # last day (an order day) whose order by sea is there the day before it starts; < 0: passed
    air_by: Integers  # the same by air; NEVER: no air route
    before: Floats  # [units] stock at the close of the day before it starts
    taken: Floats  # [units] ordinary sales and other events from its start until the next receipt
    unsold: Floats  # [units] that would expire unsold without it, >= 0
    spared: Floats  # [units] the same where it ends by their last day, else 0: past it, it needs fresh ones
    cap: Floats  # [units] it may still sell before the next receipt, whole, >= 0; nan where never counted
    cap_by: Integers  # their last day, where the cap is of them and the event goes on past it; NEVER: none
    cap_until: Integers  # day of that receipt: the first dated one from its start on, else of the next order
    on_its_way: Flags  # that receipt is a dated one


def verdicts(plan: Plan, items: Items, inbound: Inbound, events: Events, policy: Policy) -> Verdicts:
    """Return what can be done for each event.

    The dated projection decides, with every receipt on its day and all events of the item in it. An event is covered
    if the safety stock is kept from its start to its end, and on to the next receipt. The cap leaves the baseline
    demand, other events and the safety stock until the next receipt, but nothing that would expire unsold.

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
    lead_time, safety_stock = plan.lead_time[events.item], plan.safety_stock[events.item]
    start, end = (np.clip(day, 1, FARTHEST) for day in (events.start, events.end))
    order_days = (items.order_day[events.item], items.review[events.item])
    latest = limits.more_comes(np.zeros((len(start), 1)), start, lead_time, *order_days)
    ahead = _look_ahead(plan, items, inbound, events, int(np.maximum(end, latest).max(initial=1)))

    until = limits.more_comes(ahead.receipts, start, lead_time, *order_days)
    lowest = limits.lowest_stock(ahead.projected, start, end, until)
    otherwise_left = unsold(
        items.on_hand[events.item],
        items.perishing[events.item],
        items.sell_by[events.item],
        items.committed[events.item],
        plan.daily_rate[events.item],
        ahead.on_top,
        start,
        end,
        ahead.expected,
    )
    sell_by = items.sell_by[events.item]
    spared = np.where(end <= sell_by, otherwise_left, 0.0)
    missing = limits.missing(lowest, safety_stock, ahead.expected, spared)
    before = limits.stock_before(ahead.projected, start)
    taken = limits.taken_beside(ahead.taken, start, end, ahead.expected, until)
    cap, lasting = (limits.cap(before, taken, safety_stock, units) for units in (otherwise_left, spared))
    sea_by = limits.sea_by(events.start, times.longest[events.item], *order_days)
    air_by = limits.air_by(events.start, times.by_air[events.item], policy.air_decision)
    is_unknown = plan.level[events.item] <= Level.STALE_DATA
    return Verdicts(
        verdict=verdict_of(plans_nothing(events), ahead.expected, missing, sea_by, air_by, is_unknown),
        expected=ahead.expected,
        days_counted=ahead.days_counted,
        lowest=lowest,
        missing=missing,
        sea_by=sea_by,
        air_by=air_by,
        before=before,
        taken=taken,
        unsold=otherwise_left,
        spared=spared,
        cap=cap,
        cap_by=np.where(cap > lasting, np.where(cap > lasting, sell_by, 0.0).astype(np.int64), NEVER),
        cap_until=until,
        on_its_way=limits.is_on_its_way(ahead.receipts, start),
    )


def plans_nothing(events: Events) -> Flags:
    """Return which events no stock need be there for: pauses of ads, seasons of ordinary sales, and what is over."""
    return events.pauses_ads | seasons.is_season(events) | (events.end < 0)


def verdict_of(
    plans_nothing: Flags, expected: Floats, missing: Floats, sea_by: Integers, air_by: Integers, is_unknown: Flags
) -> NDArray[np.int8]:
    """Return what can be done; the first that holds.

    Args:
        plans_nothing: no stock need be there, shape (events,).
        expected: [units] still expected, same shape.
        missing: [units] short of keeping the safety stock, same shape.
        sea_by, air_by: [days] the last day to order, same shape; below 0: passed, NEVER: no route.
        is_unknown: stock was never counted, or too long ago, same shape.

    Returns:
        A Verdict each.

    >>> no = np.array([False, False])
    >>> verdict_of(no, np.array([9.0, 9.0]), np.array([0.0, 4.0]), np.array([-1, -1]), np.array([3, 3]), no)
    array([1, 3], dtype=int8)
    """
    rules = (
        (Verdict.NONE, plans_nothing | (expected <= DUST)),
        (Verdict.UNCOUNTED, is_unknown),
        (Verdict.ENOUGH, missing <= DUST),
        (Verdict.SEA, sea_by >= 0),
        (Verdict.AIR, (air_by >= 0) & (air_by != NEVER)),
    )
    return np.select([holds for _, holds in rules], [np.int8(said) for said, _ in rules], np.int8(Verdict.CAP))


@dataclass(frozen=True, slots=True)
class _Outlook:
    """The coming days of the items of each event; every grid has shape (events, days + 1)."""

    expected: Floats  # [units] still expected, shape (events,)
    days_counted: Integers  # [days] shape (events,)
    receipts: Floats  # [units]
    on_top: Floats  # [units] all events of the item
    taken: Floats  # [units] ordinary sales and all events of the item, and what expires
    projected: Floats  # [units]


def _look_ahead(plan: Plan, items: Items, inbound: Inbound, events: Events, days: int) -> _Outlook:
    rows, row = np.unique(events.item, return_inverse=True)
    place = np.full(len(items.product), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    mine, coming = replace(events, item=row), rows_of(inbound, place[inbound.item] >= 0)
    days = max(days, int(np.clip(coming.day.max(initial=1), 1, FARTHEST)))
    receipts = cover.receipts_by_day(replace(coming, item=place[coming.item]), len(rows), days)
    rate = plan.daily_rate[rows]
    counted = seasons.days_counted(mine, len(rows), days)
    of_season = seasons.of_season(rate[row], mine.factor, counted)
    expected = np.where(seasons.is_season(mine), of_season, event_days.still_expected(mine, rate))
    all_of_them = seasons.in_pieces(by_item(mine), len(rows), np.full(len(rows), np.inf), days)
    to_come = event_days.still_expected(all_of_them, rate)
    by_day = event_days.expected_by_day(all_of_them, to_come, len(rows), days)
    by_day = event_days.without_ads(by_day, mine, plan.ads_rate[rows])
    on_top = by_day
    by_day = by_day + expiry.by_day(plan.expiring[rows], plan.gone_day[rows], days)
    stock = items.on_hand[rows] - plan.expired[rows] - items.committed[rows]
    projected = cover.projection(stock, rate, receipts, by_day)
    return _Outlook(expected, counted, receipts[row], on_top[row], (by_day + rate[:, None])[row], projected[row])
