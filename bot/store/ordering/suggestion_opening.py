"""Opens thousands of suggestions, some at a time, and none where another plan asked meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.ordering.proposals import Proposal
from bot.store.ordering.suggestion_rows import as_opened, said
from bot.store.tables.decisions import SuggestionRow
from bot.store.writes import insert_many_new

Place = tuple[str, str]  # product and location


@dataclass(slots=True)
class Opening:
    """What one plan opens; ``seen``: the newest suggestion there was when it began, None: whatever came after it."""

    access: Access
    now: datetime
    seen: int | None
    taken: set[Place] = field(default_factory=set)  # where others asked since

    def open(self, session: Session, proposals: Sequence[Proposal]) -> dict[int, str]:
        """Open what is proposed where none is open and nobody asked since; openers take turns.

        Return the product of each that was opened, by its number.
        """
        if self.seen is not None:
            newer = select(SuggestionRow.product, SuggestionRow.location).where(
                SuggestionRow.workspace_id == self.access.workspace, SuggestionRow.id > self.seen
            )
            self.taken.update(session.exec(newer).all())
        mine = [each for each in proposals if (each.product, each.location) not in self.taken]
        first = self.access.next_number(session, "suggestion", len(mine))
        numbers = range(first, first + len(mine))
        if self.seen is not None:
            self.seen = numbers.stop - 1  # its own are no news to it
        if not mine:
            return {}
        columns = {"id": numbers, **said(mine)}
        insert_many_new(session, SuggestionRow, columns, as_opened(self.access.workspace, self.now))
        opened = (
            select(SuggestionRow.id, SuggestionRow.product)
            .where(SuggestionRow.workspace_id == self.access.workspace)
            .where(SuggestionRow.id >= numbers.start, SuggestionRow.id < numbers.stop)
            .order_by(col(SuggestionRow.id))
        )
        return dict(session.exec(opened).all())
