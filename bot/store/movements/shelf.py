"""Reads what lay where: counts, receipts, what customers took and other locations got, of some items at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import TextClause, bindparam, text
from sqlmodel import Session

from bot.store.access import Access, seconds
from bot.store.movements.counted import counted
from bot.store.movements.sent import left
from planner.inflow import Moves, Shelf, on_hand_found
from planner.model import Integers

AT_ONCE = 2_000  # items laid out at a time
NEVER = 2**62  # [seconds] nobody was promised them
COUNTS = (
    "SELECT item_id, at, day, quantity, CASE WHEN means = 'available' THEN 1 ELSE 0 END, reserved FROM stock_count"
    " WHERE workspace_id = :w AND item_id IN :items AND at <= :now ORDER BY item_id, at"
)
RECEIPTS = "SELECT item_id, at, day, quantity FROM receipt WHERE workspace_id = :w AND item_id IN :items AND at <= :now"
TAKEN = (  # a line that was gone before the first count, and before any moment asked for, changes nothing
    "SELECT i.id, COALESCE(l.taken, :never), l.gone, l.ships, l.quantity * c.units_each"
    " FROM item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN order_line l"
    " WHERE i.workspace_id = :w AND i.id IN :items"  # SQLite keeps this order: from the items to their lines
    " AND c.workspace_id = :w AND c.product_id = i.product_id AND g.workspace_id = :w AND g.id = c.listing_id"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" AND {counted('l')} AND l.listing_id = g.id AND l.gone > :since"
    " UNION ALL SELECT o.item_id, o.at, o.at, 1, o.quantity FROM other_sale o"  # other channels take and leave at once
    " WHERE o.workspace_id = :w AND o.item_id IN :items AND o.at > :since"
)


def shelves(
    access: Access, numbers: Sequence[int], now: datetime, since: int, at_once: int = AT_ONCE
) -> Iterator[tuple[slice, Shelf]]:
    """Yield what is known of the items, some at a time: which of them, and their shelf, indexed from 0.

    Args: numbers of the items; now; since, the earliest moment [seconds] somebody wants to look back to.
    """
    for start in range(0, len(numbers), at_once):
        some = slice(start, start + at_once)
        with access.reading() as session:
            yield some, shelf_of(session, access.workspace, np.array(numbers[some], np.int64), seconds(now), since)


def shelf_of(session: Session, workspace: str, numbers: Integers, now: int, since: int) -> Shelf:
    """Return what is known of these items, indexed from 0; ``since`` as above."""
    key: dict[str, Any] = {"w": workspace, "items": numbers.tolist(), "now": now}
    order = np.argsort(numbers)

    def index(found: Integers) -> Integers:
        return order[np.searchsorted(numbers, found, sorter=order)]

    counts = _rows(session, COUNTS, key, 6)
    received = _rows(session, RECEIPTS, key, 4)
    earliest = min(since, int(counts[:, 1].min(initial=now)))
    lines = _rows(session, TAKEN, key | {"since": earliest, "never": NEVER}, 5)
    mine = set(key["items"])
    sent = [(it.item, it.at, it.at, 1, it.units) for it in left(session, workspace) if it.item in mine]
    lines = np.concatenate([lines, np.array(sent, np.int64).reshape(-1, 5)])  # so do other locations
    item, units = index(lines[:, 0]), lines[:, 4].astype(float)
    lines[:, 1] = np.where(
        lines[:, 1] < NEVER, lines[:, 1:3].min(axis=1), NEVER
    )  # paid on delivery: promised for no time
    is_taken, is_gone, is_shipped = lines[:, 1] <= now, lines[:, 2] <= now, lines[:, 3] == 1

    def moved(which: Any, column: int) -> Moves:
        return Moves.sorted(item[which], lines[which, column], units[which])

    of_count = index(counts[:, 0])
    counts = counts[np.lexsort((counts[:, 1], of_count))]
    of_count = index(counts[:, 0])
    came = np.lexsort((received[:, 1], index(received[:, 0])))
    found = on_hand_found(
        item=of_count,
        at=counts[:, 1],
        quantity=counts[:, 3].astype(float),
        reserved=counts[:, 5].astype(float),
        is_available=counts[:, 4] == 1,
        taken=moved(is_taken, 1),
        ended=moved(is_taken & is_gone, 2),
    )
    return Shelf(
        item=of_count,
        at=counts[:, 1],
        day=counts[:, 2],
        on_hand=found,
        received=Moves(index(received[came, 0]), received[came, 1], received[came, 3].astype(float)),
        received_day=received[came, 2],
        shipped=moved(is_gone & is_shipped, 2),
    )


def _rows(session: Session, query: str, values: dict[str, Any], columns: int) -> Integers:
    asked: TextClause = text(query).bindparams(bindparam("items", expanding=True))
    known = {name: value for name, value in values.items() if f":{name}" in query}
    cursor = session.connection().execute(asked, known).cursor  # plain tuples: half the time
    found = cursor.fetchall() if cursor is not None else []
    return np.array(found, np.int64).reshape(-1, columns)
