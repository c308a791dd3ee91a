"""Keeps each item's packed months in step with what moved; order lines, counts and receipts stay the truth."""

from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access
from bot.store.days import Calendar
from bot.store.movements.counted import counted
from bot.store.movements.fresh_months import NOTHING, STRETCH, fresh_months, mark_stretch
from bot.store.movements.packing import differs
from bot.store.movements.stale import clear_marks
from bot.store.movements.unseen import Unseen

LYING_THERE = (
    " WHERE workspace_id = :w AND item_id IN (SELECT id FROM item WHERE workspace_id = :w AND location_id = :l)"
)
OF_SHOP = f"order_line l WHERE {counted('l')} AND l.shop_id = :shop"
SORT = "UPDATE {table} SET day = :day, month = :month WHERE workspace_id = :w AND {row}"
DATED = (  # what a business day is kept of: its moment and its key, and how it is sorted into another day
    (
        f"SELECT COALESCE(l.paid, l.created), l.order_id, l.sku_id FROM {OF_SHOP}",
        SORT.format(table="order_line", row="shop_id = :shop AND order_id = :one AND sku_id = :other"),
    ),
    *(
        (
            f"SELECT DISTINCT at, item_id, at FROM {table}{LYING_THERE}",
            SORT.format(table=table, row="item_id = :one AND at = :other"),
        )
        for table in ("stock_count", "receipt")
    ),
)


def one_at_a_time(session: Session, workspace: str) -> None:
    """Whoever packs months or changes what a workbook may change waits for the one before: nobody misses a line.

    All locks are taken in one order, so that no two writers wait for each other: this one, then the turn of decisions
    (``take_turns``), then rows.
    """
    if session.connection().dialect.name == "postgresql":  # SQLite has one writer anyway
        session.connection().execute(text("SELECT id FROM workspace WHERE id = :w FOR NO KEY UPDATE"), {"w": workspace})


def pack_stale(session: Session, workspace: str, apart: Unseen = NOTHING) -> None:
    """Pack every month marked stale again, and those after it."""
    for stretch in fresh_months(session, workspace, apart):
        for month in stretch.months:
            stretch.trays.fill(*month)
        stretch.trays.put_back(session, workspace)
    clear_marks(session, workspace)


def rebuild(access: Access) -> int:
    """Pack everything again from order lines, counts and receipts; return how many months differed."""
    return _compare_all(access, mend=True)


def differing(access: Access) -> int:
    """Return how many packed months differ from what order lines, counts and receipts say."""
    return _compare_all(access, mend=False)


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
    for items in stretches(session, workspace):
        mark_stretch(session, workspace, items.start)
    pack_stale(session, workspace)


def _compare_all(access: Access, *, mend: bool) -> int:
    with access.reading() as session:
        every = stretches(session, access.workspace)
    return sum(_compare(access, items.start, mend=mend) for items in every)


def _compare(access: Access, low: int, *, mend: bool) -> int:
    wrong = 0
    with access.writing() as session:
        one_at_a_time(session, access.workspace)
        clear_marks(session, access.workspace)
        mark_stretch(session, access.workspace, low)
        for stretch in fresh_months(session, access.workspace):
            for month, items, packed in stretch.months:
                differ = differs(stretch.trays.there(month, items), packed)
                wrong += int(differ.sum())
                if differ.any():
                    stretch.trays.fill(month, items[differ], packed[differ])
            if mend:
                stretch.trays.put_back(session, access.workspace)
        clear_marks(session, access.workspace)
    return wrong


def stretches(session: Session, workspace: str, at_once: int = 0) -> list[range]:
    """Return the numbers of all items, ``at_once`` at a time; with 0 as many as are packed at a time."""
    query = text("SELECT COALESCE(MAX(id), 0) FROM item WHERE workspace_id = :w")
    last = int(session.connection().execute(query, {"w": workspace}).scalar_one())
    step = at_once or STRETCH
    return [range(first, first + step) for first in range(0, last + 1, step)]
