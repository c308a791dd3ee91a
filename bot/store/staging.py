"""Writes what a file says beside the records, in bulk and in short transactions, where nobody sees it yet."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlmodel import Session

from bot.store.access import Access

CHUNK = 5_000  # rows a transaction: an approval clicked meanwhile waits some hundredths of a second


def stage(access: Access, table: str, columns: Sequence[str], keys: int, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write rows in short transactions; of two rows with the same key (the first columns) the later one stays."""
    waiting, staged = iter(rows), 0
    while chunk := list(islice(waiting, CHUNK)):
        with access.writing() as session:
            put(session, table, columns, keys, chunk)
        staged += len(chunk)
    return staged


def put(
    session: Session,
    table: str,
    columns: Sequence[str],
    keys: int,
    rows: Sequence[tuple[Any, ...]],
    *,
    keep: bool = False,
) -> None:
    """Write rows as plain tuples straight through the driver.

    Where the key, the first columns, is taken already, the new row wins; or the old one, to ``keep`` what is there.
    """
    if not rows:
        return
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    update = "UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in columns[keys:])
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"  # noqa: S608
        f" ON CONFLICT ({', '.join(columns[:keys])}) DO {'NOTHING' if keep else update}",
        list(rows),
    )
