"""Puts what arrived on the shelf: a receipt adds to stock until the next count, which holds it already."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import moment, seconds
from bot.store.adjusting import adjust
from bot.store.days import Calendar
from bot.store.history import pack_stale
from bot.store.staging import put
from bot.store.tables.decisions import PurchaseOrderLineRow

ITEM = text(
    "SELECT i.id, (SELECT MIN(h.tz) FROM shop h WHERE h.workspace_id = :w AND h.location_id = i.location_id) AS tz,"
    " (SELECT MAX(c.at) FROM stock_count c WHERE c.workspace_id = :w AND c.item_id = i.id AND c.at <= :now) AS counted"
    " FROM item i JOIN product p ON p.workspace_id = :w AND p.id = i.product_id"
    " JOIN location o ON o.workspace_id = :w AND o.id = i.location_id"
    " WHERE i.workspace_id = :w AND p.code = :product AND o.name = :location"
)
RECEIPT = text(  # two receipts of one order in the same second are two receipts
    "INSERT INTO receipt (workspace_id, item_id, at, order_number, day, month, quantity)"
    " VALUES (:w, :item, :at, :order, :day, :month, :quantity)"
    " ON CONFLICT (workspace_id, item_id, at, order_number) DO UPDATE SET quantity = receipt.quantity + :quantity"
)


def counted_at(session: Session, workspace: str, product: str, location: str, now: datetime) -> datetime | None:
    """Return when the product was last counted there; None: never."""
    key = {"w": workspace, "product": product, "location": location, "now": seconds(now)}
    row = session.connection().execute(ITEM, key).one_or_none()
    return moment(row.counted) if row and row.counted is not None else None


def shelve(session: Session, line: PurchaseOrderLineRow, quantity: int, now: datetime, *, is_counted: bool) -> None:
    """Take units in; those the newest count holds already are written down at its moment, and so not added again."""
    workspace, at = line.workspace_id, seconds(now)
    key = {"w": workspace, "product": line.product, "location": line.location, "now": at}
    item, tz, counted = session.connection().execute(ITEM, key).one()
    at = counted if is_counted and counted is not None else at
    calendar = Calendar(ZoneInfo(tz))
    day = calendar.day(at)
    month = calendar.month(day)
    receipt = {"w": workspace, "item": item, "at": at, "order": line.order_number, "day": day, "month": month}
    session.connection().execute(RECEIPT, receipt | {"quantity": quantity})
    put(session, "stale_month", ("workspace_id", "item_id", "month"), 3, [(workspace, item, month)], keep=True)
    adjust(session, workspace)
    pack_stale(session, workspace)
