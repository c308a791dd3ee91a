"""What each item's history shows: how fast it sold while it could be bought, and how far its sales strayed."""

from dataclasses import dataclass, fields, replace

import numpy as np

from planner.blocks import Across, by_item, entries_of, pieces, stacked
from planner.forecasting import demand, similar
from planner.forecasting.blend import blended
from planner.forecasting.boosted import applied
from planner.forecasting.demand import Seen
from planner.forecasting.rate import rate_of
from planner.forecasting.reading import Reading, way_to_read
from planner.forecasting.same_weeks import planned_by
from planner.model import Events, Flags, Floats, History, Integers, Items
from planner.policy import Learned, Policy
from planner.refuse import OutOfRange

ONLY_READ = {"stopped", "window_units", "window_days"}
"""Of a reading, what nothing but the daily rate is made from."""


@dataclass(frozen=True, slots=True)
class Past(Seen):
    """What the whole history shows beside what was seen lately; every field has shape (items,)."""

    history_days: Integers  # [days] in stock in all of the history that count
    unsold: Flags  # no sale for so long that it counts as dead
    daily_spread: Floats  # [units/day] nan where the own spread is known
    own_spread: Floats  # [units] of past lead times; nan where the past is too short
    daily_rate: Floats  # [units/day] what is expected to sell a day
    window_rates: Floats  # [units/day] what it is blended from, shape (items, windows); nan: it is not
    boost: Floats  # times the blend, as gradient boosting foretells; 1: the blend alone
    same_weeks: Floats  # times the blend, as the coming weeks sold a year ago; 1: that is not gone by
    year_ago: Floats  # [units/day] sold in the coming lead time a year ago, excesses cut; nan: not known
    borrowed: Floats  # share of both that similar products sell; 0: none of it
    margin_units: Floats  # [units] sold in the days the margin looks back
    may_surge: Flags  # far more units than usual lately; whether it surges, the orders they went to must say
    sold_lately: Floats  # [units/day] over the last two days; nan: one of them without stock, or an event ran


def look_back(
    items: Items,
    history: History,
    lead_time: Floats,
    events: Events,
    learned: Learned,
    policy: Policy,
    across: Across = map,
    *,
    compiled: bool | None = None,
) -> Past:
    """Return what the history shows of each item.

    As few items at a time as stay within the processor's cache, and where that pays, those of one lead time together,
    whose stretches are as long.

    Args:
        items: suppliers and days known.
        history: units and in_stock, shape (items, days), last column is yesterday.
        lead_time: [days] the usual one, shape (items,), >= 0.
        events: planned, running and past ones.
        learned: the weights of the means, what similar products sell, and how the coming weeks sold a year ago.
        policy: window, min_in_stock and dead.
        across: how to go through the items.
        compiled: as in ``way_to_read``; it changes nothing but the time it takes.
    """
    way = way_to_read(len(lead_time), compiled=compiled)
    order = np.argsort(lead_time, kind="stable") if way.by_lead_time else np.arange(len(lead_time))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    ran = by_item(replace(events, item=place[events.item]))

    def looked_back(rows: slice) -> Past:
        mine = order[rows]
        try:
            days = way.read(history, mine, items.known_days[mine], lead_time[mine], entries_of(ran, rows), policy)
        except OutOfRange as error:
            raise OutOfRange(error.name, int(mine[error.row]), error.value) from None
        return _past(days, policy, learned.rate_weights)

    parts: list[Past] = list(across(looked_back, pieces(len(order), way.at_once)))
    past = _borrowing(
        stacked(parts, order if way.by_lead_time else None),
        similar.peer_rates(items.supplier, learned.peers),
        learned.rate_weights,
    )
    boost = applied(items.boost, past.window_rates, past.borrowed, events)
    weeks = planned_by(
        learned.same_weeks, lead_time, past.window_rates, past.daily_rate, past.year_ago, past.borrowed, events
    )
    return replace(past, daily_rate=past.daily_rate * boost * weeks, boost=boost, same_weeks=weeks)


def _borrowing(past: Past, peer: Floats, weights: tuple[float, ...]) -> Past:
    """Return the past with a part of new items' rates borrowed from similar products; not under the article's rule."""
    blended_ones = ~np.isnan(past.window_rates).any(axis=1)
    share = similar.borrowed_share(past.history_days, (past.daily_rate > 0) & blended_ones, peer)
    if not share.any():
        return past
    rates = similar.shrunk(past.window_rates, share, peer)
    rate = np.where(share > 0, blended(rates, weights), past.daily_rate)
    return replace(past, daily_rate=rate, window_rates=rates, borrowed=share)


def _past(seen: Reading, policy: Policy, weights: tuple[float, ...]) -> Past:
    mean = demand.daily_rate(seen.sold, seen.in_stock_days)
    rate, rates = rate_of(seen.window_units, seen.window_days, seen.stopped, mean, policy, weights)
    rate = np.where(seen.unsold, 0.0, rate)
    read = {field.name: getattr(seen, field.name) for field in fields(Reading) if field.name not in ONLY_READ}
    one, none = np.ones(len(rate)), np.zeros(len(rate))
    return Past(daily_rate=rate, window_rates=rates, boost=one, same_weeks=one, borrowed=none, **read)
