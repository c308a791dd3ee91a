"""Writes rows in bulk, straight through the driver."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

CHUNK = 5_000  # rows a transaction: an approval clicked meanwhile waits for some hundredths of a second


def put(
    session: Session,
    table: str,
    columns: Sequence[str],
    keys: int,
    rows: Sequence[tuple[Any, ...]],
    *,
    keep: bool = False,
    where: str = "",
) -> int:
    """Insert or update rows; return how many were written.

    Args:
        session: of the transaction.
        table: its name.
        columns: their names, those of the key first.
        keys: how many of them make the key.
        rows: plain tuples, as the driver takes them.
        keep: whether a row that is there already stays as it is; else the new one takes its place, which takes SQLite
            three times as long, also for rows that are new, where others refer to the table.
        where: a condition on both (the table, and ``excluded``) under which it does.
    """
    if not rows:
        return 0
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    update = "UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in columns[keys:])
    only = f" WHERE {where}" if where else ""
    written = connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"
        f" ON CONFLICT ({', '.join(columns[:keys])}) DO {'NOTHING' if keep else update + only}",
        list(rows),
    )
    return written.rowcount


def change(session: Session, table: str, columns: Sequence[str], keys: int, rows: Sequence[tuple[Any, ...]]) -> None:
    """Give rows that are there other values; ``columns``, ``keys`` and ``rows`` as above."""
    if not rows:
        return
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    key, said = ([f'"{column}" = {mark}' for column in some] for some in (columns[:keys], columns[keys:]))
    connection.exec_driver_sql(
        f"UPDATE {table} SET {', '.join(said)} WHERE {' AND '.join(key)}", [(*row[keys:], *row[:keys]) for row in rows]
    )
