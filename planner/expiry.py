"""Goods that expire: what of the stock may no longer be sold, and what will not have sold by its last day.

The oldest units leave first: those that may be sold until a day only are sold before what comes after them.
"""

from dataclasses import dataclass, replace

import numpy as np

from planner.blocks import GRID, entries_of, pieces, rows_of
from planner.events import days as event_days
from planner.model import NEVER, Events, Floats, History, Integers, Items
from planner.totals import total_by_item
from planner.whole import DUST

LEAST_TOLD = 0.05  # share of what may be sold until a day only


@dataclass(frozen=True, slots=True)
class Expiry:
    """What of the stock expires; every field has shape (items,)."""

    expired: Floats  # [units] on hand whose last day is over
    expiring: Floats  # [units] that will not have sold by their last day, which is to come
    expiring_available: Floats  # [units] of those, what is available: the rest is reserved
    gone_day: Integers  # [days] the first day without those; NEVER: all of them sell


def expiry(
    items: Items, daily_rate: Floats, ads_rate: Floats, events: Events, expected: Floats, horizon: Floats
) -> Expiry:
    """Return what of the stock expires.

    Args:
        items: stock, and until when it may be sold.
        daily_rate: [units/day] shape (items,), >= 0.
        ads_rate: [units/day] of it through ads, same shape; nan: unknown.
        events: planned and running ones, ordered by item.
        expected: [units] still expected, one per event.
        horizon: [days] up to which events count, shape (items,).

    Source: the estimated withdrawal and aging of perishables, Broekmeulen and van Donselaar 2009, first in first out.
    """
    stock = (items.on_hand, items.perishing, items.sell_by)
    on_top, rows = np.zeros(len(daily_rate)), np.flatnonzero((items.perishing > 0) & (items.sell_by > 0))
    last = np.minimum(items.sell_by[rows], horizon[rows]).astype(np.int64)
    on_top[rows] = _on_top(rows, last, ads_rate, events, expected)
    left = expiring(*stock, items.committed, daily_rate, on_top)
    available = of_available(left, items.on_hand, items.perishing, items.reserved)
    return Expiry(expired(*stock), left, available, gone_day(left, items.sell_by))


def expired(on_hand: Floats, perishing: Floats, sell_by: Floats) -> Floats:
    """Return the units on hand whose last day is over.

    Args:
        on_hand: [units] shape (items,); nan where never counted.
        perishing: [units] of them that may be sold until a day only, same shape, >= 0.
        sell_by: [days] that day, same shape, < 0: it is over.

    >>> expired(np.array([120.0, 120.0]), np.array([100.0, 100.0]), np.array([-1.0, 0.0]))
    array([100.,   0.])
    """
    return np.where(sell_by < 0, _there(on_hand, perishing), 0.0)


def expiring(
    on_hand: Floats, perishing: Floats, sell_by: Floats, committed: Floats, daily_rate: Floats, on_top: Floats
) -> Floats:
    """Return the units that will not have sold by their last day, which is to come.

    Args:
        on_hand, perishing, sell_by: as of ``expired``.
        committed: [units] paid, not shipped, same shape: they leave first.
        daily_rate: [units/day] same shape, >= 0.
        on_top: [units] that events sell up to that day on top of it, same shape.

    >>> one = np.ones(1)
    >>> expiring(120 * one, 100 * one, 9 * one, committed=10 * one, daily_rate=5 * one, on_top=0 * one)
    array([45.])
    """
    is_to_come = (sell_by >= 0) & np.isfinite(sell_by)
    sells = daily_rate * np.where(is_to_come, sell_by, 0.0) + on_top
    left = np.where(is_to_come, _there(on_hand, perishing) - committed - sells, 0.0)
    return np.where(left > DUST, left, 0.0)


def of_available(expiring: Floats, on_hand: Floats, perishing: Floats, reserved: Floats) -> Floats:
    """Return what of the available units will not have sold by its last day.

    Args:
        expiring: [units] shape (items,), >= 0.
        on_hand, perishing: as of ``expired``.
        reserved: [units] same shape, >= 0: of what is fresh, and beyond that of what expires.

    >>> fifty = np.full(2, 50.0)
    >>> of_available(fifty, np.array([300.0, 300.0]), np.array([100.0, 300.0]), reserved=np.array([150.0, 30.0]))
    array([50., 20.])
    """
    fresh = np.maximum(np.nan_to_num(on_hand), 0.0) - _there(on_hand, perishing)
    return np.maximum(expiring - np.maximum(reserved - fresh, 0.0), 0.0)


def to_tell(expiring: Floats, perishing: Floats) -> Floats:
    """Return what people are warned of, of what will expire [units]: a few percent come and go with each day's sales.

    >>> to_tell(np.array([49.0, 50.0]), np.array([1000.0, 1000.0]))
    array([ 0., 50.])
    """
    return np.where(expiring >= np.maximum(perishing * LEAST_TOLD, 1.0) - DUST, np.floor(expiring + DUST), 0.0)


def gone_day(expiring: Floats, sell_by: Floats) -> Integers:
    """Return the first day without the units that expire unsold [days]; NEVER where there are none."""
    return np.where(expiring > 0, np.where(expiring > 0, sell_by, 0.0).astype(np.int64) + 1, NEVER)


def lost_in_time(expiring: Floats, gone_day: Integers, covered: Floats) -> Floats:
    """Return what of the stock is lost before an order that is not placed today could be there.

    Args:
        expiring: [units] shape (items,), >= 0.
        gone_day: [days] same shape; NEVER where nothing is lost.
        covered: [days] the lead time, and until the eve of the next order day, same shape.

    Returns:
        [units]; what is lost later can still be ordered for then.

    >>> lost_in_time(np.array([60.0, 60.0]), np.array([30, 31]), np.array([30.0, 30.0]))
    array([60.,  0.])
    """
    return np.where(gone_day <= np.ceil(covered), expiring, 0.0)


def by_day(expiring: Floats, gone_day: Integers, days: int) -> Floats:
    """Return what is lost on each day [units], shape (items, days + 1), column t is day t.

    >>> by_day(np.array([60.0]), np.array([2]), days=3)
    array([[ 0.,  0., 60.,  0.]])
    """
    items, lost = len(expiring), np.flatnonzero(gone_day <= days)
    cell = lost * (days + 1) + gone_day[lost]
    return total_by_item(cell, expiring[lost], items * (days + 1)).reshape(items, days + 1)


def spared(projected: Floats, expiring: Floats, gone_day: Integers) -> Floats:
    """Return the projected stock as a pause of ads sees it: before units expire unsold, selling less spares none.

    Args:
        projected: [units] stock at the close of each day, shape (items, days + 1), column t is day t.
        expiring: [units] shape (items,), >= 0.
        gone_day: [days] same shape; NEVER where nothing expires.

    Returns:
        [units] same shape as ``projected``; inf on days before ``gone_day``.

    >>> spared(np.array([[90.0, 60.0, 0.0]]), np.array([30.0]), np.array([2]))
    array([[inf, inf,  0.]])
    """
    is_before = (expiring > 0)[:, None] & (np.arange(projected.shape[1]) < gone_day[:, None])
    return np.where(is_before, np.inf, projected)


def without_expired(history: History, items: Items) -> History:
    """Return the history with the days left out on which all that lay there had expired, as days without stock are.

    Args:
        history: units and in_stock, shape (items, days), last column is yesterday; left as it is.
        items: stock, and until when it could be sold.
    """
    gone = expired(items.on_hand, items.perishing, items.sell_by)
    rows = np.flatnonzero((gone > 0) & (items.on_hand <= gone) & (items.sell_by < -1))
    if not rows.size:
        return history
    is_over = np.arange(-history.units.shape[1], 0) > items.sell_by[rows, None]
    in_stock = history.in_stock.copy()
    in_stock[rows] = np.where(is_over & (history.units[rows] == 0), np.int8(0), in_stock[rows])
    return replace(history, in_stock=in_stock)


def _there(on_hand: Floats, perishing: Floats) -> Floats:
    return np.minimum(perishing, np.maximum(np.nan_to_num(on_hand), 0.0))


def _on_top(rows: Integers, last: Integers, ads_rate: Floats, events: Events, expected: Floats) -> Floats:
    """Return what events sell of each of these items up to its last day."""
    found = np.zeros(len(rows))
    to_come = rows_of(replace(events, planned=expected), np.isin(events.item, rows) & (events.end >= 0))
    busy = np.searchsorted(rows, np.unique(to_come.item))
    to_come = replace(to_come, item=np.searchsorted(rows[busy], to_come.item))
    for some in pieces(len(busy), GRID):
        these, until = entries_of(to_come, some), last[busy[some]]
        sold = event_days.expected_by_day(these, these.planned, len(until), int(until.max(initial=1)))
        sold = event_days.without_ads(sold, these, ads_rate[rows[busy[some]]])
        found[busy[some]] = sold.cumsum(axis=1)[np.arange(len(until)), until]
    return found
