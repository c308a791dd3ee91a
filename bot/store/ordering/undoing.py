"""Takes a decision back: a draft is bought no more, a dismissal stands no more, and the suggestion is asked again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.ordering.proposals import Suggestion
from bot.store.ordering.shown import touch_asked
from bot.store.ordering.suggestion_rows import noted as suggestion_noted
from bot.store.ordering.suggestion_rows import suggestion_of
from bot.store.ordering.suggestion_writes import take_turns
from bot.store.outbox import touch
from bot.store.purchasing.order_rows import noted, orders_of
from bot.store.tables.base import spelled
from bot.store.tables.decisions import PurchaseOrderLineRow, PurchaseOrderRow, SuggestionRow
from bot.store.writes import compare_and_set
from planner.purchase import State

ASKED_AGAIN: dict[str, Any] = {
    "state": "open",
    "decided_by": "",
    "decided_at": None,
    "reason": "",
    "note": "",
    "order_number": "",
    "ordered": None,
    "snoozed_until": None,
}
BOUGHT = ("approved", "edited")
UNDONE = (*BOUGHT, "dismissed")


class _TooLate(Exception):
    """Somebody went on with it: nothing is written."""


def undo(access: Access, seen: Suggestion, user: str, now: datetime) -> bool:
    """Ask a suggestion again as if nobody had decided; False: it is not as it was seen, or its order went on.

    Its lines leave the drafts they stand in; a draft without lines is cancelled. Where its place is asked anew already,
    that newer suggestion stays the one that is asked.
    """
    if seen.state not in UNDONE:
        return False
    try:
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            take_turns(access, session)
            if not _ask_again(access, session, seen, now):
                return False
            for number in seen.orders:
                _take_off(access, session, number, seen.id, user, now)
            kept = suggestion_of(session.get_one(SuggestionRow, (access.workspace, seen.id), populate_existing=True))
            note(access, session, now, user, "undone", seen.subject, suggestion_noted(seen), suggestion_noted(kept))
            touch_asked(access, session, {seen.product})
            hurry(session, access.workspace, "plan")
            return True
    except _TooLate:
        return False


def _ask_again(access: Access, session: Session, seen: Suggestion, now: datetime) -> bool:
    other = aliased(SuggestionRow)
    newer = (
        select(other.id)
        .where(other.workspace_id == access.workspace, other.state == spelled("open"))
        .where(other.product == seen.product, other.location == seen.location)
    )
    is_asked_anew = session.exec(newer).first() is not None
    if is_asked_anew and seen.state not in BOUGHT:
        return False
    again = {"state": "superseded", "stands": False} if is_asked_anew else ASKED_AGAIN | {"opened_at": now}
    row, news = (SuggestionRow, (access.workspace, seen.id)), {"version": seen.version + 1, "changed_at": now, **again}
    return compare_and_set(session, row, seen.version, news, col(SuggestionRow.state) == seen.state)


def _take_off(access: Access, session: Session, number: str, suggestion: int, user: str, now: datetime) -> None:
    """Take a suggestion's lines off a draft. Raises: _TooLate where it is no draft any more."""
    mine = (PurchaseOrderRow.workspace_id == access.workspace, PurchaseOrderRow.number == number)
    row = session.exec(select(PurchaseOrderRow).where(*mine).with_for_update()).one()
    if row.state != State.DRAFT:
        raise _TooLate
    before = orders_of(session, access.workspace, [row])[0]
    of_order = select(PurchaseOrderLineRow).where(
        PurchaseOrderLineRow.workspace_id == access.workspace, PurchaseOrderLineRow.order_number == number
    )
    lines = session.exec(of_order).all()
    gone = [line for line in lines if line.suggestion_id == suggestion]
    row.version += 1
    is_empty = len(gone) == len(lines)
    if not is_empty and row.arrives == _last(lines):  # else a person gave it that day
        row.arrives = _last([line for line in lines if line not in gone]) or row.arrives
    for line in gone:
        if is_empty:
            line.suggestion_id = None  # it may be ordered anew
        else:
            session.delete(line)
    if is_empty:
        row.state = State.CANCELLED.value
    session.flush()
    after = noted(orders_of(session, access.workspace, [row])[0]) | {"units": sum(line.quantity for line in gone)}
    action = "cancelled" if is_empty else "taken off"
    note(access, session, now, user, action, before.subject, noted(before), after)
    touch(access, session, before.subject)


def _last(lines: Sequence[PurchaseOrderLineRow]) -> date | None:
    """Return when the last of these lines arrives; None: of one of them nobody knows."""
    days = [line.arrives for line in lines if line.arrives is not None]
    return max(days) if days and len(days) == len(lines) else None
