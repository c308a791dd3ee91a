"""The parts of undoing an import: delete what it brought, and mark the packed months that this changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.store.finding.words import index_words
from bot.store.importing.created import made
from bot.store.importing.replacing import Replaced
from bot.store.movements.counted import counted
from bot.store.movements.stale import mark_stale
from bot.store.tables import METADATA

LINES = text(  # the months between are packed as well
    "SELECT listing_id, MIN(month) AS first, MAX(month) AS last FROM order_line"
    " WHERE workspace_id = :w AND import_id = :run GROUP BY listing_id"
)
COUNTS = text(
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT workspace_id, item_id, month"
    " FROM stock_count WHERE workspace_id = :w AND import_id = :run ON CONFLICT DO NOTHING"
)
LINE = text(
    "INSERT INTO stale_month (workspace_id, item_id, month)"
    " SELECT DISTINCT i.workspace_id, i.id, CAST(:month AS BIGINT) FROM listing g"
    " CROSS JOIN component c CROSS JOIN shop h CROSS JOIN item i"  # SQLite keeps this order: from one listing on
    " WHERE g.workspace_id = :w AND g.id = :listing AND c.workspace_id = :w AND c.listing_id = g.id"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND i.workspace_id = :w AND i.product_id = c.product_id"
    " AND i.location_id = h.location_id ON CONFLICT DO NOTHING"
)
AGAIN = text(
    "UPDATE order_line SET as_of = c.as_of FROM confirmed_line c, import_run r"
    " WHERE c.workspace_id = :w AND c.import_id = :run AND r.workspace_id = :w AND r.id = :run"
    " AND order_line.workspace_id = :w AND order_line.shop_id = r.shop_id"
    " AND order_line.order_id = c.order_id AND order_line.sku_id = c.sku_id"
)
LINKED = text(
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT i.workspace_id, i.id, l.month"
    " FROM order_line l CROSS JOIN component c CROSS JOIN shop h CROSS JOIN item i"  # SQLite keeps this order
    " WHERE l.workspace_id = :w AND l.listing_id = :listing AND c.workspace_id = :w AND c.listing_id = l.listing_id"
    " AND h.workspace_id = :w AND h.id = l.shop_id AND i.workspace_id = :w AND i.product_id = c.product_id"
    " AND i.location_id = h.location_id ON CONFLICT DO NOTHING"
)
MADE = "{name} WHERE workspace_id = :w AND id BETWEEN :first AND :last"
PARTS = "DELETE FROM component WHERE workspace_id = :w AND listing_id IN (SELECT id FROM {made} AND {unused})"
UNSOLD = f"NOT EXISTS (SELECT 1 FROM order_line l WHERE {counted('l')} AND l.listing_id = listing.id)"
UNORDERED = "product.code NOT IN (SELECT n.product FROM purchase_order_line n WHERE n.workspace_id = :w)"
GONE = "product NOT IN (SELECT p.code FROM product p WHERE p.workspace_id = :w) AND workspace_id = :w"
SUPERSEDED = text(
    f"UPDATE suggestion SET state = 'superseded', version = version + 1, changed_at = :now"
    f" WHERE state = 'open' AND {GONE}"
)
CLOSED = text(f"UPDATE alert SET state = 'closed', closed_at = :now, changed_at = :now WHERE state = 'open' AND {GONE}")
FACTS_OF_ITEM = ("stock_count", "receipt", "other_sale", "transit", "expected")
FACTS_OF_PRODUCT = ("component", "item", "event_line")


def mark_moved(session: Session, workspace: str, run: int) -> None:
    """Mark the months of what the import brought in."""
    connection, key = session.connection(), {"w": workspace, "run": run}
    spans = connection.execute(LINES, key).all()
    _mark_lines(session, workspace, sorted({(row.listing_id, at) for row in spans for at in (row.first, row.last)}))
    connection.execute(COUNTS, key)


def mark_replaced(session: Session, workspace: str, rows: Sequence[Replaced]) -> None:
    """Mark the months of what was put back."""
    lines, items = set[tuple[int, int]](), set[tuple[int, int]]()
    for row in rows:
        for said in (row.before, row.after):
            if said and row.table == "order_line":
                lines.add((said["listing_id"], said["month"]))
            elif said and "month" in said:
                items.add((row.key[0], said["month"]))
    _mark_lines(session, workspace, sorted(lines))
    mark_stale(session, workspace, items)


def mark_linked(session: Session, workspace: str, rows: Sequence[Replaced]) -> None:
    """Mark the months in which listings sold that were linked otherwise; before and after they are linked back."""
    listings = sorted({row.key[0] for row in rows if row.table == "component"})
    if listings:
        session.connection().execute(LINKED, [{"w": workspace, "listing": listing} for listing in listings])


def find_again(session: Session, workspace: str, rows: Sequence[Replaced]) -> None:
    """Note anew by which words products are found that are called or linked as before."""
    linked = {row.key[1] for row in rows if row.table == "component"}
    called = {row.key[0] for row in rows if row.table == "product" and _called(row.before) != _called(row.after)}
    index_words(session, workspace, linked | called)


def _called(product: Mapping[str, Any] | None) -> tuple[Any, Any]:
    said = product or {}
    return said.get("code"), said.get("name")


def _mark_lines(session: Session, workspace: str, lines: Sequence[tuple[int, int]]) -> None:
    marks = [{"w": workspace, "listing": listing, "month": month} for listing, month in lines]
    if marks:
        session.connection().execute(LINE, marks)


def take_out(session: Session, workspace: str, run: int) -> None:
    """Delete what the import brought in and nothing was put back for; lines it confirmed are as of before.

    Its order lines do not count any more; they are cleared away later, some at a time.
    """
    connection, key = session.connection(), {"w": workspace, "run": run}
    connection.execute(AGAIN, key)
    for table in ("stock_count", "ads_line"):
        connection.execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND import_id = :run"),
            key,
        )


def forget_created(session: Session, workspace: str, run: int, now: datetime) -> None:
    """Delete listings, items and products that the import made, as far as nothing else speaks of them by now."""
    connection = session.connection()
    listings, items, products = (
        [{"w": workspace, "first": numbers[0], "last": numbers[-1]} for numbers in made(session, workspace, run, name)]
        for name in ("listing", "item", "product")
    )
    listed = MADE.format(name="listing")
    for key in listings:
        connection.execute(text(PARTS.format(made=listed, unused=UNSOLD)), key)
        connection.execute(text(f"DELETE FROM {listed} AND {UNSOLD}"), key)
    for key in items:
        _delete_unused(session, "item", "item_id", FACTS_OF_ITEM, key)
    for key in products:
        _delete_unused(session, "product", "product_id", FACTS_OF_PRODUCT, key, UNORDERED)
    for query in (SUPERSEDED, CLOSED) if products else ():
        connection.execute(query, {"w": workspace, "now": now})


def _delete_unused(
    session: Session, name: str, column: str, facts: Sequence[str], key: dict[str, Any], also: str = "1 = 1"
) -> None:
    """Delete rows no fact speaks of, and what was derived of them; words of what is gone are cleared away later."""
    unused = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {fact} f WHERE f.workspace_id = :w AND f.{column} = {name}.id)" for fact in facts
    )
    doomed = f"{MADE.format(name=name)} AND {unused} AND {also}"
    derived = [
        table.name
        for table in METADATA.sorted_tables
        if column in table.columns and table.name not in {*facts, "stale_month", "product_word"}
    ]
    for table in derived:
        session.connection().execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND {column} IN (SELECT id FROM {doomed})"),
            key,
        )
    session.connection().execute(text(f"DELETE FROM {doomed}"), key)
