"""Keeps the thresholds a workspace set for itself: the last word is that of whoever saw the latest ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col

from bot.store.access import Access
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.tables.rules import RulesRow
from bot.store.writes import insert_new

Threshold = int | float | str


@dataclass(frozen=True, slots=True)
class RulesSet:
    """The thresholds somebody set, by name, and who did last."""

    version: int = 0
    said: Mapping[str, Threshold] = field(default_factory=dict)
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds of one workspace."""

    access: Access

    def latest(self) -> RulesSet:
        """Return what holds now."""
        with self.access.reading() as session:
            return self._latest(session)

    def change(self, version: int, said: Mapping[str, Threshold], user: str, now: datetime) -> bool:
        """Set the thresholds anew if ``version`` still holds; say whether it did."""
        with self.access.writing() as session:
            before = self._latest(session)
            if before.version != version:
                return False
            if before.said == said:
                return True
            fields = {"version": version + 1, "said": dict(said), "changed_by": user, "changed_at": now}
            if not self._won(session, version, fields):
                return False
            note(self.access, session, now, user, "thresholds changed", "rules", dict(before.said), dict(said))
            hurry(session, self.access.workspace, "plan")
            return True

    def _won(self, session: Session, version: int, fields: dict[str, Any]) -> bool:
        if version == 0:
            return insert_new(session, RulesRow, [fields | {"workspace_id": self.access.workspace}]) == 1
        changed = session.connection().execute(
            update(RulesRow)
            .where(col(RulesRow.workspace_id) == self.access.workspace, col(RulesRow.version) == version)
            .values(fields)
        )
        return changed.rowcount == 1

    def _latest(self, session: Session) -> RulesSet:
        row = session.get(RulesRow, self.access.workspace)
        return RulesSet(row.version, row.said, row.changed_by, row.changed_at) if row else RulesSet()
