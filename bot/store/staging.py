"""Writes rows in bulk, straight through the driver."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

CHUNK = 5_000  # rows a transaction: an approval clicked meanwhile waits some hundredths of a second


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
    """Write rows as plain tuples straight through the driver; return how many were written.

    Where the key, the first columns, is taken already, the new row wins, if the condition holds; or the old one, to
    ``keep`` what is there.
    """
    if not rows:
        return 0
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    update = "UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in columns[keys:])
    only = f" WHERE {where}" if where else ""
    written = connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"  # noqa: S608
        f" ON CONFLICT ({', '.join(columns[:keys])}) DO {'NOTHING' if keep else update + only}",
        list(rows),
    )
    return written.rowcount
