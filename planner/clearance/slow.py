"""Slow movers: stock that has been lying there too long and sells too little of itself."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.ageing import Layers, ages, lying
from planner.inflow import Shelf, came_in, stock_at
from planner.model import Events, Flags, Floats, History, Inbound, Items
from planner.money import cash_tied_up, landed_cost
from planner.policy import Policy
from planner.ratio import ratio
from planner.seasons import is_season
from planner.totals import total_by_item


class Standing(IntEnum):
    """Why an item is slow or not; the first that applies wins."""

    NOT_COUNTED = 0
    NO_STOCK = 1
    YOUNG = 2  # nothing is old
    SELLING = 3  # old, but enough of it sells
    SPARED = 4  # new, or wanted for an event
    SLOW = 5
    UNSEEN = 6  # it would be slow, but of more than some days of the window nobody knows what sold


@dataclass(frozen=True, slots=True)
class Clearance:
    """How old the stock is, how much of it sells, and the money in it; one entry per item, layers apart."""

    layers: Layers  # what is left of all that came in
    units: Floats  # [units] on hand
    old: Floats  # [units] of them strictly older than the policy's limit
    oldest: Floats  # [days] nan where there is no stock
    mean_age: Floats  # [days] nan where there is no stock
    is_at_least: Flags  # the ages are that or more
    sold: Floats  # [units] within the policy's window
    opening: Floats  # [units] there when the window began; nan where never counted
    received: Floats  # [units] that came within it
    sell_through: Floats  # share; nan where unknown
    standing: NDArray[np.int8]  # a Standing
    landed_cost: Floats  # [money/unit] nan where unknown
    cash: Floats  # [money] in what is on hand; nan where the cost is unknown
    cash_coming: Floats  # [money] in what is on order
    old_cash: Floats  # [money] in the old units


def clearance(
    items: Items,
    history: History,
    inbound: Inbound,
    events: Events,
    shelf: Shelf,
    policy: Policy,
    today: int,
    since: int,
) -> Clearance:
    """Return how old the stock of every item is, and which are slow movers.

    Args:
        items: what is known of each item now.
        history: sales, shape (items, days), last column is yesterday.
        inbound: expected receipts.
        events: planned and running ones.
        shelf: counts, receipts and shipments of the same items.
        policy: the thresholds to judge by.
        today: [days] business day; its sales are not in ``history`` yet.
        since: [seconds] when the first of the policy's ``slow_window`` days before today began.

    Returns:
        Clearance; an item's entry does not depend on its neighbours.
    """
    count = len(items.product)
    came = came_in(shelf, today)
    left = lying(came, items.on_hand)
    age = ages(left, policy.slow_age, count)
    sold = history.units[:, -policy.slow_window :].sum(axis=1)
    opening = stock_at(shelf, np.full(count, since))
    received = total_by_item(came.item, np.where(came.age <= policy.slow_window, _dated(came), 0.0), count)
    share = sell_through(sold, opening, received)
    cost = landed_cost(items.unit_cost, items.sea_freight)
    spared = is_spared(_first_receipt(came, items), events, policy)
    standing = standings(items.on_hand, age.old, share, spared, policy)
    # what is old lay there all along: a day on which it did not is one of which no export says what sold
    between = (history.in_stock[:, -policy.slow_window :] == 0).sum(axis=1)
    is_unseen = np.maximum(items.sales_age, between) > policy.stale_sales
    standing[(standing == Standing.SLOW) & is_unseen] = Standing.UNSEEN
    return Clearance(
        layers=left,
        units=age.units,
        old=age.old,
        oldest=age.oldest,
        mean_age=age.mean,
        is_at_least=age.is_at_least,
        sold=sold,
        opening=opening,
        received=received,
        sell_through=share,
        standing=standing,
        landed_cost=cost,
        cash=cash_tied_up(items.on_hand, cost),
        cash_coming=cash_tied_up(total_by_item(inbound.item, inbound.quantity, count), cost),
        old_cash=cash_tied_up(age.old, cost),
    )


def sell_through(sold: Floats, opening: Floats, received: Floats) -> Floats:
    """Return which share of what could be sold was sold.

    Args:
        sold: [units] within a period, shape (items,), >= 0.
        opening: [units] there when the period began, same shape; nan where unknown, below 0 counts as nothing.
        received: [units] that came within the period, same shape, >= 0.

    Returns:
        Share; above 1 where more was sold than is known to have been there, nan where nothing was there or it is
        unknown.

    >>> sell_through(np.array([12.0]), np.array([40.0]), np.array([20.0]))
    array([0.2])
    """
    return ratio(sold, np.maximum(opening, 0.0) + received)


def is_spared(first_receipt: Floats, events: Events, policy: Policy) -> Flags:
    """Return which items are not judged: they are new, or an event for them runs or starts soon.

    Args:
        first_receipt: [days] since the item's first receipt, shape (items,).
        events: planned and running ones, in any order.
        policy: up to ``slow_new`` days an item is new; up to ``slow_event`` days ahead an event is soon.

    Returns:
        Shape (items,).

    >>> nothing = Events(*(np.zeros(0, kind) for kind in (np.int64, float, np.int64, np.int64, float, bool)))
    >>> is_spared(np.array([60.0, 61.0]), nothing, Policy())
    array([ True, False])
    """
    spared = first_receipt <= policy.slow_new
    spared[
        events.item[(events.start <= policy.slow_event) & (events.end >= 0) & ~events.pauses_ads & ~is_season(events)]
    ] = True
    return spared


def standings(on_hand: Floats, old: Floats, sell_through: Floats, spared: Flags, policy: Policy) -> NDArray[np.int8]:
    """Return which items are slow movers, and why the others are not.

    Args:
        on_hand: [units] shape (items,); nan where never counted.
        old: [units] older than ``policy.slow_age``, same shape, >= 0.
        sell_through: share sold within ``policy.slow_window`` days, same shape; nan where unknown.
        spared: those not judged, same shape.
        policy: below ``slow_sell_through`` too little is sold.

    Returns:
        A Standing for each item.

    >>> there, old = np.array([9.0, 9.0]), np.array([5.0, 5.0])
    >>> standings(there, old, np.array([0.19, 0.2]), np.zeros(2, bool), Policy()).tolist()
    [5, 3]
    """
    reasons = (
        (np.isnan(on_hand), Standing.NOT_COUNTED),
        (on_hand <= 0, Standing.NO_STOCK),
        (old <= 0, Standing.YOUNG),
        (~(sell_through < policy.slow_sell_through), Standing.SELLING),
        (spared, Standing.SPARED),
    )
    return np.select([which for which, _ in reasons], [reason for _, reason in reasons], Standing.SLOW).astype(np.int8)


def _dated(came: Layers) -> Floats:
    """Return what came on a known day; what the first count found was there before it."""
    return np.where(came.is_at_least, 0.0, came.quantity)


def _first_receipt(came: Layers, items: Items) -> Floats:
    first = items.known_days.astype(float)
    np.maximum.at(first, came.item, came.age.astype(float))
    return first
