"""Keeps purchase orders: from the draft an approval makes to the units on the shelf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.access import Access, seconds
from bot.store.audit import note
from bot.store.days import Calendar
from bot.store.history import one_at_a_time, pack_stale
from bot.store.proposals import Suggestion
from bot.store.purchase import OrderedLine, PurchaseOrder
from bot.store.refusals import UnknownOrder
from bot.store.staging import put
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow

OrderState = Literal["draft", "ordered", "shipped", "part_received", "received", "cancelled"]
ITEM = text(
    "SELECT i.id, (SELECT MIN(h.tz) FROM shop h WHERE h.workspace_id = :w AND h.location_id = i.location_id) AS tz"
    " FROM item i JOIN product p ON p.workspace_id = :w AND p.id = i.product_id"
    " JOIN location o ON o.workspace_id = :w AND o.id = i.location_id"
    " WHERE i.workspace_id = :w AND p.code = :product AND o.name = :location"
)

RECEIVE = text(  # units that arrive within the same second add up
    "INSERT INTO receipt (workspace_id, item_id, at, order_number, day, month, quantity)"
    " VALUES (:w, :item, :at, :order, :day, :month, :quantity)"
    " ON CONFLICT (workspace_id, item_id, at, order_number)"
    " DO UPDATE SET quantity = receipt.quantity + excluded.quantity"
)


@dataclass(frozen=True, slots=True)
class Orders:
    """The purchase orders of one workspace."""

    access: Access

    def all(self, state: OrderState | None = None) -> tuple[PurchaseOrder, ...]:
        """Return purchase orders, oldest first."""
        with self.access.reading() as session:
            query = select(PurchaseOrderRow).where(PurchaseOrderRow.workspace_id == self.access.workspace)
            if state is not None:
                query = query.where(PurchaseOrderRow.state == state)
            rows = session.exec(query.order_by(col(PurchaseOrderRow.created_at), col(PurchaseOrderRow.number))).all()
            return _with_lines(session, self.access.workspace, rows)

    def change(
        self, number: str, user: str, now: datetime, *, state: OrderState | None = None, arrives: date | None = None
    ) -> PurchaseOrder:
        """Move an order on, or give it another day of arrival; raises UnknownOrder."""
        with self.access.writing() as session:
            row = self._row(session, number)
            before = {"state": row.state, "arrives": row.arrives.isoformat()}
            row.state, row.arrives = state or row.state, arrives or row.arrives
            after = {"state": row.state, "arrives": row.arrives.isoformat()}
            note(self.access, session, now, user, "order changed", f"order:{number}", before, after)
            session.flush()
            return _with_lines(session, self.access.workspace, [row])[0]

    def receive(self, number: str, product: str, quantity: int, user: str, now: datetime) -> PurchaseOrder:
        """Take units of an order onto the shelf; raises UnknownOrder."""
        workspace = self.access.workspace
        with self.access.writing() as session:
            one_at_a_time(session, workspace)
            row = self._row(session, number)
            lines = session.exec(
                select(PurchaseOrderLineRow).where(
                    PurchaseOrderLineRow.workspace_id == workspace, PurchaseOrderLineRow.order_number == number
                )
            ).all()
            line = next((line for line in lines if line.product == product), None)
            if line is None or quantity < 1:
                raise ValueError(f"order {number} cannot receive {quantity} of {product!r}")
            line.received += quantity
            row.state = "received" if all(each.received >= each.quantity for each in lines) else "part_received"
            _shelve(session, workspace, line, quantity, seconds(now))
            note(
                self.access,
                session,
                now,
                user,
                "received",
                f"order:{number}",
                {},
                {"product": product, "units": quantity},
            )
            session.flush()
            return _with_lines(session, workspace, [row])[0]

    def _row(self, session: Session, number: str) -> PurchaseOrderRow:
        row = session.get(PurchaseOrderRow, (self.access.workspace, number), with_for_update=True)
        if row is None:
            raise UnknownOrder(number)
        return row


def draft(
    access: Access, session: Session, suggested: Suggestion, quantity: int, user: str, now: datetime, arrives: date
) -> PurchaseOrder:
    """Write the order a suggestion asks for, within the transaction that decides it."""
    number = f"PO-{access.next_number(session, 'order'):04d}"
    row = PurchaseOrderRow(
        workspace_id=access.workspace,
        number=number,
        supplier=suggested.supplier,
        created_by=user,
        created_at=now,
        arrives=arrives,
    )
    session.add(row)
    session.flush()
    session.add(
        PurchaseOrderLineRow(
            workspace_id=access.workspace,
            order_number=number,
            line=1,
            product=suggested.product,
            location=suggested.location,
            quantity=quantity,
            unit_cost_minor=suggested.unit_cost_minor,
            currency=suggested.currency,
            suggestion_id=suggested.id,
            mode=suggested.mode,
        )
    )
    session.flush()
    return _with_lines(session, access.workspace, [row])[0]


def _shelve(session: Session, workspace: str, line: PurchaseOrderLineRow, quantity: int, at: int) -> None:
    key = {"w": workspace, "product": line.product, "location": line.location}
    item, tz = session.connection().execute(ITEM, key).one()
    calendar = Calendar(ZoneInfo(tz))
    day = calendar.day(at)
    month = calendar.month(day)
    arrived = {"w": workspace, "item": item, "at": at, "order": line.order_number}
    session.connection().execute(RECEIVE, arrived | {"day": day, "month": month, "quantity": quantity})
    put(session, "stale_month", ("workspace_id", "item_id", "month"), 3, [(workspace, item, month)], keep=True)
    pack_stale(session, workspace)


def _with_lines(session: Session, workspace: str, rows: Sequence[PurchaseOrderRow]) -> tuple[PurchaseOrder, ...]:
    lines: dict[str, list[OrderedLine]] = {row.number: [] for row in rows}
    query = select(PurchaseOrderLineRow).where(PurchaseOrderLineRow.workspace_id == workspace)
    if len(rows) == 1:
        query = query.where(PurchaseOrderLineRow.order_number == rows[0].number)
    for line in session.exec(query.order_by(col(PurchaseOrderLineRow.line))):
        if line.order_number in lines:
            lines[line.order_number].append(
                OrderedLine(
                    *(line.product, line.location, line.quantity, line.received, line.unit_cost_minor),
                    *(line.currency, line.suggestion_id, line.mode),
                )
            )
    return tuple(
        PurchaseOrder(
            *(row.number, row.supplier, row.state, row.created_by, row.created_at, row.arrives),
            lines=tuple(lines[row.number]),
        )
        for row in rows
    )
