"""Between a suggestion as people see it and as it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, select
from sqlmodel import Session, col

from bot.store.many import many
from bot.store.ordering.proposals import Proposal, Suggestion
from bot.store.tables.base import spelled
from bot.store.tables.decisions import SuggestionRow
from planner.model import Level


class Waiting(NamedTuple):  # a tuple: tens of thousands are compared with every plan
    """What a plan must know of a suggestion that awaits a decision; its first fields are what it asks."""

    product: str
    location: str
    level: Level
    supplier: str
    order_by: date | None
    quantity: int
    unit_cost_myriadths: int | None
    currency: str
    id: int
    version: int
    opened_at: datetime
    snoozed_until: datetime | None

    @property
    def asks(self) -> tuple[Any, ...]:
        """Return what it asks, and where: of a product at a location."""
        return self[:ASKS]

    def is_snoozed(self, now: datetime) -> bool:
        """Say whether people asked not to be asked for now."""
        return self.snoozed_until is not None and now < self.snoozed_until


class Units(NamedTuple):
    """How many units are asked for at a place."""

    product: str
    location: str
    quantity: int


Each = TypeVar("Each", Suggestion, Waiting)
IS_OPEN = col(SuggestionRow.state) == spelled("open")
ASKS = Waiting._fields.index("id")
NAMES = [field.name for field in fields(Suggestion)]
ASKED = [field.name for field in fields(Proposal)]
ASKING = attrgetter(*ASKED)
COLUMNS = [getattr(SuggestionRow, name) for name in NAMES]
WAITING = [getattr(SuggestionRow, name) for name in Waiting._fields]
SUGGESTIONS: Select[*tuple[Any, ...]] = select(*COLUMNS)


def suggestion_of(row: SuggestionRow) -> Suggestion:
    """Return a stored suggestion."""
    stored = {field.name: getattr(row, field.name) for field in fields(Suggestion)}
    return Suggestion(**(stored | {"level": Level[row.level]}))


def suggestions_of(
    session: Session, query: Select[*tuple[Any, ...]], values: Mapping[str, Any] | None = None
) -> tuple[Suggestion, ...]:
    """Return all of SUGGESTIONS that a query limits them to, oldest first; many times faster than row by row.

    They are put in order here: asked to, SQLite would walk all of them by number to find those of one product.
    """
    rows = many(session, query, values, level=Level.__members__.__getitem__)
    return tuple(sorted((Suggestion(*row) for row in rows), key=attrgetter("id")))


def said(proposals: Sequence[Proposal]) -> dict[str, Sequence[Any]]:
    """Return by column what cards ask, as it is stored."""
    values: dict[str, Sequence[Any]] = dict(zip(ASKED, zip(*map(ASKING, proposals), strict=True), strict=True))
    return values | {"level": [level.name for level in values["level"]]}


def as_opened(workspace: str, now: datetime) -> dict[str, Any]:
    """Return what the rows of new suggestions have in common."""
    return {
        "workspace_id": workspace,
        "version": 1,
        "state": "open",
        "opened_at": now,
        "changed_at": now,
        "stands": True,
        "until_order": False,
        **dict.fromkeys(("decided_by", "reason", "note", "order_number", "snoozed_by", "snooze_note"), ""),
    }


def noted(suggestion: Suggestion) -> dict[str, Any]:
    """Return what the audit keeps of a suggestion."""
    kept = ("version", "state", "quantity", "ordered", "supplier", "mode", "reason", "note", "order_number")
    until = suggestion.snoozed_until
    snoozed = {"snoozed_until": until.isoformat(), "until_order": suggestion.until_order} if until else {}
    return {field: getattr(suggestion, field) for field in kept} | snoozed
