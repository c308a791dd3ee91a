"""Between an event as people see it and as it is stored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import bindparam, delete, insert, text
from sqlmodel import Session, col, select

from bot.store.access import AT_ONCE, fold
from bot.store.days import as_date, as_day
from bot.store.events.event import Event, EventState, EventStep, Told
from bot.store.tables.events import EventLineRow, EventRow
from bot.store.tables.goods import ProductRow, ShopRow
from bot.store.tables.people import AuditRow
from planner.events.plan import WITH_AMOUNT, EventKind, EventPlan

SOLD_IN = text(  # our codes that lie where the shop sells from
    "SELECT p.folded, p.id FROM product p JOIN item i ON i.workspace_id = p.workspace_id AND i.product_id = p.id"
    " WHERE p.workspace_id = :w AND i.location_id = :location AND p.folded IN :codes"
).bindparams(bindparam("codes", expanding=True))


def events_of(session: Session, workspace: str, rows: Sequence[EventRow]) -> tuple[Event, ...]:
    """Return stored events with their lines, in the order of the rows."""
    lines: dict[int, list[tuple[str, int]]] = {row.id: [] for row in rows}
    query = select(EventLineRow.event_id, ProductRow.code, EventLineRow.units).where(
        EventLineRow.workspace_id == workspace,
        ProductRow.workspace_id == workspace,
        col(ProductRow.id) == EventLineRow.product_id,
    )
    if len(rows) <= AT_ONCE:
        query = query.where(col(EventLineRow.event_id).in_(list(lines)))
    for event, code, units in session.exec(query.order_by(ProductRow.code)) if rows else ():
        if event in lines:
            lines[event].append((code, units))
    shops = {shop.id: shop for shop in session.exec(select(ShopRow).where(ShopRow.workspace_id == workspace))}
    return tuple(_event(row, shops[row.shop_id], tuple(lines[row.id])) for row in rows)


def steps_of(session: Session, workspace: str, id: int) -> tuple[EventStep, ...]:
    """Return what people did to an event, oldest first."""
    query = select(AuditRow).where(AuditRow.workspace_id == workspace, AuditRow.subject == f"event:{id}")
    rows = session.exec(query.order_by(col(AuditRow.id)))
    return tuple(EventStep(row.at, row.user, row.action.removeprefix("event "), row.after) for row in rows)


def products_sold_in(session: Session, workspace: str, shop: ShopRow, codes: Iterable[str]) -> Mapping[str, int]:
    """Return the product number of each folded code that lies where the shop sells from."""
    asked = {"w": workspace, "location": shop.location_id, "codes": [fold(code) for code in codes]}
    return {row[0]: row[1] for row in session.connection().execute(SOLD_IN, asked)} if asked["codes"] else {}


def fields_of(plan: EventPlan, shop: ShopRow) -> dict[str, Any]:
    """Return the columns of what was planned."""
    return {
        "name": plan.name.strip(),
        "folded": fold(plan.name),
        "kind": EventKind.CAMPAIGN.value if plan.kind in WITH_AMOUNT else plan.kind.value,
        "effect": plan.kind.value if plan.kind in WITH_AMOUNT else "",
        "amount": plan.amount,
        "shop_id": shop.id,
        "first_day": as_day(plan.starts),
        "last_day": as_day(plan.ends),
        "host": plan.host.strip(),
        "price_cut": plan.price_cut,
    }


def write_lines(session: Session, workspace: str, id: int, units: Mapping[int, int]) -> None:
    """Put these products and units in the place of those the event had."""
    mine = (col(EventLineRow.workspace_id) == workspace, col(EventLineRow.event_id) == id)
    session.connection().execute(delete(EventLineRow).where(*mine))
    rows = [
        {"workspace_id": workspace, "event_id": id, "product_id": product, "units": quantity}
        for product, quantity in units.items()
    ]
    if rows:
        session.connection().execute(insert(EventLineRow), rows)


def noted(event: Event) -> dict[str, Any]:
    """Return what the audit keeps of an event."""
    plan = event.plan
    return {
        "name": plan.name,
        "kind": plan.kind.value,
        "shop": plan.shop,
        "starts": plan.starts.isoformat(),
        "ends": plan.ends.isoformat(),
        "units": dict(plan.units),
        "amount": plan.amount,
        "host": plan.host,
        "price_cut": plan.price_cut,
        "state": event.state,
        "version": event.version,
    }


def _event(row: EventRow, shop: ShopRow, units: tuple[tuple[str, int], ...]) -> Event:
    return Event(
        id=row.id,
        version=row.version,
        plan=EventPlan(
            row.name,
            EventKind(row.effect or row.kind),
            shop.name,
            as_date(row.first_day),
            as_date(row.last_day),
            units,
            row.amount,
            row.host,
            row.price_cut,
        ),
        state=cast("EventState", row.state),
        added_by=row.added_by,
        added_at=row.added_at,
        zone=shop.tz,
        channel=shop.channel,
        told=cast("Told", row.told),
    )
