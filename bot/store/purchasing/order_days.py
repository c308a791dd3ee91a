"""On which days a supplier takes orders: a weekday, each one or in a rhythm counted from the last order."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from sqlalchemy import literal
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.store.access import fold
from bot.store.purchasing.purchase import UNDONE
from bot.store.tables.buying import SupplierRow
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow
from bot.store.tables.people import AuditRow
from bot.store.where import places
from planner.intake.workbook.suppliers import WEEKDAYS

WEEK = 7  # [days]
REMEMBERED = timedelta(days=400)  # since when an order tells on which of the weekdays the supplier takes them


def until_order_days(
    session: Session, workspace: str, suppliers: Sequence[SupplierRow], today: date
) -> list[int | None]:
    """Return how many days it is until each supplier next takes orders; 0: today, None: it does on any day."""
    seldom = {row.folded for row in suppliers if row.order_day and (row.order_rhythm or WEEK) > WEEK}
    ordered = _ordered(session, workspace, seldom, today) if seldom else {}
    return [
        until_next(row.order_day, row.order_rhythm or WEEK, ordered.get(row.folded, ()), today)
        if row.order_day
        else None
        for row in suppliers
    ]


def until_next(weekday: str, rhythm: int, ordered: Collection[date], today: date) -> int:
    """Return how many days it is until the next order day; 0: today is one.

    The newest order that was placed on such a weekday tells which of them count; until there is one, every one does. A
    rhythm that is no number of weeks goes on to the next such weekday.

    >>> until_next("Monday", 14, [date(2026, 10, 5), date(2026, 10, 7)], date(2026, 10, 6))
    13
    >>> until_next("Monday", 14, [date(2026, 10, 7)], date(2026, 10, 6))
    6
    """
    number = WEEKDAYS.index(weekday)
    last = max((day for day in ordered if day.weekday() == number and day <= today), default=None)
    if last is None:
        return (number - today.weekday()) % WEEK
    return (last - today).days % (WEEK * ceil(rhythm / WEEK))


def _ordered(session: Session, workspace: str, suppliers: Collection[str], today: date) -> Mapping[str, list[date]]:
    """Return the days on which orders from these suppliers were marked ordered, where their goods are to lie."""
    zones = {place.name: ZoneInfo(place.zone) for place in places(session, workspace)}
    found: defaultdict[str, list[date]] = defaultdict(list)
    for supplier, location, at in _marks(session, workspace, today):
        if fold(supplier) in suppliers and location in zones:
            found[fold(supplier)].append(at.astimezone(zones[location]).date())
    return found


def _marks(session: Session, workspace: str, today: date) -> Iterator[tuple[str, str, datetime]]:
    """Yield supplier, location and moment of everything that was marked ordered: neither undone since nor cancelled."""
    order, line, mark, undone = PurchaseOrderRow, PurchaseOrderLineRow, AuditRow, aliased(AuditRow)
    slips = select(undone.id).where(undone.workspace_id == workspace, undone.action == f"ordered{UNDONE}")
    since = datetime.combine(today - REMEMBERED, time(), UTC)
    query = (
        select(order.supplier, line.location, mark.at)
        .where(order.workspace_id == workspace, col(order.state).not_in(("draft", "cancelled")), order.origin == "")
        .where(order.created_at >= since)
        .where(line.workspace_id == workspace, line.order_number == order.number)
        .where(mark.workspace_id == workspace, mark.action == "ordered")
        .where(mark.subject == literal("order:") + col(order.number))
        .where(~slips.where(undone.subject == mark.subject, col(undone.id) > col(mark.id)).exists())
        .distinct()
    )
    yield from session.exec(query)
