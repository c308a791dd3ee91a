"""What a location sent to others: it has left this shelf from the moment on at which somebody accepted to send it."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import fold, portions
from bot.store.days import Calendar
from bot.store.movements.unseen import WIDEST, summed
from planner.model import Integers

UNITS = (  # what was sent, or arrived where that is more; of what was called off only what had arrived
    "CASE WHEN r.state = 'cancelled' OR n.received > n.quantity THEN n.received ELSE n.quantity END"
)
SENT = text(
    f"SELECT n.product, r.origin, r.sent_at, {UNITS} AS units"
    " FROM purchase_order r JOIN purchase_order_line n ON n.workspace_id = :w AND n.order_number = r.number"
    " WHERE r.workspace_id = :w AND r.origin <> '' AND r.sent_at <= :until"
)
OF_ORDERS = text(f"{SENT.text} AND (:number = '' OR r.number = :number)")
ITEMS = text(  # by what a code is folded to: the index leads there
    "SELECT p.code, o.name, i.id, (SELECT h.tz FROM shop h WHERE h.workspace_id = :w AND h.location_id = o.id"
    " ORDER BY h.id LIMIT 1) AS tz FROM product p CROSS JOIN item i CROSS JOIN location o"
    " WHERE p.workspace_id = :w AND p.folded IN :codes AND i.workspace_id = :w AND i.product_id = p.id"
    " AND o.workspace_id = :w AND o.id = i.location_id"
).bindparams(bindparam("codes", expanding=True))
COUNT = "FROM stock_count c WHERE c.workspace_id = :w AND c.item_id = :item AND c.at"
AROUND = text(f"SELECT (SELECT MAX(c.at) {COUNT} < :at) AS before, (SELECT MIN(c.at) {COUNT} >= :at) AS after")
FOR_EVER = 2**62  # [seconds]


class Left(NamedTuple):
    """Units that left a shelf."""

    item: int
    at: int  # [seconds since 1970, UTC]
    units: int
    tz: str  # of the days of its location


def sent_until(session: Session, workspace: str, until: int) -> Sequence[Any]:
    """Return product, origin, sent_at [seconds] and units of all that was sent up to a moment [seconds]."""
    return session.connection().execute(SENT, {"w": workspace, "until": until}).all()


def left(session: Session, workspace: str, number: str = "") -> Sequence[Left]:
    """Return all that left shelves of shops for other locations, or only what left with an order."""
    key = {"w": workspace, "until": FOR_EVER, "number": number}
    rows = session.connection().execute(OF_ORDERS, key).all()
    items = dict[tuple[str, str], tuple[int, str]]()
    for codes in portions(sorted({fold(row.product) for row in rows})):
        found = session.connection().execute(ITEMS, {"w": workspace, "codes": list(codes)})
        items |= {(each.code, each.name): (each.id, each.tz) for each in found}
    placed = ((items.get((row.product, row.origin)), row) for row in rows)
    return [Left(item[0], row.sent_at, int(row.units), item[1]) for item, row in placed if item and item[1]]


def without_sent(
    session: Session, workspace: str, numbers: tuple[int, int], counts: Integers, came: Integers
) -> tuple[Integers, Integers]:
    """Return what lay there at the close of days, and what came in, without what left for other locations.

    Args: numbers, of the first and the last item; counts, came, rows of item, day and units, in this order.
    """
    first, last = numbers
    mine = [each for each in left(session, workspace) if first <= each.item <= last]
    if not mine:
        return counts, came
    sent = np.array([(each.item, _day(each), each.units) for each in mine], np.int64)
    keys, of_sent = (each[:, 0] * WIDEST + each[:, 1] for each in (counts, sent))
    is_found = np.array([_is_found(session, workspace, each) for each in mine]) & np.isin(of_sent, keys)
    of_day = np.searchsorted(keys, of_sent[is_found], side="right") - 1
    counts = counts.copy()
    np.subtract.at(counts[:, 2], of_day, sent[is_found, 2])
    return counts, summed(*np.concatenate([came, sent * (1, 1, -1)]).T)


def months_sent(session: Session, workspace: str, number: str) -> Sequence[tuple[int, int]]:
    """Return the item and month of all that left with an order; nothing where its units were bought."""
    return [(each.item, Calendar(ZoneInfo(each.tz)).month(_day(each))) for each in left(session, workspace, number)]


def _day(left: Left) -> int:
    return Calendar(ZoneInfo(left.tz)).day(left.at)


def _is_found(session: Session, workspace: str, left: Left) -> bool:
    """Return whether the last count of the day was made before it left."""
    key, day_of = {"w": workspace, "item": left.item, "at": left.at}, Calendar(ZoneInfo(left.tz)).day
    before, after = session.connection().execute(AROUND, key).one()
    return before is not None and day_of(before) == _day(left) and (after is None or day_of(after) > _day(left))
