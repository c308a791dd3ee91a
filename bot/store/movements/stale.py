"""Marks which months of which items are to be packed again, as something that happened in them changed."""

from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import Session

from bot.store.staging import put

STALE_MONTH = ("workspace_id", "item_id", "month")


def mark_stale(session: Session, workspace: str, months: Iterable[tuple[int, int]]) -> None:
    """Mark months as stale, each an item's number and the month; in one order for all, so that no two deadlock."""
    marks = [(workspace, *month) for month in sorted(set(months))]
    put(session, "stale_month", STALE_MONTH, len(STALE_MONTH), marks, keep=True)


def clear_marks(session: Session, workspace: str) -> None:
    """Remove all marks."""
    session.connection().execute(text("DELETE FROM stale_month WHERE workspace_id = :w"), {"w": workspace})
