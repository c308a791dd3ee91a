"""Writes how items stand, only where that changed and some thousand at a time: approvals go on meanwhile."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import ModuleType
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, bindparam, delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.store.access import Access, slices
from bot.store.audit import Audit
from bot.store.checks.bits import spread, words_as_bits
from bot.store.checks.decided_since import ask_no_more, decided_since
from bot.store.checks.standing import Standing
from bot.store.checks.standings import AllStanding, Place, Standings
from bot.store.many import many, write_many
from bot.store.tables.decisions import StandingCountRow, StandingRow
from planner.coded import Coded
from planner.model import Integers

COLUMNS = Standing._fields
PLACE = ("product", "location")
COUNT_KEY = ("workspace_id", "shop", "level")
AT_ONCE = 10_000  # rows a transaction: whoever decides meanwhile waits some tenths of a second
GONE = (
    delete(StandingRow)
    .where(col(StandingRow.workspace_id) == bindparam("w"))
    .where(col(StandingRow.product) == bindparam("at_product"), col(StandingRow.location) == bindparam("at_location"))
)
COUNTED = text(  # of a value that stands twice PostgreSQL cannot tell the type
    "INSERT INTO standing_count (workspace_id, shop, level, items, as_of)"
    " SELECT workspace_id, shop, :level, CAST(:more AS BIGINT), MAX(as_of) FROM standing_count"
    " WHERE workspace_id = :w AND shop = :shop GROUP BY workspace_id, shop"
    " ON CONFLICT (workspace_id, shop, level) DO UPDATE SET items = standing_count.items + excluded.items"
)
EMPTY = text("DELETE FROM standing_count WHERE workspace_id = :w AND items <= 0")


@dataclass(frozen=True, slots=True)
class Stood:
    """How items stand in the records at a moment."""

    digests: Integers  # of each item; 0: written anew in any case
    done: int  # number of the last thing anybody had done


def stood(access: Access, shop: str | None) -> Stood:
    """Return how each item (of a shop) stands in the records."""
    done = Audit(access).newest()  # read first: what is decided from here on is known to be
    query = select(col(StandingRow.digest)).where(*_of(access, shop))
    with access.reading() as session:
        found = session.connection().execute(query).cursor
        rows = [] if found is None else found.fetchall()  # plain tuples: a third of the time
    return Stood(np.fromiter(chain.from_iterable(rows), np.int64, len(rows)), done)


def write_standings(access: Access, standings: AllStanding, shop: str | None, before: Stood, reporting: str) -> None:
    """Make these the standings of a shop (of all where None), and count them; ``as_of`` is when a row changed.

    ``before``: how they stood; what somebody decided since is asked for no more, whatever was found; ``reporting``: the
    currency of totals, "" where there is none.
    """
    digests, counts = _digests(standings, reporting), standings.counts()
    changed = np.flatnonzero(~np.isin(digests, before.digests)).tolist()
    for some in slices(_in_turn(standings.places(), changed) if changed else (), AT_ONCE):
        columns = _columns(access.workspace, standings.part(some), digests[some], reporting)
        with access.writing() as session:
            _put(session, columns)
    counted = [
        {"workspace_id": access.workspace, "shop": of, "level": level.name, "items": items, "as_of": standings.as_of()}
        for (of, level), items in counts.items()
    ]
    with access.writing() as session:
        connection = session.connection()
        if gone := _gone(session, access, standings, shop, before.digests):
            keys = [{"w": access.workspace, "at_product": product, "at_location": place} for product, place in gone]
            connection.execute(GONE, keys)
        counts_so_far = delete(StandingCountRow).where(col(StandingCountRow.workspace_id) == access.workspace)
        connection.execute(counts_so_far if shop is None else counts_so_far.where(col(StandingCountRow.shop) == shop))
        if counted:  # one product checked by itself may have counted a level anew meanwhile
            new = _dialect(session).insert(StandingCountRow)
            values = {name: new.excluded[name] for name in ("items", "as_of")}
            connection.execute(new.on_conflict_do_update(index_elements=COUNT_KEY, set_=values), counted)
    with access.writing() as session:  # of its own: who writes some waits for their rows first, then for the counts
        ask_no_more(session, access.workspace, decided_since(session, access.workspace, before.done))


def write_some(access: Access, standings: Sequence[Standing], reporting: str) -> None:
    """Make these the standings of their places, and count them anew; all others stay as the last check found them."""
    products, places = {it.product for it in standings}, {(it.product, it.location) for it in standings}
    columns = (col(getattr(StandingRow, name)) for name in (*PLACE, "shop", "level"))
    mine = select(*columns).where(
        col(StandingRow.workspace_id) == access.workspace, col(StandingRow.product).in_(products)
    )
    with access.writing() as session:
        stood = session.connection().execute(mine).all()
        rows = Standings.of(standings)
        rows = rows.part(_in_turn(rows.places(), range(len(rows))))
        _put(session, _columns(access.workspace, rows, _digests(rows, reporting), reporting))
        more = Counter((it.shop, it.level.name) for it in standings)
        more.subtract((shop, level) for product, lies, shop, level in stood if (product, lies) in places)
        for (shop, level), items in sorted(more.items()):  # nobody waits for another's rows in another order
            session.connection().execute(COUNTED, {"w": access.workspace, "shop": shop, "level": level, "more": items})
        session.connection().execute(EMPTY, {"w": access.workspace})


def _of(access: Access, shop: str | None) -> list[ColumnElement[bool]]:
    mine = [col(StandingRow.workspace_id) == access.workspace]
    return mine if shop is None else [*mine, col(StandingRow.shop) == shop]


def _gone(session: Session, access: Access, standings: AllStanding, shop: str | None, before: Integers) -> list[Place]:
    """Return in turn the places that stood before and of which nothing stands any more.

    All that stands is written already: where the records hold no more than that, none is looked for.
    """
    connection, mine = session.connection(), _of(access, shop)
    stored = connection.execute(select(func.count()).select_from(StandingRow).where(*mine)).scalar_one()
    if stored <= len(standings):
        return []
    places, stood_before = set(standings.places()), set(before.tolist())
    query = select(col(StandingRow.product), col(StandingRow.location), col(StandingRow.digest)).where(*mine)
    rows = {(product, lies): digest for product, lies, digest in many(session, query)}
    return sorted(place for place, digest in rows.items() if digest in stood_before and place not in places)


def _in_turn(places: Sequence[Place], rows: Iterable[int]) -> list[int]:
    """Return rows in the order of their places.

    Written so a store takes little more than half the time, and no two that write at once wait for each other.
    """
    return sorted(rows, key=places.__getitem__)


def _columns(workspace: str, standings: Standings, digests: Integers, reporting: str) -> Mapping[str, Sequence[Any]]:
    """Return standings as they are stored."""
    values = standings.values()
    values |= {"urgency": standings.urgency(reporting).tolist(), "digest": digests.tolist()}
    values["level"] = Coded.of(values["level"]).turned(lambda level: level.name).tolist()
    return {"workspace_id": [workspace] * len(standings), **values}


def _digests(standings: AllStanding, reporting: str) -> Integers:
    """Return the digests as they are stored: in another currency of totals an item has another place in every list."""
    (currency,) = words_as_bits(Coded.of((reporting,)))
    return spread(standings.digest().view(np.uint64) ^ currency).view(np.int64)


def _put(session: Session, columns: Mapping[str, Sequence[Any]]) -> None:
    new = _dialect(session).insert(StandingRow)
    news = {name: new.excluded[name] for name in (*COLUMNS, "urgency", "digest") if name not in PLACE}
    changed = new.on_conflict_do_update(index_elements=["workspace_id", *PLACE], set_=news)
    write_many(session, changed, columns)


def _dialect(session: Session) -> ModuleType:
    return sqlite if session.connection().dialect.name == "sqlite" else postgresql
