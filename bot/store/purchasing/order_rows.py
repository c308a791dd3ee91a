"""Between a purchase order as people see it and as it is stored."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from bot.store.access import AT_ONCE
from bot.store.purchasing.purchase import OrderedLine, PurchaseOrder, Step
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from bot.store.tables.people import AuditRow
from bot.store.where import Place, places
from planner.purchase import State


def orders_of(session: Session, workspace: str, rows: Sequence[PurchaseOrderRow]) -> tuple[PurchaseOrder, ...]:
    """Return stored orders with their lines, in the order of the rows."""
    lines: dict[str, list[OrderedLine]] = {row.number: [] for row in rows}
    query = select(PurchaseOrderLineRow).where(PurchaseOrderLineRow.workspace_id == workspace)
    if len(rows) <= AT_ONCE:
        query = query.where(col(PurchaseOrderLineRow.order_number).in_(list(lines)))
    for line in session.exec(query.order_by(col(PurchaseOrderLineRow.order_number), col(PurchaseOrderLineRow.line))):
        if line.order_number in lines:
            lines[line.order_number].append(_line(line))
    by_name = {place.name: place for place in places(session, workspace)}
    return tuple(_order(row, tuple(lines[row.number]), by_name) for row in rows)


def order_of(session: Session, workspace: str, number: str) -> PurchaseOrder | None:
    """Return an order; None: there is none of that number."""
    row = session.get(PurchaseOrderRow, (workspace, number), populate_existing=True)
    return orders_of(session, workspace, [row])[0] if row else None


def steps_of(session: Session, workspace: str, number: str) -> tuple[Step, ...]:
    """Return what people did to an order, oldest first."""
    mine = (AuditRow.workspace_id == workspace, AuditRow.subject == f"order:{number}")
    rows = session.exec(select(AuditRow).where(*mine).order_by(col(AuditRow.id)))
    return tuple(Step(row.at, row.user, row.action, row.after, row.before) for row in rows)


def noted(order: PurchaseOrder) -> dict[str, Any]:
    """Return what the audit keeps of an order."""
    received = {str(line.line): line.received for line in order.lines}
    return {"state": order.state, "arrives": order.arrives.isoformat(), "version": order.version, "received": received}


def _order(row: PurchaseOrderRow, lines: tuple[OrderedLine, ...], by_name: dict[str, Place]) -> PurchaseOrder:
    place = next((by_name[line.location] for line in lines if line.location in by_name), None)
    return PurchaseOrder(
        number=row.number,
        supplier=row.supplier,
        state=State(row.state),
        created_by=row.created_by,
        created_at=row.created_at,
        arrives=row.arrives,
        version=row.version,
        dated_at=row.dated_at or row.created_at,
        told_late_at=row.told_late_at,
        shop=place.shops[0] if place else "",
        zone=place.zone if place else "UTC",
        lines=lines,
        origin=row.origin,
    )


def _line(row: PurchaseOrderLineRow) -> OrderedLine:
    return OrderedLine(
        line=row.line,
        product=row.product,
        location=row.location,
        quantity=row.quantity,
        received=row.received,
        unit_cost_myriadths=row.unit_cost_myriadths,
        currency=row.currency,
        suggestion=row.suggestion_id,
        mode=row.mode,
        cost_units=row.cost_units,
    )
