"""Remembers who did what, with before and after; nothing written here is ever changed or removed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.tables.people import AuditRow

TERMINAL = "terminal"
"""Who it was where nobody in Slack did it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing somebody did."""

    at: datetime
    user: str
    action: str
    subject: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Audit:
    """What was done in one workspace."""

    access: Access

    def newest(self) -> int:
        """Return the number of the last action; 0: none."""
        query = select(func.max(AuditRow.id)).where(AuditRow.workspace_id == self.access.workspace)
        with self.access.reading() as session:
            return session.exec(query).one() or 0

    def subjects(self, since: datetime) -> tuple[str, ...]:
        """Return the subjects of all actions since then."""
        query = select(AuditRow.subject).where(AuditRow.workspace_id == self.access.workspace, AuditRow.at >= since)
        with self.access.reading() as session:
            return tuple(session.exec(query.distinct().order_by(col(AuditRow.subject))))

    def entries(self, subject: str | None = None, limit: int = 100) -> tuple[Entry, ...]:
        """Return actions, the newest first."""
        query = select(AuditRow).where(AuditRow.workspace_id == self.access.workspace)
        if subject is not None:
            query = query.where(AuditRow.subject == subject)
        with self.access.reading() as session:
            rows = session.exec(query.order_by(col(AuditRow.id).desc()).limit(limit))
            return tuple(Entry(row.at, row.user, row.action, row.subject, row.before, row.after) for row in rows)


def note(
    access: Access,
    session: Session,
    now: datetime,
    user: str,
    action: str,
    subject: str,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    """Remember an action, within the transaction that does it."""
    number = access.next_number(session, "audit")
    session.add(
        AuditRow(
            workspace_id=access.workspace,
            id=number,
            at=now,
            user=user,
            action=action,
            subject=subject,
            before=before,
            after=after,
        )
    )
