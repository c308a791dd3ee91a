"""What stock sells in a year and what it is worth on average, at the same cost: the two sides of its turnover."""

from dataclasses import dataclass

import numpy as np

from planner.inflow import Shelf, stock_at
from planner.model import Floats, History, Integers
from planner.money import yearly
from planner.totals import is_since

DAY = 86_400  # [seconds]
SHORTEST = 30  # [days] a shorter past says nothing of a year
LOOKS = 12  # times the period is divided; stock is looked at between them and at both ends


@dataclass(frozen=True, slots=True)
class StockFlow:
    """One entry per item; nan where its past is too short or its cost unknown."""

    days: Integers  # [days] the past it is of, at most a year; 0: too short
    cost_sold: Floats  # [money/year] what was sold, at today's cost
    average: Floats  # [money] stock at today's cost, on average over the same days
    margin: Floats  # [money/year] what was sold earns, in the currency of the cost; nan: prices are unknown


def stock_flow(
    history: History, shelf: Shelf, landed_cost: Floats, unit_margin: Floats, today: int, now: int
) -> StockFlow:
    """Return what stock sells in a year and what it is worth on average.

    Args:
        history: sales, shape (items, days), last column is yesterday; at most these days are looked back.
        shelf: counts, receipts and shipments of the same items.
        landed_cost: [money/unit] shape (items,); nan where unknown.
        unit_margin: [money/unit] in the currency of the cost, same shape; nan where unknown.
        today: [days] business day; now: [seconds] moment.

    Returns:
        StockFlow; from the first count on, both sides over the same days and at the same cost.
    """
    count, columns = history.units.shape
    first = np.full(count, today)
    np.minimum.at(first, shelf.item, shelf.day)
    known = np.minimum(today - first, columns)
    days = np.where(known >= SHORTEST, known, 0)
    is_known = days > 0
    sold = np.where(is_known, np.sum(history.units, axis=1, where=is_since(days, history.units)), np.nan)
    looks = [stock_at(shelf, now - days * DAY * look // LOOKS) for look in range(LOOKS + 1)]
    average = np.where(is_known, np.mean(looks, axis=0), np.nan)
    sold_a_year = yearly(sold, np.where(is_known, days, np.nan))
    return StockFlow(
        days=days,
        cost_sold=sold_a_year * landed_cost,
        average=average * landed_cost,
        margin=np.where(sold == 0, 0.0, sold_a_year * unit_margin),
    )
