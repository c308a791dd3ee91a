"""Writes that several keepers need: insert or skip, compare and set, and ANALYZE after a table has grown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, inspect, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.store.access import portions
from bot.store.many import write_many
from bot.store.tables.base import Table


def insert_new(session: Session, table: type[Table], rows: list[dict[str, Any]]) -> int:
    """Insert rows and skip those that a primary key or unique index refuses. Return how many were inserted."""
    connection, key = session.connection(), inspect(table).primary_key
    dialect, new = (sqlite if connection.dialect.name == "sqlite" else postgresql), 0
    for some in portions(rows):
        insert = dialect.insert(table).values(some).on_conflict_do_nothing()
        new += len(connection.execute(insert.returning(*key)).all())
    return new


def insert_many_new(
    session: Session, table: type[Table], columns: Mapping[str, Sequence[Any]], of_all: Mapping[str, Any]
) -> None:
    """Do the same with thousands of rows, many times faster, as it need not count how many were inserted.

    ``columns``: what differs from row to row; ``of_all``: what is the same in each.
    """
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    write_many(session, dialect.insert(table).values(**of_all).on_conflict_do_nothing(), columns)


def compare_and_set(
    session: Session,
    row: tuple[type[Table], Iterable[Any]],
    version: int,
    values: Mapping[str, Any],
    *also: ColumnElement[bool],
) -> bool:
    """Change one row if its version is still the one that was read; of several who try, exactly one gets True.

    Args:
        session: of the transaction.
        row: the table, and the values of its primary key, the workspace first.
        version: the one that was read.
        values: the new ones by column; the next version is among them.
        also: what else must hold of the row.
    """
    table, key = row
    mine = (column == value for column, value in zip(inspect(table).primary_key, key, strict=True))
    changed = update(table).where(*mine, inspect(table).columns["version"] == version, *also).values(**values)
    return session.connection().execute(changed).rowcount == 1


def tell_sizes(session: Session, *tables: str) -> None:
    """Have PostgreSQL gather statistics; else it goes on planning for empty tables, and takes minutes."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE (SKIP_LOCKED) {', '.join(tables)}")
