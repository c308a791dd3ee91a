"""What to buy first when money does not reach for everything, and how much money stock will hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.blocks import pieces
from planner.model import Flags, Floats, Integers
from planner.money import DAYS_A_YEAR
from planner.whole import DUST

TRIED = 24
"""So many of the orders that were passed over, the best first, are tried in place of others."""
LAST = 16
"""So many of the orders around where the money runs out are tried in every combination."""
BLOCK = 1024
"""Items looked ahead for at a time: a day by day grid of all of them would fill memory."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What an order saves and how long its money lies there; every field has shape (orders,)."""

    avoided: Floats  # [units] that would sell and not be there without it
    margin: Floats  # [money] they earn; nan where the margin is not known
    days: Floats  # [days] from paying for it until the middle of its sale
    a_year: Floats  # [1/year] margin saved by a unit of money, if it lay there for a year


def gain(
    quantity: Floats,
    cost: Floats,
    unit_margin: Floats,
    *,
    inventory_position: Floats,
    event_units: Floats,
    daily_rate: Floats,
    lead_time: Floats,
    interval: Floats,
    order_wait: Floats | float = 0.0,
) -> Gain:
    """Return what each order saves for the money it ties up.

    From the day it arrives until the order after it does, so much would sell; what is left of the stock by then is
    taken off, and the rest, as far as the order goes, is sold only with it.

    Args:
        quantity: [units] of the order, shape (orders,), > 0.
        cost: [money] of it, same shape, >= 0; nan where not known.
        unit_margin: [money/unit] same shape and currency; nan where not known.
        inventory_position: [units] without the order, same shape.
        event_units: [units] still expected from events, same shape, >= 0.
        daily_rate: [units/day] same shape, >= 0.
        lead_time: [days] from placing it until it arrives, same shape, >= 0.
        interval: [days] from its arrival until that of the next order, same shape, > 0.
        order_wait: [days] until it is placed, same shape, >= 0: it is paid for then.

    Returns:
        Gain; nothing is avoided where stock lasts until the next order, or nothing sells.

    Source: the lost margin of the newsvendor over time, as a yearly return on the money (GMROI of one order).

    >>> one = np.ones(1)
    >>> stock = {"inventory_position": 450 * one, "event_units": 0 * one, "daily_rate": 30 * one}
    >>> found = gain(1080 * one, 2160 * one, 7 * one, **stock, lead_time=15 * one, interval=45 * one)
    >>> found.avoided, found.margin, found.days, found.a_year.round(2)  # 7560 / 2160 in 33 days
    (array([1080.]), array([7560.]), array([33.]), array([38.71]))
    """
    left = np.maximum(inventory_position - daily_rate * (order_wait + lead_time) - event_units, 0.0)
    avoided = np.minimum(quantity, np.maximum(daily_rate * interval - left, 0.0))
    rate = np.where(daily_rate > 0, daily_rate, np.nan)
    days = lead_time + (left + quantity / 2) / rate
    margin = avoided * unit_margin
    return Gain(avoided, margin, days, margin / np.where(cost > 0, cost, np.nan) * (DAYS_A_YEAR / days))


def bought_first(a_year: Floats, cost: Floats, budget: float) -> tuple[Integers, Flags]:
    """Return the order in which to buy, and how far the money reaches.

    The best return comes first; what costs more than is left is passed over, and cheaper ones behind it are not. Where
    one that was passed over, and the best that fit beside it, save more than that, they are bought instead; so are
    those that together save most, of the orders around where the money runs out. Of up to 16 that could be paid
    nothing else saves more. What saves nothing is not bought.

    Args:
        a_year: [1/year] return of each order, shape (orders,); nan, not known, comes last.
        cost: [money] same shape, >= 0.
        budget: [money] >= 0.

    Returns:
        Places of the orders, the best first, ties in the order they came; and, in that order, which are bought.

    >>> bought_first(np.array([2.0, 9.0, 5.0]), np.array([10.0, 60.0, 50.0]), 75.0)
    (array([1, 2, 0]), array([ True, False,  True]))
    >>> bought_first(np.array([9.0, 8.0]), np.array([10.0, 70.0]), 75.0)  # 560 for 70 rather than 90 for 10
    (array([0, 1]), array([False,  True]))

    Source: the core of a knapsack, Balas and Zemel 1980.
    """
    order = np.argsort(-np.nan_to_num(a_year, nan=-np.inf), kind="stable")
    price, worth = cost[order], np.nan_to_num(a_year[order]) * cost[order]
    may, prices = (worth > 0) & (price <= budget), price.tolist()
    bought = _filled(prices, may, budget)
    passed_over = np.flatnonzero(may & ~bought)[:TRIED].tolist()
    ways = list[Sequence[int]]([[place] for place in passed_over])
    if passed_over:
        ways.append(_best_together(price, worth, np.flatnonzero(may), budget))
    for taken in ways:
        instead = _filled(prices, may, budget, taken)
        if worth[instead].sum() > worth[bought].sum() * (1 + DUST):
            bought = instead
    return order, bought


def cash_ahead(
    owned: Floats,
    inventory_position: Floats,
    daily_rate: Floats,
    *,
    threshold: Floats,
    order_up_to_level: Floats,
    is_ordered: Flags,
    unit_worth: Floats,
    days: int,
) -> Floats:
    """Return the money in stock and on order on each coming day, if later orders follow as they fall due.

    What is bought today is owned already, and nothing follows before tomorrow. Sales take stock down by the daily rate;
    at the threshold the position goes up to the order-up-to level, and the money with it.

    Args:
        owned: [units] on hand and on order, shape (items,), >= 0.
        inventory_position: [units] same shape; nan where never counted, then what is owned stays.
        daily_rate: [units/day] same shape, >= 0.
        threshold: [units] same shape; order_up_to_level: [units] >= threshold.
        is_ordered: same shape; False where no later order is counted.
        unit_worth: [money/unit] landed cost, same shape; nan where unknown: counts as nothing.
        days: to look ahead, >= 0.

    Returns:
        [money] shape (days + 1,), the first of today.

    >>> one = np.ones(1)
    >>> stock = {"threshold": 10 * one, "order_up_to_level": 30 * one, "is_ordered": one > 0, "unit_worth": 2 * one}
    >>> cash_ahead(12 * one, 12 * one, one, **stock, days=4)
    array([24., 22., 60., 58., 56.])
    """
    total = np.zeros(days + 1)
    day = np.arange(days + 1, dtype=np.float64)
    is_known, worth = ~np.isnan(inventory_position), np.nan_to_num(unit_worth)
    position, rate = np.where(is_known, inventory_position, owned), np.where(is_known, daily_rate, 0.0)
    follows = is_ordered & is_known
    lot = np.maximum(order_up_to_level - threshold, 1.0)
    for rows in pieces(len(owned), BLOCK):
        falling = position[rows, None] - rate[rows, None] * day
        low, size = threshold[rows, None], lot[rows, None]
        ordered = np.where(falling > low, falling, low + size - (low - falling) % size)
        sold_off = np.maximum(falling, 0.0)
        ahead = np.where(follows[rows, None], ordered, sold_off)
        start = np.where(follows[rows], position[rows], np.maximum(position[rows], 0.0))
        units = np.maximum(ahead + (owned[rows] - start)[:, None], 0.0)
        units[:, 0] = owned[rows]
        total += worth[rows] @ units
    return total


def _filled(price: Sequence[float], may: Flags, budget: float, taken: Sequence[int] = ()) -> Flags:
    """Return what is bought from the first to the last as long as there is money, those ``taken`` beforehand."""
    bought, left = np.zeros(len(price), dtype=bool), budget
    for place in taken:
        bought[place] = True
        left -= price[place]
    for place in np.flatnonzero(may & ~bought).tolist():
        if price[place] <= left:
            bought[place] = True
            left -= price[place]
    return bought


def _best_together(price: Floats, worth: Floats, places: Integers, budget: float) -> Sequence[int]:
    """Return the first of these places, and of those around where the money runs out the best together."""
    spent = int(np.searchsorted(np.cumsum(price[places]), budget, side="right"))
    first = max(min(spent - LAST // 2, len(places) - LAST), 0)
    before, last = places[:first], places[first : first + LAST]
    cost, saved = price[before].sum(keepdims=True), np.zeros(1)
    for place in last:  # of every combination so far, one without it and one with it
        cost, saved = np.append(cost, cost + price[place]), np.append(saved, saved + worth[place])
    best = int(np.where(cost <= budget, saved, -1.0).argmax())
    is_taken = (best >> np.arange(len(last))) & 1 > 0
    return [*before.tolist(), *last[is_taken].tolist()]
