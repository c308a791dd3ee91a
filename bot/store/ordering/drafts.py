"""Writes the purchase orders that approved suggestions ask for: what goes the same way together is one order."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import note
from bot.store.ordering.proposals import Lot, Suggestion, Way
from bot.store.outbox import touch
from bot.store.purchasing.order_rows import noted, orders_of
from bot.store.purchasing.purchase import PurchaseOrder
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from planner.purchase import State

Lines = Sequence[tuple[Suggestion, Lot]]


def draft(access: Access, session: Session, bought: Lines, user: str, now: datetime) -> tuple[PurchaseOrder, ...]:
    """Write one order for each supplier, location and mode, within the transaction that decides.

    What its supplier takes on a fixed day joins the draft for that day. An order is expected when the last of its lines
    is there.
    """
    ways = defaultdict[Way, list[tuple[Suggestion, Lot]]](list)
    for suggested, lot in bought:
        ways[Way.of(suggested, lot)].append((suggested, lot))
    drafts = {way: row for way in ways if (row := _waiting(access, session, way, is_joined=True))}
    before = {order.number: order for order in orders_of(session, access.workspace, list(drafts.values()))}
    fresh = [way for way in ways if way not in drafts]
    first = access.next_number(session, "order", len(fresh)) if fresh else 0
    for index, way in enumerate(fresh):
        drafts[way] = PurchaseOrderRow(
            workspace_id=access.workspace,
            number=f"PO-{first + index:04d}",
            supplier=way.supplier,
            created_by=user,
            created_at=now,
            arrives=max(lot.arrives for _, lot in ways[way]),
            dated_at=_taken_at(way.order_day),
        )
    session.add_all(drafts[way] for way in fresh)
    session.flush()
    for way, lines in ways.items():
        order = drafts[way]
        last = 0
        if was := before.get(order.number):
            last = max((line.line for line in was.lines), default=0)
            order.arrives = max(order.arrives, *(lot.arrives for _, lot in lines))
            order.version += 1
        session.add_all(
            _line(access.workspace, order.number, line, suggested, lot)
            for line, (suggested, lot) in enumerate(lines, start=last + 1)
        )
    session.flush()
    orders = orders_of(session, access.workspace, [drafts[way] for way in ways])
    for grown in orders:
        if was := before.get(grown.number):
            said = noted(grown) | {"units": grown.quantity - was.quantity}
            note(access, session, now, user, "added", grown.subject, noted(was), said)
            touch(access, session, grown.subject)
    return orders


def to_join(access: Access, way: Way) -> PurchaseOrder | None:
    """Return the draft that an approval would join now; None: it would make an order of its own."""
    with access.reading() as session:
        row = _waiting(access, session, way, is_joined=False)
        return orders_of(session, access.workspace, [row])[0] if row else None


def _waiting(access: Access, session: Session, way: Way, *, is_joined: bool) -> PurchaseOrderRow | None:
    """Return the draft that waits for a supplier's fixed order day; None: there is none, or any day is one.

    A draft that a person gave a date, or that goes another way, is left alone.
    """
    if way.order_day is None:
        return None
    order, line = PurchaseOrderRow, PurchaseOrderLineRow
    goes_so = select(line.line).where(
        line.workspace_id == order.workspace_id, line.order_number == order.number, line.location == way.location
    )
    query = (
        select(order)
        .where(order.workspace_id == access.workspace, order.supplier == way.supplier, order.state == State.DRAFT.value)
        .where(order.dated_at == _taken_at(way.order_day), goes_so.where(line.mode == way.mode).exists())
        .order_by(col(order.number))
        .limit(1)
    )
    return session.exec(query.with_for_update() if is_joined else query).one_or_none()


def _taken_at(order_day: date | None) -> datetime | None:
    """Return from when on a draft for that day may be forgotten; None: from its approval on."""
    return None if order_day is None else datetime.combine(order_day, time(12), UTC)


def _line(workspace: str, number: str, line: int, suggested: Suggestion, lot: Lot) -> PurchaseOrderLineRow:
    return PurchaseOrderLineRow(
        workspace_id=workspace,
        order_number=number,
        line=line,
        product=suggested.product,
        location=suggested.location,
        quantity=lot.quantity,
        unit_cost_myriadths=suggested.unit_cost_myriadths,
        currency=suggested.currency,
        suggestion_id=suggested.id,
        mode=lot.mode,
        arrives=lot.arrives,
    )
