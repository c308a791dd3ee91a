"""Keeps each item's packed months in step with what moved; order lines, counts and receipts stay the truth."""

from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access
from bot.store.days import Calendar
from bot.store.fresh_months import clear_marks, fresh_months, mark_all
from bot.store.staging import put

ITEMS = 5_000  # items of one transaction of a rebuild
PACKED_MONTH = ("workspace_id", "item_id", "month", "days")
LYING_THERE = (
    " WHERE workspace_id = :w AND item_id IN (SELECT id FROM item WHERE workspace_id = :w AND location_id = :l)"
)
SORT = "UPDATE {table} SET day = :day, month = :month WHERE workspace_id = :w AND {row}"
DATED = (  # what a business day is kept of: its moment and its key, and how it is sorted into another day
    (
        "SELECT COALESCE(paid, created), order_id, sku_id FROM order_line WHERE workspace_id = :w AND shop_id = :shop",
        SORT.format(table="order_line", row="shop_id = :shop AND order_id = :one AND sku_id = :other"),
    ),
    *(
        (
            f"SELECT DISTINCT at, item_id, at FROM {table}{LYING_THERE}",  # noqa: S608
            SORT.format(table=table, row="item_id = :one AND at = :other"),
        )
        for table in ("stock_count", "receipt")
    ),
)


def one_at_a_time(session: Session, workspace: str) -> None:
    """Whoever packs months of a workspace waits for the one before: neither misses the other's lines."""
    if session.connection().dialect.name == "postgresql":  # SQLite has one writer anyway
        session.connection().execute(text("SELECT id FROM workspace WHERE id = :w FOR NO KEY UPDATE"), {"w": workspace})


def pack_stale(session: Session, workspace: str) -> int:
    """Pack every month marked stale again, and those after it; return how many."""
    packed = 0
    for block in fresh_months(session, workspace):
        put(session, "packed_month", PACKED_MONTH, 3, block)
        packed += len(block)
    clear_marks(session, workspace)
    return packed


def rebuild(access: Access) -> int:
    """Pack everything again from order lines, counts and receipts; return how many months differed."""
    return sum(_compare(access, low, mend=True) for low in range(0, _last_item(access) + 1, ITEMS))


def differing(access: Access) -> int:
    """Return how many packed months differ from what order lines, counts and receipts say."""
    return sum(_compare(access, low, mend=False) for low in range(0, _last_item(access) + 1, ITEMS))


def count_days_anew(session: Session, workspace: str, shop: int, location: int, tz: str) -> None:
    """Sort what a shop sold, and what was counted and received where it lies, into the days of another time zone."""
    one_at_a_time(session, workspace)
    calendar, connection = Calendar(ZoneInfo(tz)), session.connection()
    where = {"w": workspace, "shop": shop, "l": location}
    for rows, sort in DATED:
        moved = [
            {"w": workspace, "shop": shop, "one": one, "other": other, "day": day, "month": calendar.month(day)}
            for at, one, other in connection.execute(text(rows), where).all()
            for day in [calendar.day(at)]
        ]
        if moved:
            connection.execute(text(sort), moved)
    mark_all(session, workspace, 0, 2**62)
    pack_stale(session, workspace)


def _compare(access: Access, low: int, *, mend: bool) -> int:
    with access.writing() as session:
        one_at_a_time(session, access.workspace)
        mark_all(session, access.workspace, low, low + ITEMS - 1)
        stored = {
            (row.item_id, row.month): bytes(row.days)
            for row in session.connection().execute(
                text(
                    "SELECT item_id, month, days FROM packed_month WHERE workspace_id = :w"
                    " AND item_id BETWEEN :low AND :high"
                ),
                {"w": access.workspace, "low": low, "high": low + ITEMS - 1},
            )
        }
        wrong = [
            row for block in fresh_months(session, access.workspace) for row in block if stored.get(row[1:3]) != row[3]
        ]
        if mend:
            put(session, "packed_month", PACKED_MONTH, 3, wrong)
        clear_marks(session, access.workspace)
        return len(wrong)


def _last_item(access: Access) -> int:
    with access.reading() as session:
        query = text("SELECT COALESCE(MAX(id), 0) FROM item WHERE workspace_id = :w")
        return int(session.connection().execute(query, {"w": access.workspace}).scalar_one())
