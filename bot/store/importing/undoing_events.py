"""Takes back what a planning workbook said of events: new ones are cancelled, changed ones are as they were before."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text, update
from sqlmodel import Session, col

from bot.store.access import Access
from bot.store.audit import TERMINAL, note
from bot.store.events.rows import noted, write_lines
from bot.store.events.writes import cancel_event, event_with
from bot.store.importing.replacing import Replaced
from bot.store.outbox import touch
from bot.store.tables.events import EventRow

PLANNED = (
    *("name", "folded", "kind", "shop_id", "first_day", "last_day", "state", "effect", "amount"),
    *("host", "price_cut"),
)
LINES = text("SELECT product_id, units FROM event_line WHERE workspace_id = :w AND event_id = :id")
WITH_ITS_SHOP = (
    text("DELETE FROM event_line WHERE workspace_id = :w AND event_id = :id"),
    text("DELETE FROM event WHERE workspace_id = :w AND id = :id"),
)


def take_events_back(access: Access, session: Session, rows: Sequence[Replaced], now: datetime) -> None:
    """Cancel the events the import added, and plan those it changed or cancelled as before.

    Nobody changed them since, which was asked before (``changed_since``). They are cancelled as by the workbook, not by
    a person: it may plan them again.
    """
    opened = {row.key[0] for row in rows if row.table == "shop" and row.before is None}
    events = {row.key[0]: row for row in rows if row.table == "event"}
    for number in sorted({*events, *(row.key[0] for row in rows if row.table == "event_line")}):
        row, seen = events.get(number), event_with(access, session, number)
        if seen is None:
            continue
        if row is not None and row.before is None:
            if (row.after or {}).get("shop_id") in opened:
                for gone in WITH_ITS_SHOP:
                    session.connection().execute(gone, {"w": access.workspace, "id": number})
            elif cancel_event(access, session, seen, TERMINAL, now):
                touch(access, session, seen.subject)
            continue
        values: Mapping[str, Any] = (row.before if row else None) or {}
        session.connection().execute(
            update(EventRow)
            .where(col(EventRow.workspace_id) == access.workspace, col(EventRow.id) == number)
            .values(**values, version=seen.version + 1, told="")
        )
        write_lines(session, access.workspace, number, _lines_before(session, access.workspace, number, rows))
        after = event_with(access, session, number)
        if after is not None:
            note(access, session, now, TERMINAL, "event changed", after.subject, noted(seen), noted(after))
            touch(access, session, after.subject)


def changed_since(session: Session, workspace: str, rows: Sequence[Replaced]) -> tuple[int, ...]:
    """Return the events the import added or changed that are no longer as it left them, and not cancelled since."""
    found = []
    for row in rows:
        if row.table != "event" or row.after is None:
            continue
        now = session.get(EventRow, (workspace, row.key[0]), populate_existing=True)
        if now is None or (now.state == "cancelled" and row.after["state"] == "planned"):
            continue
        lines_left = {each.key[1]: each.after for each in rows if each.table == "event_line" and each.key[0] == now.id}
        lines = _lines(session, workspace, now.id)
        moved = any(lines.get(product) != (left or {}).get("units") for product, left in lines_left.items())
        if moved or any(getattr(now, name) != said for name, said in row.after.items() if name in PLANNED):
            found.append(now.id)
    return tuple(found)


def _lines(session: Session, workspace: str, number: int) -> dict[int, int]:
    return {row.product_id: row.units for row in session.connection().execute(LINES, {"w": workspace, "id": number})}


def _lines_before(session: Session, workspace: str, number: int, rows: Sequence[Replaced]) -> dict[int, int]:
    units = _lines(session, workspace, number)
    for row in rows:
        if row.table == "event_line" and row.key[0] == number:
            units.pop(row.key[1], None)
            if row.before is not None:
                units[row.key[1]] = row.before["units"]
    return units
