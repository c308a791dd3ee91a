"""Writes the purchase orders that approved suggestions ask for: what goes the same way together is one order."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.store.access import Access
from bot.store.ordering.proposals import Lot, Suggestion
from bot.store.purchasing.order_rows import orders_of
from bot.store.purchasing.purchase import PurchaseOrder
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow

Way = tuple[str, str, str]  # supplier, location, mode


def draft(
    access: Access, session: Session, bought: Sequence[tuple[Suggestion, Lot]], user: str, now: datetime
) -> tuple[PurchaseOrder, ...]:
    """Write one order for each supplier, location and mode, within the transaction that decides.

    It is expected when the last of its lines is there.
    """
    ways: dict[Way, list[tuple[Suggestion, Lot]]] = {}
    for suggested, lot in bought:
        ways.setdefault((suggested.supplier, suggested.location, lot.mode), []).append((suggested, lot))
    first = access.next_number(session, "order", len(ways))
    orders = [
        PurchaseOrderRow(
            workspace_id=access.workspace,
            number=f"PO-{first + index:04d}",
            supplier=supplier,
            created_by=user,
            created_at=now,
            arrives=max(lot.arrives for _, lot in lines),
        )
        for index, ((supplier, _, _), lines) in enumerate(ways.items())
    ]
    session.add_all(orders)
    session.flush()
    for order, lines in zip(orders, ways.values(), strict=True):
        session.add_all(
            _line(access.workspace, order.number, line, suggested, lot)
            for line, (suggested, lot) in enumerate(lines, start=1)
        )
    session.flush()
    return orders_of(session, access.workspace, orders)


def _line(workspace: str, number: str, line: int, suggested: Suggestion, lot: Lot) -> PurchaseOrderLineRow:
    return PurchaseOrderLineRow(
        workspace_id=workspace,
        order_number=number,
        line=line,
        product=suggested.product,
        location=suggested.location,
        quantity=lot.quantity,
        unit_cost_minor=suggested.unit_cost_minor,
        currency=suggested.currency,
        suggestion_id=suggested.id,
        mode=lot.mode,
    )
