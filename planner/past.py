"""What each item's history shows: how fast it sold while it could be bought, and how far its sales strayed."""

from dataclasses import dataclass, replace

import numpy as np

from planner import demand, similar, surge
from planner.blend import MEAN_WEIGHTS, blended
from planner.blocks import GRID, Across, by_item, entries_of, pieces, rows_of, stacked
from planner.boosted import applied
from planner.classes import units_of_margin
from planner.demand import Seen
from planner.events import past_days
from planner.layout import by_day, of_items
from planner.model import Events, Flags, Floats, History, Integers, Items
from planner.policy import Learned, Policy
from planner.rate import expected_rate
from planner.refuse import OutOfRange, refuse_impossible_days
from planner.spread import YEAR, daily_spread, own_spread
from planner.totals import days_of


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
) -> Past:
    """Return what the history shows of each item.

    Items of one lead time are looked at together, whose stretches are as long, and as few at a time as stay within the
    processor's cache.

    Args:
        items: suppliers and days known.
        history: units and in_stock, shape (items, days), last column is yesterday.
        lead_time: [days] the usual one, shape (items,), >= 0.
        events: planned, running and past ones.
        learned: what similar products sell.
        policy: window, min_in_stock and dead.
        across: how to go through the items.
    """
    order = np.argsort(lead_time, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    ran = by_item(replace(events, item=place[events.item]))

    def looked_back(rows: slice) -> Past:
        mine = order[rows]
        past = History(by_day(history.units[mine]), by_day(history.in_stock[mine]))
        try:
            refuse_impossible_days(past)
        except OutOfRange as error:
            raise OutOfRange(error.name, int(mine[error.row]), error.value) from None
        event_days = by_day(past_days(entries_of(ran, rows), *past.units.shape))
        return _look_back(past, items.known_days[mine], lead_time[mine], event_days, policy)

    parts: list[Past] = list(across(looked_back, pieces(len(order), GRID)))
    past = _borrowing(rows_of(stacked(parts), place), similar.peer_rates(items.supplier, learned.peers))
    boost = applied(items.boost, past.window_rates, past.borrowed, events)
    return replace(past, daily_rate=past.daily_rate * boost, boost=boost)


def _borrowing(past: Past, peer: Floats) -> Past:
    """Return the past of new items as if similar products had sold a part of it; not under the article's rule."""
    blended_ones = ~np.isnan(past.window_rates).any(axis=1)
    share = similar.borrowed_share(past.history_days, (past.daily_rate > 0) & blended_ones, peer)
    if not share.any():
        return past
    rates = similar.shrunk(past.window_rates, share, peer)
    rate = np.where(share > 0, blended(rates, MEAN_WEIGHTS), past.daily_rate)
    return replace(past, daily_rate=rate, window_rates=rates, borrowed=share)


def _look_back(history: History, known_days: Floats, lead_time: Floats, event_days: Flags, policy: Policy) -> Past:
    seen = demand.seen_on_shelf(history, known_days, event_days, policy.window, policy.min_in_stock)
    counts = demand.on_shelf(history.units, history.in_stock, known_days) & ~event_days
    sold = demand.counted_sales(history.units, counts)
    own = own_spread(sold, counts, known_days, lead_time)
    new = np.flatnonzero(np.isnan(own))
    of_days = np.full(len(own), np.nan)
    of_days[new] = daily_spread(of_items(sold[:, -YEAR:], new), of_items(counts[:, -YEAR:], new))
    rate, rates = expected_rate(sold, counts, demand.daily_rate(seen.sold, seen.in_stock_days), policy)
    unsold = demand.is_unsold(history, known_days, policy.dead)
    rate[unsold] = 0.0
    return Past(
        **{name: getattr(seen, name) for name in Seen.__slots__},
        history_days=days_of(counts),
        unsold=unsold,
        daily_spread=of_days,
        own_spread=own,
        daily_rate=rate,
        window_rates=rates,
        boost=np.ones(len(rate)),
        borrowed=np.zeros(len(rate)),
        margin_units=units_of_margin(history),
        may_surge=surge.may_surge(history.units, counts),
        sold_lately=surge.sold_lately(history.units, counts),
    )
