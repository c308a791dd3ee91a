"""Lists what people decided on suggested orders, the latest first: who said yes or no, when and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from bot.store.access import Access
from bot.store.ordering.proposals import Suggestion
from bot.store.ordering.suggestion_rows import COLUMNS, suggestions_of
from bot.store.tables.decisions import SuggestionRow

BY_PEOPLE = ("approved", "edited", "dismissed")
Span = tuple[datetime, datetime]  # the first moment, and the first one behind


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of one workspace that stand: what was undone is asked again, and none any more."""

    access: Access

    def latest(self, count: int, first: int = 0, within: Span | None = None) -> tuple[Suggestion, ...]:
        """Return so many of them from number ``first`` on, the latest first; those of a span alone, if it is given."""
        query = self._mine(within, *COLUMNS).order_by(
            col(SuggestionRow.decided_at).desc(), col(SuggestionRow.id).desc()
        )
        with self.access.reading() as session:
            found = suggestions_of(session, query.limit(count).offset(first))
        return tuple(sorted(found, key=lambda each: (each.decided_at or each.changed_at, each.id), reverse=True))

    def number(self, within: Span | None = None) -> int:
        """Return how many there are."""
        with self.access.reading() as session:
            return int(session.connection().execute(self._mine(within, func.count())).scalar_one())

    def _mine(self, within: Span | None, *columns: Any) -> Select[*tuple[Any, ...]]:
        row = SuggestionRow
        mine = select(*columns).where(col(row.workspace_id) == self.access.workspace, col(row.state).in_(BY_PEOPLE))
        if within is None:
            return mine
        return mine.where(col(row.decided_at) >= within[0], col(row.decided_at) < within[1])
