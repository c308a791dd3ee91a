"""Counts how many orders held an item on each day: a surge is many buyers, not many units."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import portions
from bot.store.counted import counted
from bot.store.days import as_day, month_of
from planner.model import Floats

ORDERS = text(  # cancelled ones, samples and gifts are no demand
    "SELECT i.id, l.day, COUNT(DISTINCT l.order_id) FROM item i"  # noqa: S608
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" JOIN order_line l ON {counted('l')} AND l.listing_id = g.id"
    " AND l.month BETWEEN :first_month AND :last_month AND l.day BETWEEN :first AND :last AND l.demand > 0"
    " WHERE i.workspace_id = :w AND i.id IN :items GROUP BY i.id, l.day"
).bindparams(bindparam("items", expanding=True))


def orders_by_day(session: Session, workspace: str, numbers: Sequence[int], as_of: date, days: int) -> Floats:
    """Return the orders of each item on each of the ``days`` days before ``as_of``; other channels tell none."""
    rows = {number: row for row, number in enumerate(numbers)}
    first, last = as_of - timedelta(days=days), as_of - timedelta(days=1)
    asked = {
        "w": workspace,
        "first": as_day(first),
        "last": as_day(last),
        "first_month": month_of(first),
        "last_month": month_of(last),
    }
    orders = np.zeros((len(numbers), days))
    for some in portions(numbers):
        for item, day, count in session.connection().execute(ORDERS, asked | {"items": list(some)}):
            orders[rows[item], day - asked["first"]] = count
    return orders
