"""Imports that are not done: their rows are staged beside the records, and deleted once the import has ended.

Both happen in short transactions, so that nobody waits for a million rows.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access, slices
from bot.store.importing.created import made
from bot.store.refusals import ImportGone
from bot.store.staging import CHUNK, put
from bot.store.tables.movements import ImportRunRow

STAGED = {  # table: what tells the rows of one import apart
    "staged_line": "order_id, sku_id",
    "staged_sku": "sku_id",
    "staged_sale": "part",
    "staged_count": "sku_id, warehouse",
    "staged_fact": "kind, line",
}
CLEARED = 20_000  # rows a transaction: whoever decides meanwhile waits some hundredths of a second
WORDED = 1_000  # products a transaction; each carries some ten words
LEFT = text(
    "SELECT id, shop_id, state FROM import_run WHERE workspace_id = :w AND leaves = :yes AND state <> 'staging'"
    " ORDER BY id"
)
UNSEEN_LINES = text(  # in the order of their key, from one on
    "SELECT order_id, sku_id FROM order_line WHERE workspace_id = :w AND shop_id = :shop"
    " AND (order_id, sku_id) > (:order, :sku) AND import_id = :run ORDER BY order_id, sku_id LIMIT :some"
)
CLEAR_LINE = text(
    "DELETE FROM order_line WHERE workspace_id = :w AND shop_id = :shop AND order_id = :order AND sku_id = :sku"
    " AND import_id = :run"  # somebody else's file may have brought the line by now
)
CLEAR_WORDS = text(
    "DELETE FROM product_word WHERE workspace_id = :w AND product_id BETWEEN :first AND :last AND NOT EXISTS"
    " (SELECT 1 FROM product p WHERE p.workspace_id = :w AND p.id = product_word.product_id)"
)
FORGET_MADE = text("DELETE FROM created WHERE workspace_id = :w AND import_id = :run")
CLEARED_AWAY = text(
    "UPDATE import_run SET leaves = :no WHERE workspace_id = :w AND id = :run AND state = :state"  # else taken back now
)


def unfinished(session: Session, workspace: str, run: int) -> ImportRunRow:
    """Return the row of an import that is being staged, locked until the transaction ends. Raises: ImportGone."""
    row = session.get(ImportRunRow, (workspace, run), with_for_update=True, populate_existing=True)
    if row is None or row.state != "staging":
        raise ImportGone(run)
    return row


def stage(
    access: Access, run: int, table: str, columns: Sequence[str], keys: int, rows: Iterable[tuple[Any, ...]]
) -> int:
    """Write rows into a staging table; of two with the same key (the first ``keys`` columns) the later one stays."""
    waiting, staged = iter(rows), 0
    while chunk := list(islice(waiting, CHUNK)):
        with access.writing() as session:
            unfinished(session, access.workspace, run)
            put(session, table, columns, keys, chunk)
        staged += len(chunk)
    return staged


def clear_away(access: Access) -> None:
    """Delete what is staged of imports that ended; of those that do not count their lines, and words of products."""
    with access.reading() as session:
        left = session.connection().execute(LEFT, {"w": access.workspace, "yes": True}).all()
    for run, shop, state in left:
        for table, told_apart in STAGED.items():
            _clear_staged(access, run, table, told_apart)
        if state != "done":
            _clear_lines(access, run, shop)
            _clear_words(access, run)
        with access.writing() as session:
            session.connection().execute(CLEARED_AWAY, {"w": access.workspace, "run": run, "no": False, "state": state})


def _clear_staged(access: Access, run: int, table: str, told_apart: str) -> None:
    mine = "workspace_id = :w AND import_id = :run"
    some = f"SELECT {told_apart} FROM {table} WHERE {mine} LIMIT :some"
    clear = text(f"DELETE FROM {table} WHERE {mine} AND ({told_apart}) IN ({some})")
    cleared = CLEARED
    while cleared == CLEARED:
        with access.writing() as session:
            key = {"w": access.workspace, "run": run, "some": CLEARED}
            cleared = session.connection().execute(clear, key).rowcount


def _clear_lines(access: Access, run: int, shop: int) -> None:
    key = {"w": access.workspace, "run": run, "shop": shop}
    last = {"order": "", "sku": ""}
    while last:
        with access.reading() as session:
            found = session.connection().execute(UNSEEN_LINES, key | last | {"some": CHUNK}).all()
        lines = [{"order": order, "sku": sku} for order, sku in found]
        if lines:
            with access.writing() as session:
                session.connection().execute(CLEAR_LINE, [key | line for line in lines])
        last = lines[-1] if lines else {}


def _clear_words(access: Access, run: int) -> None:
    """Forget the words of products that the import made and that are not there."""
    with access.reading() as session:
        products = made(session, access.workspace, run, "product")
    for some in (some for numbers in products for some in slices(numbers, WORDED)):
        with access.writing() as session:
            session.connection().execute(CLEAR_WORDS, {"w": access.workspace, "first": some[0], "last": some[-1]})
    with access.writing() as session:
        session.connection().execute(FORGET_MADE, {"w": access.workspace, "run": run})
