"""Writes the purchase order that an approved suggestion asks for."""

from datetime import date, datetime

from sqlmodel import Session

from bot.store.access import Access
from bot.store.order_rows import orders_of
from bot.store.proposals import Suggestion
from bot.store.purchase import PurchaseOrder
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow


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
    return orders_of(session, access.workspace, [row])[0]
