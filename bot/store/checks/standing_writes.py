"""Writes how items stand, only where that changed and some thousand at a time: approvals go on meanwhile."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, repeat
from types import ModuleType
from typing import Any

import numpy as np
from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.store.access import Access, slices
from bot.store.checks.standing import Place, Standing, Standings, Stood
from bot.store.many import many_columns, write_many
from bot.store.tables.decisions import StandingCountRow, StandingRow
from planner.model import Integers

COLUMNS = Standing._fields
PLACE = ("product", "location")
COUNT_KEY = ("workspace_id", "shop", "level")
NONE = -1
AT_ONCE = 10_000  # rows a transaction: whoever decides meanwhile waits some tenths of a second
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


def stood(access: Access, shop: str | None) -> Stood:
    """Return how the items of a shop (all where None) stand in the records."""
    query = select(col(StandingRow.product), col(StandingRow.location), col(StandingRow.digest))
    query = query.where(col(StandingRow.workspace_id) == access.workspace)
    row_of, digests = dict[Place, int](), list[int]()
    with access.reading() as session:
        asked = query if shop is None else query.where(col(StandingRow.shop) == shop)
        for products, locations, some in many_columns(session, asked, location=str):  # of a few names one each
            row_of.update(zip(zip(products, locations, strict=True), count(len(row_of))))
            digests += some
    return Stood(row_of, np.array(digests, np.int64))


def write_standings(access: Access, standings: Standings, shop: str | None, before: Stood) -> None:
    """Make these the standings of a shop (of all where None), and count them; ``as_of`` is when a row changed.

    ``before``: how they stood.
    """
    digests = standings.digest()
    changed, gone = _compared(standings, digests, before)
    shops, levels = (standings.columns[name].tolist() for name in ("shop", "level"))
    counts, checked = Counter(zip(shops, levels, strict=True)), max(standings.columns["as_of"], default=None)
    for some in slices(_in_turn(standings, changed), AT_ONCE):
        columns = _columns(access.workspace, standings.part(some), digests[some])
        with access.writing() as session:
            _put(session, columns)
    counted = [
        {"workspace_id": access.workspace, "shop": of, "level": level.name, "items": items, "as_of": checked}
        for (of, level), items in counts.items()
    ]
    with access.writing() as session:
        connection = session.connection()
        if gone:
            keys = [{"w": access.workspace, "at_product": product, "at_location": place} for product, place in gone]
            connection.execute(GONE, keys)
        counts_so_far = delete(StandingCountRow).where(col(StandingCountRow.workspace_id) == access.workspace)
        connection.execute(counts_so_far if shop is None else counts_so_far.where(col(StandingCountRow.shop) == shop))
        if counted:  # one product checked by itself may have counted a level anew meanwhile
            new = _dialect(session).insert(StandingCountRow)
            values = {name: new.excluded[name] for name in ("items", "as_of")}
            connection.execute(new.on_conflict_do_update(index_elements=COUNT_KEY, set_=values), counted)


def write_some(access: Access, standings: Standings) -> None:
    """Make these the standings of their places, and count them anew; all others stay as the last check found them."""
    products, places = {it.product for it in standings}, {(it.product, it.location) for it in standings}
    columns = (col(getattr(StandingRow, name)) for name in (*PLACE, "shop", "level"))
    mine = select(*columns).where(
        col(StandingRow.workspace_id) == access.workspace, col(StandingRow.product).in_(products)
    )
    with access.writing() as session:
        stood = session.connection().execute(mine).all()
        rows = standings.part(_in_turn(standings, range(len(standings))))
        _put(session, _columns(access.workspace, rows, rows.digest()))
        more = Counter((it.shop, it.level.name) for it in standings)
        more.subtract((shop, level) for product, lies, shop, level in stood if (product, lies) in places)
        for (shop, level), items in sorted(more.items()):  # nobody waits for another's rows in another order
            session.connection().execute(COUNTED, {"w": access.workspace, "shop": shop, "level": level, "more": items})
        session.connection().execute(EMPTY, {"w": access.workspace})


def _compared(standings: Standings, digests: Integers, before: Stood) -> tuple[list[int], list[Place]]:
    """Return which of the standings are new or other than before, and the places of which none is any more."""
    at = np.fromiter(map(before.row_of.get, standings.places(), repeat(NONE)), np.int64, len(standings))
    known = np.flatnonzero(at != NONE)
    is_as_before, still = np.zeros(len(at), bool), np.zeros(len(before.digest), bool)
    still[at[known]] = True
    is_as_before[known] = before.digest[at[known]] == digests[known]
    gone = [] if still.all() else [place for place, row in before.row_of.items() if not still[row]]
    return np.flatnonzero(~is_as_before).tolist(), gone


def _in_turn(standings: Standings, rows: Iterable[int]) -> list[int]:
    """Return rows in the order of their places.

    Written so a store takes little more than half the time, and no two that write at once wait for each other.
    """
    products, locations = (standings.columns[name].tolist() for name in PLACE)
    return sorted(rows, key=lambda row: (products[row], locations[row]))


def _columns(workspace: str, standings: Standings, digests: Integers) -> Mapping[str, Sequence[Any]]:
    """Return standings as they are stored."""
    values = standings.values() | {"urgency": standings.urgency().tolist(), "digest": digests.tolist()}
    values["level"] = [level.name for level in values["level"]]
    return {"workspace_id": [workspace] * len(standings), **values}


def _put(session: Session, columns: Mapping[str, Sequence[Any]]) -> None:
    new = _dialect(session).insert(StandingRow)
    news = {name: new.excluded[name] for name in (*COLUMNS, "urgency", "digest") if name not in PLACE}
    changed = new.on_conflict_do_update(index_elements=["workspace_id", *PLACE], set_=news)
    write_many(session, changed, columns)


def _dialect(session: Session) -> ModuleType:
    return sqlite if session.connection().dialect.name == "sqlite" else postgresql
