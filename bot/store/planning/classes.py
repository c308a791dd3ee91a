"""Keeps in which class by margin each item is, as the newest night found."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text

from bot.store.access import Access

SLICE = 5_000  # rows a transaction: whoever decides meanwhile waits some hundredths of a second
CHANGE = text("UPDATE item SET abc_class = :abc_class WHERE workspace_id = :w AND id = :id")


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of one workspace."""

    access: Access

    def change(self, classes: Mapping[int, int]) -> None:
        """Keep the AbcClass of these items, by number; the others stay in theirs."""
        rows = [{"w": self.access.workspace, "id": item, "abc_class": it} for item, it in sorted(classes.items())]
        for start in range(0, len(rows), SLICE):
            with self.access.writing() as session:
                session.connection().execute(CHANGE, rows[start : start + SLICE])
