"""What to do about an item: how much to order by when, how much to fly, what to give to or get from elsewhere."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import replenish
from planner.levels import Standing, is_advised, levels
from planner.model import Floats, Integers, Items, Level
from planner.ordering import air, transfers
from planner.outlook import Outlook
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Advice:
    """How each item stands and what follows from it; every field has shape (items,)."""

    level: NDArray[np.int8]  # a Level
    computed_quantity: Floats  # [units] order-up-to level less position, where an order is due; else 0
    order_share: Floats  # of it that is asked; below 1 while the item is new
    shortfall: Floats  # [units] that share of it, before minima and cartons
    order_by_day: Integers  # last day to order before the safety stock is broken into; NEVER: not in sight
    air_quantity: Floats  # [units] that bridge until a sea order is there; 0 where none is needed or advised
    air_decision_day: Integers  # last day to decide on air; NEVER: no air route, or no stock-out in sight
    surplus: Floats  # [units] another location may get from here
    need: Floats  # [units] another location may help out with
    missing: Floats  # [units] that would sell and are not there before more comes by itself
    needed_by: Integers  # [days] until more comes by itself


def advice(items: Items, history_days: Integers, now: Standing, ahead: Outlook, policy: Policy) -> Advice:
    """Return what to do about each item.

    Args:
        items: the fixed order days of each supplier.
        history_days: [days] in stock in all of the history, shape (items,).
        now: how each item stands today.
        ahead: what its coming days bring.
        policy: limits of the levels, what is asked of new items, review, order_rule and air_decision.

    Returns:
        Advice; no quantity where nothing sells, or stock or sales are not known well enough.
    """
    level = levels(now, policy)
    advised = is_advised(level, now.daily_rate)
    share = np.where(history_days < policy.new_item_days, policy.new_item_share, 1.0)
    position = replenish.cautious_position(now.inventory_position, now.on_order, share)
    computed = replenish.order_due(position, now.threshold, now.order_up_to_level, advised)
    order_by_day = replenish.order_by_day(ahead.breach_day, now.lead_time)
    may_fly = advised & ((level <= Level.URGENT) | (policy.order_rule == "fixed_cycle"))
    need = transfers.need(now.inventory_position, now.threshold, now.daily_rate, policy.review, ahead.missing, advised)
    may_give = (level > Level.STALE_DATA) & (need == 0)
    return Advice(
        level=level,
        computed_quantity=computed,
        order_share=share,
        shortfall=replenish.cautious(computed, share),
        order_by_day=replenish.on_order_day(order_by_day, items.order_day, items.review),
        air_quantity=np.where(may_fly, ahead.air_quantity, 0.0),
        air_decision_day=air.air_decision_day(now.stockout_day, now.air_lead_time, policy.air_decision),
        surplus=transfers.surplus(now.lasting, now.threshold, now.daily_rate, policy.review, may_give),
        need=need,
        missing=np.where(advised, ahead.missing, 0.0),
        needed_by=ahead.needed_by,
    )
