"""The coming days between arrivals: stock falls along straight lines, each read without looking at its days.

Where nothing but ordinary sales is planned, this finds what ``cover`` and ``air`` find by looking at each day of a
projection, to the same day and the same unit. A **leg** is the days from one arrival to the eve of the next; an item
has at least one.
"""

from dataclasses import dataclass

import numpy as np

from planner.model import NEVER, Flags, Floats, Inbound, Integers
from planner.totals import total_by_item
from planner.whole import DUST, whole_units


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs of many items, one entry each, in the order of items and days."""

    first: Integers  # entry of each item's first leg, which begins today, shape (items,)
    item: Integers
    begins: Floats  # [days] today, or the day of an arrival
    ends: Floats  # [days] its last day
    arrives: Floats  # [units] on its first day; today nothing does
    arrived: Floats  # [units] until then, those of its first day included
    stock: Floats  # [units] of its item, on hand less committed; nan where never counted
    rate: Floats  # [units/day] of its item, >= 0

    def at(self, day: Floats) -> Floats:
        """Return the stock at the close of a day of each leg, shape (legs,)."""
        return self.stock - self.rate * day + self.arrived


def legs(stock: Floats, rate: Floats, inbound: Inbound, until: Floats) -> Legs:
    """Return the legs of the coming days.

    Args:
        stock: [units] on hand less committed, shape (items,); nan where never counted.
        rate: [units/day] ordinary sales, same shape, >= 0.
        inbound: expected receipts, in any order; what is due today and not there yet is there tomorrow.
        until: [days] so far each item is looked ahead, same shape, whole, >= 1.

    >>> one = np.ones(1)
    >>> found = legs(50 * one, 30 * one, Inbound(np.array([0]), np.array([40.0]), np.array([2])), 9 * one)
    >>> found.begins, found.ends, found.at(found.ends)
    (array([0., 2.]), array([1., 9.]), array([  20., -180.]))
    """
    items = len(stock)
    on = np.where(inbound.day == 0, 1, inbound.day)
    dated = (on >= 1) & (on <= until[inbound.item]) & (inbound.quantity > 0)
    step = int(until.max(initial=0.0)) + 1
    cells, cell = np.unique(inbound.item[dated] * step + on[dated], return_inverse=True)
    quantity = total_by_item(cell, inbound.quantity[dated], len(cells))
    first = np.arange(items) + np.searchsorted(cells, np.arange(items) * step)
    entry = cells // step + 1 + np.arange(len(cells))  # after the first legs of its item and of those before
    count = items + len(cells)
    item, begins, arrives = np.zeros(count, np.int64), np.zeros(count), np.zeros(count)
    item[first], item[entry] = np.arange(items), cells // step
    begins[entry], arrives[entry] = cells % step, quantity
    ends = until[item]
    ends[entry - 1] = begins[entry] - 1
    arrived = arrives.copy()
    rank = entry - first[cells // step]
    for later in range(2, int(rank.max(initial=0)) + 1):  # one after the other, as the days of a projection are added
        those = entry[rank == later]
        arrived[those] += arrived[those - 1]
    return Legs(first, item, begins, ends, arrives, arrived, stock[item], rate[item])


def stockout_day(along: Legs) -> Integers:
    """Return the first day whose closing stock is 0 or less, NEVER where there is none; as in ``cover.stockout_day``.

    >>> one = np.ones(1)
    >>> stockout_day(legs(60 * one, 30 * one, Inbound(np.array([0]), np.array([40.0]), np.array([2])), 9 * one))
    array([4])
    """
    return _first(along, np.full(len(along.item), DUST), np.less_equal)


def breach_day(along: Legs, safety_stock: Floats) -> Integers:
    """Return the first day whose closing stock is under the safety stock; as in ``cover.breach_day``."""
    return _first(along, safety_stock[along.item] - DUST, np.less)


def missing_on(day: Integers, along: Legs) -> Floats:
    """Return what would have sold up to ``day`` and was not there, before what arrives on it: ``cover.missing_on``."""
    begun = np.add.reduceat(along.begins <= day[along.item], along.first, dtype=np.int64) if len(day) else day
    leg = along.first + begun - 1
    arrives = np.where(along.begins[leg] == day, along.arrives[leg], 0.0)
    left = along.stock[leg] - along.rate[leg] * day + along.arrived[leg]
    return np.maximum(arrives - left, 0.0)


def air_quantity(along: Legs, safety_stock: Floats, until: Floats, air_lead_time: Floats) -> Floats:
    """Return what to buy by air to keep the safety stock until a sea order placed at the next chance is there.

    Least is left on the eve of an arrival, on which what arrives is not yet counted, and on the last day; arguments and
    result as in ``air.air_quantity``.
    """
    kept, by = safety_stock[along.item], np.ceil(air_lead_time)[along.item]
    last = np.ceil(until)[along.item]
    on_first = np.where(_within(along.begins, by, last), kept - along.at(along.begins) + along.arrives, 0.0)
    eve = np.minimum(along.ends, last)
    on_eve = np.where(_within(eve, np.maximum(by, along.begins), last), kept - along.at(eve), 0.0)
    return whole_units(np.maximum(_of_items(np.maximum, np.maximum(on_first, on_eve), along), 0.0))


def _first(along: Legs, floor: Floats, is_low: np.ufunc) -> Integers:
    """Return the first day on which little is left, as a day-by-day projection would find it."""
    sells = np.where(along.rate > 0, along.rate, np.inf)
    near = np.floor((along.stock + along.arrived - floor) / sells) - 1  # a division may err by a day
    day = np.clip(np.where(np.isnan(near), 0.0, near), along.begins, along.ends)
    found = np.full(len(day), np.inf)
    for later in (3, 2, 1, 0):
        found = np.where(is_low(along.at(day + later), floor), day + later, found)
    found = _of_items(np.minimum, np.where(found <= along.ends, found, np.inf), along)
    in_sight = np.isfinite(found)
    return np.where(in_sight, np.where(in_sight, found, 0.0).astype(np.int64), NEVER)


def _within(day: Floats, first: Floats, last: Floats) -> Flags:
    within: Flags = (day >= first) & (day <= last)
    return within


def _of_items(which: np.ufunc, values: Floats, along: Legs) -> Floats:
    """Return the least or the most of each item's legs."""
    return np.asarray(which.reduceat(values, along.first) if len(along.first) else values, dtype=np.float64)
