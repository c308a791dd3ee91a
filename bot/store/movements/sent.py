"""What a location sent to others: it has left this shelf from the moment on at which somebody accepted to send it."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import text
from sqlmodel import Session

from bot.store.days import Calendar
from bot.store.movements.unseen import WIDEST, summed
from planner.model import Integers

UNITS = (  # what was sent, or arrived where that is more; of what was called off only what had arrived
    "CASE WHEN r.state = 'cancelled' OR n.received > n.quantity THEN n.received ELSE n.quantity END"
)
SENT = text(
    f"SELECT n.product, r.origin, r.sent_at, {UNITS} AS units"  # noqa: S608
    " FROM purchase_order r JOIN purchase_order_line n ON n.workspace_id = :w AND n.order_number = r.number"
    " WHERE r.workspace_id = :w AND r.origin <> '' AND r.sent_at <= :until"
)
FROM_SHELVES = (  # i: the item that was sent; SQLite keeps this order, as few orders are of what is sent
    " FROM purchase_order r CROSS JOIN purchase_order_line n CROSS JOIN location o CROSS JOIN product d"
    " CROSS JOIN item i WHERE r.workspace_id = :w AND r.origin <> ''"
    " AND n.workspace_id = :w AND n.order_number = r.number AND o.workspace_id = :w AND o.name = r.origin"
    " AND d.workspace_id = :w AND d.code = n.product"
    " AND i.workspace_id = :w AND i.product_id = d.id AND i.location_id = o.id"
)
COUNT = "FROM stock_count c WHERE c.workspace_id = :w AND c.item_id = i.id AND c.at"
DATED = (
    f"SELECT i.id, r.sent_at, {UNITS} AS units, (SELECT h.tz FROM shop h WHERE h.workspace_id = :w"  # noqa: S608
    " AND h.location_id = o.id ORDER BY h.id LIMIT 1) AS tz,"
    f" (SELECT MAX(c.at) {COUNT} < r.sent_at) AS before, (SELECT MIN(c.at) {COUNT} >= r.sent_at) AS after{FROM_SHELVES}"
)
OF_ITEMS = text(f"{DATED} AND i.id BETWEEN :low AND :high")
OF_ORDER = text(f"{DATED} AND r.number = :number")


def sent_until(session: Session, workspace: str, until: int) -> Sequence[Any]:
    """Return product, origin, sent_at [seconds] and units of all that was sent up to a moment [seconds]."""
    return session.connection().execute(SENT, {"w": workspace, "until": until}).all()


def without_sent(
    session: Session, workspace: str, numbers: tuple[int, int], counts: Integers, came: Integers
) -> tuple[Integers, Integers]:
    """Return what lay there at the close of days, and what came in, without what left for other locations.

    Args: numbers, of the first and the last item; counts, came, rows of item, day and units, in this order.
    """
    low, high = numbers
    rows = session.connection().execute(OF_ITEMS, {"w": workspace, "low": low, "high": high}).all()
    if not rows:
        return counts, came
    left = np.array([(row.id, _day(row), row.units) for row in rows], np.int64)
    keys, of_left = (each[:, 0] * WIDEST + each[:, 1] for each in (counts, left))
    is_found = np.array([_is_found(row) for row in rows]) & np.isin(of_left, keys)
    last = np.searchsorted(keys, of_left[is_found], side="right") - 1
    counts = counts.copy()
    np.subtract.at(counts[:, 2], last, left[is_found, 2])
    return counts, summed(*np.concatenate([came, left * (1, 1, -1)]).T)


def months_sent(session: Session, workspace: str, number: str) -> Sequence[tuple[int, int]]:
    """Return the item and month of all that left with an order; nothing where it was bought."""
    rows = session.connection().execute(OF_ORDER, {"w": workspace, "number": number})
    return [(row.id, Calendar(ZoneInfo(row.tz)).month(_day(row))) for row in rows]


def _day(row: Any) -> int:
    return Calendar(ZoneInfo(row.tz)).day(row.sent_at)


def _is_found(row: Any) -> bool:
    """Return whether the last count of the day was made before it left."""
    day_of = Calendar(ZoneInfo(row.tz)).day
    day, after = day_of(row.sent_at), row.after
    return row.before is not None and day_of(row.before) == day and (after is None or day_of(after) > day)
