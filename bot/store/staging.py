"""Writes what a file says beside the records, in bulk and in short transactions, where nobody sees it yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.store.access import Access, seconds
from bot.store.days import Calendar
from bot.store.tables.movements import STILL_OPEN, Line
from planner.intake.facts import OrderLine, StockCount

CHUNK = 5_000  # rows a transaction: an approval clicked meanwhile waits some hundredths of a second
LINE = tuple(Line.model_fields)
STAGED_LINE = ("workspace_id", "import_id", "order_id", "sku_id", "seller_sku", "name", "variation", *LINE)
STAGED_COUNT = (
    *("workspace_id", "import_id", "sku_id", "warehouse"),
    *("seller_sku", "name", "variation", "quantity", "price_minor"),
)


def line_rows(workspace: str, run: int, tz: str, lines: Iterable[OrderLine]) -> Iterator[tuple[Any, ...]]:
    """Return order lines as rows of ``staged_line``."""
    calendar = Calendar(ZoneInfo(tz))
    for line in lines:
        day = calendar.day(seconds(line.demanded))
        taken, gone, ships = promise(line)
        yield (
            *(workspace, run, line.order_id, line.sku_id, line.seller_sku, line.name, line.variation),
            *(line.quantity, line.returned, seconds(line.created), _at(line.paid), _at(line.shipped)),
            *(_at(line.delivered), _at(line.cancelled), line.subtotal_minor, line.currency, line.warehouse),
            *(taken, gone, ships, line.quantity if line.is_sale else 0, day, calendar.month(day)),
        )


def count_rows(workspace: str, run: int, counts: Iterable[StockCount]) -> Iterator[tuple[Any, ...]]:
    """Return stock counts as rows of ``staged_count``."""
    for count in counts:
        yield (
            *(workspace, run, count.sku_id, count.warehouse, count.seller_sku, count.name, count.variation),
            *(count.quantity, count.price_minor),
        )


def promise(line: OrderLine) -> tuple[int | None, int, int]:
    """Return since when a line's units are promised to a customer, until when, and whether they leave then."""
    taken = line.paid or (line.created if line.shipped else None)
    if line.shipped and line.moves_stock:
        return _at(taken), seconds(line.shipped), 1
    if line.cancelled:
        return _at(taken), seconds(line.cancelled), 0
    return _at(taken), STILL_OPEN, 1


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


def _at(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment)
