"""Writes how old stock is, some thousand items at a time: approvals go on meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from bot.store.access import Access, slices
from bot.store.many import by_column, write_many
from bot.store.tables.slow import StockAgeRow

PLACE = ("product", "location")
GONE = (
    delete(StockAgeRow)
    .where(col(StockAgeRow.workspace_id) == bindparam("w"))
    .where(col(StockAgeRow.product) == bindparam("at_product"), col(StockAgeRow.location) == bindparam("at_location"))
)


def put_ages(access: Access, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make these the rows of a workspace; where there was one of the same product and location it is replaced."""
    there = select(StockAgeRow.product, StockAgeRow.location).where(StockAgeRow.workspace_id == access.workspace)
    with access.reading() as session:
        before = set(session.exec(there).all())
    for some in slices(rows):
        with access.writing() as session:
            _put(session, some)
    for gone in slices(sorted(before - {(row["product"], row["location"]) for row in rows})):
        with access.writing() as session:
            keys = [{"w": access.workspace, "at_product": product, "at_location": place} for product, place in gone]
            session.connection().execute(GONE, keys)


def _put(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    new = dialect.insert(StockAgeRow)
    news = {name: new.excluded[name] for name in rows[0] if name not in {"workspace_id", *PLACE}}
    changed = new.on_conflict_do_update(index_elements=["workspace_id", *PLACE], set_=news)
    write_many(session, changed, by_column(rows))
