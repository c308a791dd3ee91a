"""Plays an ordering policy over sales that really happened: what it would have sold, lost and kept in stock."""

from dataclasses import dataclass

import numpy as np

from planner.model import Floats, Integers
from planner.replenish import round_order


@dataclass(frozen=True, slots=True)
class Played:
    """How a policy fared; every field has shape (items,) and counts the days that are judged."""

    sold: Floats  # [units]
    lost: Floats  # [units] asked for while there was none: nobody waits
    stock: Floats  # [units] on the shelf of a mean day: half of what sells that day counts
    orders: Integers  # how often something was ordered


def play(
    demand: Floats,
    levels: Floats,
    order_days: Integers,
    lead_time: Integers,
    *,
    points: Floats | None = None,
    moq: Floats | float = 1.0,
    case_pack: Floats | float = 1.0,
    judged_from: int = 0,
) -> Played:
    """Return how a policy would have fared. Before the first order day the shelf is filled up to its level.

    On an order day, before the shop opens, each item whose inventory position is at or below its reorder point is
    ordered up to its level; what was ordered ``lead_time`` days before has arrived that morning. Of events ``demand``
    holds what was asked for on their days, and the levels of who plans them what is expected (``backtest.planned``).

    Args:
        demand: [units] asked for each day, shape (items, days), >= 0.
        levels: [units] to order up to, shape (order days, items), >= 0.
        order_days: columns of ``demand``, rising, shape (order days,).
        lead_time: [days] of each order, shape (order days, items), >= 1: certain or as it strayed.
        points: [units] reorder points, shape as ``levels``; None: whenever the position is below the level.
        moq: [units] minimum order, shape (items,) or one for all; case_pack: [units/carton] likewise.
        judged_from: first column that counts.

    Returns:
        Played; sold + lost is the demand of the days that are judged.

    Raises:
        ValueError: shapes that do not fit, or a lead time below a day.

    >>> ten_a_day = np.full((1, 20), 10.0)
    >>> weekly = play(ten_a_day, np.full((3, 1), 90.0), np.array([0, 7, 14]), np.full((3, 1), 2), judged_from=6)
    >>> weekly.sold, weekly.lost, weekly.orders
    (array([140.]), array([0.]), array([2]))
    """
    items, days = demand.shape
    if levels.shape != (len(order_days), items) or lead_time.shape != levels.shape or (lead_time < 1).any():
        raise ValueError(f"levels {levels.shape}, lead times {lead_time.shape} and demand {demand.shape} do not fit")
    rows, first = np.arange(items), int(order_days[0])
    arriving = np.zeros((items, days + int(lead_time.max(initial=1)) + 1))
    on_hand, on_order = levels[0].astype(np.float64), np.zeros(items)
    sold, lost, stock, orders = np.zeros(items), np.zeros(items), np.zeros(items), np.zeros(items, dtype=np.int64)
    turns = {int(day): turn for turn, day in enumerate(order_days)}
    for day in range(first, days):
        on_hand += arriving[:, day]
        on_order -= arriving[:, day]
        turn = turns.get(day)
        if turn is not None:
            missing = np.maximum(levels[turn] - on_hand - on_order, 0.0)
            if points is not None:
                missing[on_hand + on_order > points[turn]] = 0.0
            ordered = round_order(missing, np.broadcast_to(moq, items), np.broadcast_to(case_pack, items))
            arriving[rows, day + lead_time[turn]] += ordered
            on_order += ordered
            if day >= judged_from:
                orders += ordered > 0
        served = np.minimum(on_hand, demand[:, day])
        if day >= judged_from:
            sold += served
            lost += demand[:, day] - served
            stock += on_hand - served / 2
        on_hand -= served
    return Played(sold, lost, stock / max(1, days - max(judged_from, first)), orders)
