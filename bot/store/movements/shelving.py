"""Puts what arrived on the shelf, or takes it off again: a receipt adds to stock until the next count holds it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import moment, seconds
from bot.store.days import Calendar
from bot.store.movements.adjusting import adjust
from bot.store.movements.history import pack_stale
from bot.store.movements.stale import mark_stale
from bot.store.refusals import ReceiptStands
from bot.store.tables.decisions import PurchaseOrderLineRow

ITEM = text(
    "SELECT i.id, (SELECT h.tz FROM shop h WHERE h.workspace_id = :w AND h.location_id = i.location_id"
    " ORDER BY h.id LIMIT 1) AS tz,"  # its days are those of the first shop
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
OF_RECEIPT = "WHERE workspace_id = :w AND item_id = :item AND at = :at AND order_number = :order AND quantity"
NOTHING = text(f"DELETE FROM receipt {OF_RECEIPT} = :quantity")
LESS = text(f"UPDATE receipt SET quantity = quantity - :quantity {OF_RECEIPT} > :quantity")


IS_HELD = (
    "workspace_id = :w AND at = :then AND EXISTS (SELECT 1 FROM stock_count c WHERE c.workspace_id = :w"
    " AND c.import_id = :run AND c.item_id = receipt.item_id AND c.at = :at)"
    " AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.workspace_id = :w AND r.item_id = receipt.item_id"
    " AND r.at = :at AND r.order_number = receipt.order_number)"
)
HELD = text(f"SELECT item_id, month FROM receipt WHERE {IS_HELD}")
HOLD = text(f"UPDATE receipt SET at = :at, day = :day, month = :month WHERE {IS_HELD}")


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
    packed_anew(session, workspace, [(item, month)])


def keep_held(session: Session, workspace: str, run: int, then: int, at: int, tz: str) -> None:
    """Let receipts that a count held be held by the one that took its place, made earlier: they are not added to it.

    Args: run, the import of the count; then, at, the moments of the old and the new count [seconds since 1970, UTC].
    """
    if then <= at:
        return  # what came before a count is held by it anyway
    calendar = Calendar(ZoneInfo(tz))
    key = {"w": workspace, "run": run, "then": then, "at": at}
    held = session.connection().execute(HELD, key).all()
    if held:
        day = calendar.day(at)
        session.connection().execute(HOLD, key | {"day": day, "month": calendar.month(day)})
        mark_stale(session, workspace, [(row.item_id, row.month) for row in held])


def take_off(
    session: Session, line: PurchaseOrderLineRow, quantity: int, then: datetime, now: datetime, *, is_counted: bool
) -> None:
    """Take units off again that were taken in ``then``, as if they had not come. Raises: ReceiptStands."""
    workspace = line.workspace_id
    key = {"w": workspace, "product": line.product, "location": line.location}
    item, tz, counted_then = session.connection().execute(ITEM, key | {"now": seconds(then)}).one()
    counted = session.connection().execute(ITEM, key | {"now": seconds(now)}).one().counted
    at = counted_then if is_counted and counted_then is not None else seconds(then)
    if counted is not None and counted > at:
        raise ReceiptStands(line.order_number, line.product, line.location, moment(counted))
    mine = {"w": workspace, "item": item, "at": at, "order": line.order_number, "quantity": quantity}
    if not any(session.connection().execute(change, mine).rowcount for change in (NOTHING, LESS)):
        raise ReceiptStands(line.order_number, line.product, line.location, None)
    calendar = Calendar(ZoneInfo(tz))
    packed_anew(session, workspace, [(item, calendar.month(calendar.day(at)))])


def packed_anew(session: Session, workspace: str, months: Sequence[tuple[int, int]]) -> None:
    """Bring what is worked out of these months of items in step with what moved."""
    mark_stale(session, workspace, months)
    adjust(session, workspace)
    pack_stale(session, workspace)
