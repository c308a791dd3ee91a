"""Counts how many orders held an item on each day: a surge is many buyers, not many units."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import portions
from bot.store.days import as_day, month_of
from bot.store.movements.counted import lines_of_items
from planner.model import Floats

ORDERS = text(  # cancelled ones, samples and gifts are no demand
    f"SELECT i.id, l.day, COUNT(DISTINCT l.order_id){lines_of_items('i.id IN :items')}"
    " AND l.month BETWEEN :first_month AND :last_month AND l.day BETWEEN :first AND :last AND l.demand > 0"
    " GROUP BY i.id, l.day"
).bindparams(bindparam("items", expanding=True))


def orders_by_day(session: Session, workspace: str, numbers: Sequence[int], as_of: date, days: int) -> Floats:
    """Return the orders of each item on each of the ``days`` days before ``as_of``; other channels tell none."""
    first, last = as_of - timedelta(days=days), as_of - timedelta(days=1)
    begin = as_day(first)
    asked = {
        "w": workspace,
        "first": begin,
        "last": as_day(last),
        "first_month": month_of(first),
        "last_month": month_of(last),
    }
    orders, order = np.zeros((len(numbers), days)), np.argsort(np.array(numbers, np.int64))
    in_order = np.array(numbers, np.int64)[order]
    for some in portions(numbers):
        found = session.connection().execute(ORDERS, asked | {"items": list(some)}).cursor
        counted = [] if found is None else found.fetchall()  # plain tuples: a quarter of the time
        item, day, count = np.array(counted, np.int64).reshape(-1, 3).T
        orders[order[np.searchsorted(in_order, item)], day - begin] = count
    return orders
