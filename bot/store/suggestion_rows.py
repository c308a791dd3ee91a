"""Between a suggestion as people see it and as it is stored."""

from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.many import many
from bot.store.proposals import Proposal, Suggestion
from bot.store.tables.decisions import SuggestionRow
from planner.model import Level

NAMES = [field.name for field in fields(Suggestion)]
ASKED = [field.name for field in fields(Proposal)]
ASKING = attrgetter(*ASKED)
COLUMNS = [getattr(SuggestionRow, name) for name in NAMES]


def suggestion_of(row: SuggestionRow) -> Suggestion:
    """Return a stored suggestion."""
    stored = {field.name: getattr(row, field.name) for field in fields(Suggestion)}
    return Suggestion(**(stored | {"level": Level[row.level]}))


def suggestions_of(session: Session, query: SelectOfScalar[SuggestionRow]) -> tuple[Suggestion, ...]:
    """Return all that a query of suggestions finds, oldest first; many times faster than row by row.

    They are put in order here: asked to, SQLite would walk all of them by number to find those of one product.
    """
    rows = many(session, query.with_only_columns(*COLUMNS), level=Level.__members__.__getitem__)
    return tuple(sorted((Suggestion(*row) for row in rows), key=attrgetter("id")))


def said(proposal: Proposal) -> dict[str, Any]:
    """Return what a card asks, as it is stored."""
    return dict(zip(ASKED, ASKING(proposal), strict=True)) | {"level": proposal.level.name}


def as_opened(workspace: str, number: int, now: datetime, proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as the row of a new suggestion."""
    return (
        {"workspace_id": workspace, "id": number, "version": 1, "state": "open", "opened_at": now, "changed_at": now}
        | {"decided_by": "", "reason": "", "note": "", "order_number": "", "stands": True}
        | {"until_order": False, "snoozed_by": "", "snooze_note": ""}
        | said(proposal)
    )


def noted(suggestion: Suggestion) -> dict[str, Any]:
    """Return what the audit keeps of a suggestion."""
    kept = ("version", "state", "quantity", "ordered", "supplier", "mode", "reason", "note", "order_number")
    until = suggestion.snoozed_until
    snoozed = {"snoozed_until": until.isoformat(), "until_order": suggestion.until_order} if until else {}
    return {field: getattr(suggestion, field) for field in kept} | snoozed
