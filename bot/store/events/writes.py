"""Writes events within a transaction of somebody else: a person's change, or a sheet of the planning workbook."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from bot.store.access import Access, fold
from bot.store.audit import note
from bot.store.events.event import Event, EventState
from bot.store.events.rows import events_of, fields_of, noted, products_sold_in, write_lines
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.refusals import EventExists, NotSoldThere
from bot.store.shops import shop_row
from bot.store.tables.events import EventRow
from bot.store.tables.goods import ShopRow
from bot.store.writes import compare_and_set
from planner.events.plan import EventPlan

CHANGED, AGAIN = "changed", "planned again"
PLAN = "plan"  # the job that judges everything


@contextmanager
def keeping(access: Access, plan: EventPlan) -> Iterator[Session]:
    """Open a transaction that keeps an event, one at a time. Raises: EventExists."""
    try:
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            yield session
    except IntegrityError as error:  # PostgreSQL: somebody else was faster
        raise EventExists(plan.name, plan.shop, plan.starts) from error


def event_with(access: Access, session: Session, id: int) -> Event | None:
    """Return an event as it is now; None: there is none of that number."""
    query = select(EventRow).where(EventRow.workspace_id == access.workspace, EventRow.id == id)
    rows = session.exec(query.execution_options(populate_existing=True)).all()
    return next(iter(events_of(session, access.workspace, rows)), None)


def event_called(
    access: Access, session: Session, shop: ShopRow, plan: EventPlan, state: EventState = "planned"
) -> Event | None:
    """Return the newest event in this state of the same shop, name and first day."""
    fields = fields_of(plan, shop)
    query = select(EventRow).where(EventRow.workspace_id == access.workspace, EventRow.state == state)
    query = query.where(*(getattr(EventRow, name) == fields[name] for name in ("shop_id", "folded", "first_day")))
    newest = query.order_by(col(EventRow.id).desc()).limit(1)
    rows = session.exec(newest.execution_options(populate_existing=True)).all()
    return next(iter(events_of(session, access.workspace, rows)), None)


def add_event(
    access: Access, session: Session, plan: EventPlan, user: str, now: datetime, *, from_sheet: bool = False
) -> Event:
    """Write a new event. Raises: UnknownShop, NotSoldThere, EventExists."""
    shop = shop_row(session, access.workspace, plan.shop)
    if event_called(access, session, shop, plan) is not None:
        raise EventExists(plan.name, shop.name, plan.starts)
    units = _numbered(session, access.workspace, shop, plan)
    number = access.next_number(session, "event")
    kept: dict[str, Any] = {"added_by": user, "added_at": now, "from_sheet": from_sheet}
    session.add(EventRow(workspace_id=access.workspace, id=number, **fields_of(plan, shop), **kept))
    session.flush()
    write_lines(session, access.workspace, number, units)
    event = event_with(access, session, number)
    _note(access, session, None, event, user, now)
    assert event is not None  # noqa: S101 - written just now
    return event


def change_event(
    access: Access,
    session: Session,
    seen: Event,
    plan: EventPlan,
    user: str,
    now: datetime,
    action: str = CHANGED,
) -> bool:
    """Plan an event anew if it is still as it was read. Raises: UnknownShop, NotSoldThere, EventExists."""
    shop = shop_row(session, access.workspace, plan.shop)
    other = event_called(access, session, shop, plan)
    if other is not None and other.id != seen.id:
        raise EventExists(plan.name, shop.name, plan.starts)
    units = _numbered(session, access.workspace, shop, plan)
    if not set_planned(access, session, seen, {**fields_of(plan, shop), **_newer(seen), "told": ""}):
        return False
    write_lines(session, access.workspace, seen.id, units)
    _note(access, session, seen, event_with(access, session, seen.id), user, now, action)
    return True


def cancel_event(access: Access, session: Session, seen: Event, user: str, now: datetime) -> bool:
    """Cancel an event if it is still as it was read."""
    if not set_planned(access, session, seen, {**_newer(seen), "state": "cancelled"}):
        return False
    _note(access, session, seen, event_with(access, session, seen.id), user, now)
    return True


def plan_again(access: Access, session: Session, seen: Event, user: str, now: datetime) -> bool:
    """Plan a cancelled event again if it is still as it was read. Raises: UnknownShop, EventExists."""
    if seen.state != "cancelled":
        return False
    if event_called(access, session, shop_row(session, access.workspace, seen.plan.shop), seen.plan) is not None:
        raise EventExists(seen.plan.name, seen.plan.shop, seen.plan.starts)
    values = {**_newer(seen), "state": "planned", "told": ""}
    if not compare_and_set(session, (EventRow, (access.workspace, seen.id)), seen.version, values):
        return False
    _note(access, session, seen, event_with(access, session, seen.id), user, now, AGAIN)
    return True


def set_planned(access: Access, session: Session, seen: Event, values: Mapping[str, Any], *also: Any) -> bool:
    """Change a planned event that is still as it was read; whoever gets True was the only one."""
    row, is_planned = (EventRow, (access.workspace, seen.id)), col(EventRow.state) == "planned"
    return compare_and_set(session, row, seen.version, values, is_planned, *also)


def _newer(seen: Event) -> dict[str, Any]:
    return {"version": seen.version + 1}


def _numbered(session: Session, workspace: str, shop: ShopRow, plan: EventPlan) -> dict[int, int]:
    """Return the units by product number. Raises: NotSoldThere."""
    known = products_sold_in(session, workspace, shop, [code for code, _ in plan.units])
    strange: Sequence[str] = [code for code, _ in plan.units if fold(code) not in known]
    if strange:
        raise NotSoldThere(tuple(strange), shop.name)
    return {known[fold(code)]: units for code, units in plan.units}


def _note(
    access: Access,
    session: Session,
    before: Event | None,
    after: Event | None,
    user: str,
    now: datetime,
    did: str = CHANGED,
) -> None:
    """Remember who did it, and have the plan see it at the next tick."""
    assert after is not None  # noqa: S101 - written just now
    action = f"event {did}" if before else "event added"
    action = "event cancelled" if after.state == "cancelled" else action
    note(access, session, now, user, action, after.subject, noted(before) if before else {}, noted(after))
    hurry(session, access.workspace, PLAN)
    session.flush()
