"""Writes how items stand, only where that changed and some thousand at a time: approvals go on meanwhile."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.store.access import Access, slices
from bot.store.many import many
from bot.store.standing import Standing, place_of
from bot.store.tables.decisions import StandingCountRow, StandingRow
from planner.model import Level

COLUMNS = Standing._fields
COMPARED = COLUMNS[:-1]  # not ``as_of``
PLACE = ("product", "location")
COUNTED_OF = itemgetter(COLUMNS.index("shop"), COLUMNS.index("level"))
GONE = (
    delete(StandingRow)
    .where(col(StandingRow.workspace_id) == bindparam("w"))
    .where(col(StandingRow.product) == bindparam("at_product"), col(StandingRow.location) == bindparam("at_location"))
)

Place = tuple[str, str]  # product and location


def write_standings(access: Access, rows: Iterable[Standing], shop: str | None) -> None:
    """Make the standings of a shop (of all where None) these rows, and count them; ``as_of`` is when a row changed."""
    rows = rows if isinstance(rows, Sequence) else list(rows)
    with access.reading() as session:
        stored = _stored(session, access.workspace, shop)
    places = list(map(place_of, rows))
    changed = [
        {"workspace_id": access.workspace, **row._asdict(), "level": row.level.name, "urgency": row.urgency}
        for row, stood in zip(rows, map(stored.get, places), strict=True)
        if row[:-1] != stood
    ]
    counts, checked = Counter(map(COUNTED_OF, rows)), max((row.as_of for row in rows), default=None)
    for some in slices(changed):
        with access.writing() as session:
            _put(session, some)
    gone = [
        {"w": access.workspace, "at_product": product, "at_location": location}
        for product, location in stored.keys() - set(places)
    ]
    counted = [
        {"workspace_id": access.workspace, "shop": of, "level": level.name, "items": items, "as_of": checked}
        for (of, level), items in counts.items()
    ]
    with access.writing() as session:
        connection = session.connection()
        if gone:
            connection.execute(GONE, gone)
        before = delete(StandingCountRow).where(col(StandingCountRow.workspace_id) == access.workspace)
        connection.execute(before if shop is None else before.where(col(StandingCountRow.shop) == shop))
        if counted:
            connection.execute(insert(StandingCountRow), counted)


def _stored(session: Session, workspace: str, shop: str | None) -> dict[Place, tuple[Any, ...]]:
    query = select(*(getattr(StandingRow, name) for name in COMPARED)).where(col(StandingRow.workspace_id) == workspace)
    query = query if shop is None else query.where(col(StandingRow.shop) == shop)
    rows = many(session, query, level=Level.__members__.__getitem__)
    return dict(zip(map(place_of, rows), rows, strict=True))


def _put(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    connection = session.connection()
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    new = dialect.insert(StandingRow)
    news = {name: new.excluded[name] for name in (*COLUMNS, "urgency") if name not in PLACE}
    connection.execute(
        new.on_conflict_do_update(index_elements=["workspace_id", *PLACE], set_=news), [dict(row) for row in rows]
    )
