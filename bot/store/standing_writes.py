"""Writes how items stand, only where that changed and some thousand at a time: approvals go on meanwhile."""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.store.access import Access, slices
from bot.store.many import many_columns, write_many
from bot.store.standing import COMPARED, NUMBERS, Columns, Place, Standing, Standings, column_of
from bot.store.tables.decisions import StandingCountRow, StandingRow
from planner.model import Level

COLUMNS = Standing._fields
PLACE = ("product", "location")
COUNT_KEY = ("workspace_id", "shop", "level")
NONE = -1
FEW = dict.fromkeys(("location", "shop", "currency", "cost_currency"), str)  # of the same few words one each is kept
GONE = (
    delete(StandingRow)
    .where(col(StandingRow.workspace_id) == bindparam("w"))
    .where(col(StandingRow.product) == bindparam("at_product"), col(StandingRow.location) == bindparam("at_location"))
)
COUNTED = text(
    "INSERT INTO standing_count (workspace_id, shop, level, items, as_of)"
    " SELECT :w, :shop, :level, :more, MAX(as_of) FROM standing_count WHERE workspace_id = :w AND shop = :shop"
    " GROUP BY shop"
    " ON CONFLICT (workspace_id, shop, level) DO UPDATE SET items = standing_count.items + :more"
)
EMPTY = text("DELETE FROM standing_count WHERE workspace_id = :w AND items <= 0")


def stood(access: Access, shop: str | None) -> Columns:
    """Return how the items of a shop (all where None) stand in the records, but for when that was."""
    query = select(*(getattr(StandingRow, name) for name in COMPARED))
    query = query.where(col(StandingRow.workspace_id) == access.workspace)
    asked = query if shop is None else query.where(col(StandingRow.shop) == shop)
    parts: dict[str, list[NDArray[Any]]] = {name: [column_of(name, ())] for name in COMPARED}
    with access.reading() as session:
        for columns in many_columns(session, asked, level=Level.__members__.__getitem__, **FEW):
            for name, values in zip(COMPARED, columns, strict=True):
                parts[name].append(column_of(name, values))
    return {name: np.concatenate(parts[name]) for name in COMPARED}


def write_standings(access: Access, standings: Standings, shop: str | None, stored: Columns) -> None:
    """Make these the standings of a shop (of all where None), and count them; ``as_of`` is when a row changed.

    ``stored``: how they stood.
    """
    changed, gone = _compared(standings, stored)
    shops, levels = (standings.columns[name].tolist() for name in ("shop", "level"))
    counts, checked = Counter(zip(shops, levels, strict=True)), max(standings.columns["as_of"], default=None)
    for some in slices(changed):
        part = standings.part(some)
        with access.writing() as session:
            _put(session, access.workspace, part)
    counted = [
        {"workspace_id": access.workspace, "shop": of, "level": level.name, "items": items, "as_of": checked}
        for (of, level), items in counts.items()
    ]
    with access.writing() as session:
        connection = session.connection()
        if gone:
            keys = [{"w": access.workspace, "at_product": product, "at_location": place} for product, place in gone]
            connection.execute(GONE, keys)
        before = delete(StandingCountRow).where(col(StandingCountRow.workspace_id) == access.workspace)
        connection.execute(before if shop is None else before.where(col(StandingCountRow.shop) == shop))
        if counted:  # one product checked by itself may have counted a level anew meanwhile
            new = _dialect(session).insert(StandingCountRow)
            values = {name: new.excluded[name] for name in ("items", "as_of")}
            connection.execute(new.on_conflict_do_update(index_elements=COUNT_KEY, set_=values), counted)


def write_some(access: Access, standings: Sequence[Standing]) -> None:
    """Make these the standings of their places, and count them anew; all others stay as the last check found them."""
    products, places = {it.product for it in standings}, {(it.product, it.location) for it in standings}
    columns = (col(getattr(StandingRow, name)) for name in (*PLACE, "shop", "level"))
    mine = select(*columns).where(
        col(StandingRow.workspace_id) == access.workspace, col(StandingRow.product).in_(products)
    )
    with access.writing() as session:
        stood = session.connection().execute(mine).all()
        _put(session, access.workspace, Standings.of(standings))
        more = Counter((it.shop, it.level.name) for it in standings)
        more.subtract((shop, level) for product, lies, shop, level in stood if (product, lies) in places)
        for (shop, level), items in sorted(more.items()):  # nobody waits for another's rows in another order
            session.connection().execute(COUNTED, {"w": access.workspace, "shop": shop, "level": level, "more": items})
        session.connection().execute(EMPTY, {"w": access.workspace})


def _compared(standings: Standings, stored: Columns) -> tuple[list[int], list[Place]]:
    """Return which of the standings are new or other than stored, and the places of which none is any more."""
    before = list(zip(stored["product"].tolist(), stored["location"].tolist(), strict=True))
    row_of = dict(zip(before, range(len(before)), strict=True))
    at = np.fromiter(map(row_of.get, standings.places(), repeat(NONE)), np.int64, len(standings))
    known = np.flatnonzero(at != NONE)
    is_as_before, still = np.zeros(len(at), bool), np.zeros(len(before), bool)
    is_as_before[known] = still[at[known]] = True
    for name in COMPARED:
        new, old = standings.columns[name][known], stored[name][at[known]]
        alike = (new == old) | (np.isnan(new) & np.isnan(old)) if name in NUMBERS else new == old
        is_as_before[known] &= alike.astype(bool)
    return np.flatnonzero(~is_as_before).tolist(), [before[row] for row in np.flatnonzero(~still).tolist()]


def _put(session: Session, workspace: str, standings: Standings) -> None:
    new = _dialect(session).insert(StandingRow)
    news = {name: new.excluded[name] for name in (*COLUMNS, "urgency") if name not in PLACE}
    changed = new.on_conflict_do_update(index_elements=["workspace_id", *PLACE], set_=news)
    places = list(standings.places())  # written in their order, or two that write at once could wait for each other
    in_turn = standings.part(sorted(range(len(places)), key=places.__getitem__))
    values = in_turn.values() | {"urgency": in_turn.urgency().tolist()}
    values["level"] = [level.name for level in values["level"]]
    write_many(session, changed, {"workspace_id": [workspace] * len(places), **values})


def _dialect(session: Session) -> ModuleType:
    return sqlite if session.connection().dialect.name == "sqlite" else postgresql
