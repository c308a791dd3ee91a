"""Keeps what an import is about to change, so that it can be taken back, and forgets what is too long ago."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access
from bot.store.importing.created import CREATED
from bot.store.importing.kinds.goods import ITEM, LISTING, ORDER_LINE
from bot.store.importing.replacing import Keeping
from bot.store.importing.undoing_events import PLANNED
from bot.store.people import ROLE
from bot.store.staging import put
from bot.store.tables.movements import ImportRunRow

KEPT = 10  # imports of a shop that can be taken back
WHOLE = {  # tables that sheets of the planning workbook change, kept as they are; small ones
    "shops": ("shop", "location", "shop_rules"),
    "people": ("person",),
    "listings": ("listing",),
    "events": ("event", "event_line"),
    "products": ("product", "supplier"),
    "suppliers": ("supplier",),
    "location_stock": (),
    "other_sales": ("other_sale",),
    "receipts": ("receipt",),
    "inbound": ("expected",),
    "rates": ("exchange_rate",),
    "lanes": ("lane",),
}
SAID = {"listing": LISTING, "person": ROLE, "event": PLANNED}  # of these only so much
PARTLY: dict[str, tuple[str, ...]] = {
    "listing": LISTING,
    "item": ITEM,
    **dict.fromkeys(
        ("order_line", "stock_count", "product", "component", "receipt", "other_sale", "expected", "event_line"), ()
    ),
    "purchase_order_line": ORDER_LINE,
}
NUMBERED = ("listing", "product", "item")
KEPT_IN = ("replaced", "confirmed_line", "created")
NEWEST = text("SELECT COALESCE(MAX(id), 0) FROM item WHERE workspace_id = :w")
OLD = text(
    "SELECT id FROM import_run WHERE workspace_id = :w AND shop_id = :shop AND can_undo ORDER BY id DESC"
    " LIMIT 1000 OFFSET :kept"
)


def begin_keeping(session: Session, workspace: str, run: int, tables: str) -> int:
    """Keep what a planning workbook may change, before it does; return the newest number of an item."""
    keeping = Keeping(session, workspace, run)
    for table in _whole(tables):
        keeping.rows(table, "1 = 1", SAID.get(table, ()))
    return _newest_item(session, workspace)


def end_keeping(access: Access, session: Session, row: ImportRunRow, before: int) -> None:
    """Drop kept rows that did not change, note the numbers of new items, and forget the imports of long ago.

    Products and listings are noted by who makes them: their numbers may have been taken while the file was staged.
    """
    session.flush()
    keeping, workspace = Keeping(session, access.workspace, row.id), access.workspace
    for table in _whole(row.tables):
        keeping.settle(table, SAID.get(table, ()), is_whole=table not in NUMBERED)
    keeping.settle("transit", is_whole="fulfilled" in row.tables.split())
    for table, columns in PARTLY.items():
        if table not in _whole(row.tables):
            keeping.settle(table, columns)
    newest = _newest_item(session, workspace)
    if newest > before:
        put(session, "created", CREATED, 4, [(workspace, row.id, "item", before, newest)])
    row.can_undo = True
    session.flush()
    for old in session.connection().execute(OLD, {"w": workspace, "shop": row.shop_id, "kept": KEPT}).scalars().all():
        forget(session, workspace, int(old))
        session.connection().execute(
            text("UPDATE import_run SET can_undo = :no WHERE workspace_id = :w AND id = :run"),
            {"no": False, "w": workspace, "run": old},
        )


def forget(session: Session, workspace: str, run: int, tables: Sequence[str] = KEPT_IN) -> None:
    """Forget what an import replaced: it cannot be taken back any more."""
    for table in tables:
        session.connection().execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND import_id = :run"),
            {"w": workspace, "run": run},
        )


def _whole(tables: str) -> list[str]:
    return list(dict.fromkeys(table for name in tables.split() for table in WHOLE.get(name, ())))


def _newest_item(session: Session, workspace: str) -> int:
    return int(session.connection().execute(NEWEST, {"w": workspace}).scalar_one())
