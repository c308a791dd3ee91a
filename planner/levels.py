"""How an item stands: one alert level each, the most pressing that applies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.model import NEVER, Confidence, Flags, Floats, Integers, Level
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Standing:
    """What the level of an item depends on; every field has shape (items,)."""

    count_age: Floats  # [hours] since the newest count; inf where never counted
    sales_age: Floats  # [days] of which no export says what sold
    unsold: Flags  # no sale for so long that it counts as dead
    available: Floats  # [units] nan where never counted
    lasting: Floats  # [units] of it that will have sold by their last day; nan where never counted
    expiring: Floats  # [units] on hand that will not have sold by their last day
    stock: Floats  # [units] on hand less expired and committed; nan where never counted
    on_order: Floats  # [units]
    inventory_position: Floats  # [units] nan where never counted
    daily_rate: Floats  # [units/day]
    confidence: NDArray[np.int8]  # a Confidence
    lead_time: Floats  # [days]
    order_wait: Floats  # [days] until an order by sea can be placed; 0: on any day
    air_lead_time: Floats  # [days] inf where there is no air route
    stockout_day: Integers  # NEVER: not in sight
    next_receipt_day: Integers  # NEVER: none dated
    threshold: Floats  # [units]
    order_up_to_level: Floats  # [units]


def levels(now: Standing, policy: Policy) -> NDArray[np.int8]:
    """Return the level of each item; the first that applies wins.

    OUT, CRITICAL and URGENT look at the dated projection; REORDER, WATCH and OVERSTOCK at the inventory position.
    An item that does not sell is never REORDER nor WATCH, nor pressing because it expires. An item too new to judge is
    never OVERSTOCK.

    Args:
        now: what is known of each item.
        policy: stale, stale_sales, dead, watch and overstock limits.

    Returns:
        A Level, shape (items,).

    Source: article 1.3 for two of them, reorder and urgent.
    """
    position = now.inventory_position
    sells = now.daily_rate > 0
    is_missed = sells | (now.expiring == 0)  # of what nobody buys nothing runs out when it expires
    runs_out = is_missed & (now.stockout_day < np.ceil(now.order_wait + now.lead_time))
    ceiling = now.order_up_to_level + policy.overstock * now.daily_rate
    rules = (
        (Level.NO_DATA, np.isnan(now.available)),
        (Level.STALE_DATA, (now.count_age > policy.stale) | (now.sales_age > policy.stale_sales)),
        (Level.DEAD, now.unsold & (now.stock > 0)),
        (Level.OUT, now.available <= 0),
        (Level.CRITICAL, runs_out & (now.stockout_day < np.ceil(now.air_lead_time))),
        (Level.URGENT, runs_out),
        (Level.REORDER, sells & (position <= now.threshold)),
        (Level.EXPEDITE, sells & _arrives_late(now)),
        (Level.WATCH, sells & (position <= policy.watch * now.threshold)),
        (Level.OVERSTOCK, (position > ceiling) & (now.confidence > Confidence.LOW)),
    )
    return np.select([holds for _, holds in rules], [np.int8(level) for level, _ in rules], np.int8(Level.OK))


def is_covered(now: Standing) -> Flags:
    """Return which items are low on hand while what is coming arrives in time.

    Args:
        now: what is known of each item.

    Returns:
        True where available is at or below the threshold, the inventory position above it, a receipt is dated, and
        neither that receipt nor a normal order placed at the next chance comes after stock runs out.
    """
    covered: Flags = (
        (now.available <= now.threshold)
        & (now.inventory_position > now.threshold)
        & (now.next_receipt_day != NEVER)
        & (now.stockout_day > now.next_receipt_day)
        & (now.stockout_day >= np.ceil(now.order_wait + now.lead_time))
    )
    return covered


def is_advised(level: NDArray[np.int8], rate: Floats) -> Flags:
    """Return for which items a quantity may be advised.

    Args:
        level: a Level, shape (items,).
        rate: [units/day] same shape.

    Returns:
        False where nothing sells, stock or sales are not known, or known too long ago, or the item is dead.

    >>> is_advised(np.array([Level.STALE_DATA, Level.REORDER, Level.OUT]), np.array([8.0, 8.0, 0.0]))
    array([False,  True, False])
    """
    sells: Flags = rate > 0
    return sells & (level > Level.DEAD)


def _arrives_late(now: Standing) -> Flags:
    # what is only overdue has no date to be late for: it is chased once stock alone would ask for an order
    has_date: Flags = now.next_receipt_day != NEVER
    return (
        (now.inventory_position > now.threshold)
        & (now.on_order > 0)
        & (now.stockout_day < now.next_receipt_day)
        & (has_date | (now.stock <= now.threshold))
    )
