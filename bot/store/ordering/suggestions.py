"""Keeps suggested orders: what awaits a decision, what people said no to, and what a plan asks anew."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import Session, col, select

from bot.store.access import Access, fold, slices
from bot.store.applied import Applied
from bot.store.finding.products import Found
from bot.store.kept_rows import KeptRows
from bot.store.ordering.proposals import Proposal, Suggestion
from bot.store.ordering.shown import touch_asked
from bot.store.ordering.suggestion_list import LATEST, Worth, is_awake, numbered, open_suppliers, still_declined, worth
from bot.store.ordering.suggestion_opening import Opening
from bot.store.ordering.suggestion_rows import (
    IS_OPEN,
    SUGGESTIONS,
    WAITING,
    Each,
    Units,
    Waiting,
    suggestion_of,
    suggestions_of,
)
from bot.store.ordering.suggestion_writes import Changes, ended, forget, rewritten, set_each_if_open, take_turns
from bot.store.rows import Rows, rows_found
from bot.store.tables.decisions import SuggestionRow

SHORTEST_PART, IN_CHINESE = 3, 2  # letters of a supplier's name that stand for it


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions of one workspace."""

    access: Access
    _waiting: KeptRows[Waiting] = field(default_factory=lambda: KeptRows(Waiting, "version"), compare=False)

    def open(
        self,
        products: Sequence[str] | None = None,
        shop: str | None = None,
        *,
        snoozed_until: datetime | None = None,
    ) -> tuple[Suggestion, ...]:
        """Return what awaits a decision, oldest first; with a moment only what is snoozed beyond it."""
        query = self._mine().where(IS_OPEN)
        if products is not None:
            query = query.where(col(SuggestionRow.product).in_(products))
        if shop is not None:
            query = query.where(col(SuggestionRow.shop) == shop)
        if snoozed_until is not None:
            query = query.where(col(SuggestionRow.snoozed_until) > snoozed_until)
        with self.access.reading() as session:
            return suggestions_of(session, query)

    def waiting(self, products: Collection[str] | None = None) -> Rows[Waiting]:
        """Return of all that awaits a decision (of these products) what a plan must know."""
        query = self._mine(products).where(IS_OPEN).with_only_columns(*WAITING)
        with self.access.reading() as session:
            return rows_found(session, query, Waiting) if products is not None else self._waiting.found(session, query)

    def still(self, waiting: Sequence[Waiting]) -> Mapping[int, Suggestion]:
        """Return the suggestions that still await a decision in the version they had, by number."""
        with self.access.reading() as session:
            found = numbered(session, self.access.workspace, [each.id for each in waiting])
        return {
            each.id: found[each.id]
            for each in waiting
            if each.id in found and (found[each.id].state, found[each.id].version) == ("open", each.version)
        }

    def asked(self, now: datetime, products: Collection[str] | None = None) -> Rows[Units]:
        """Return how many units are asked for at each product (of these) and location, snoozed ones left out."""
        columns = (getattr(SuggestionRow, name) for name in Units._fields)
        query = self._mine(products).where(IS_OPEN, is_awake(now))
        with self.access.reading() as session:
            return rows_found(session, query.with_only_columns(*columns), Units)

    def worth(self, suppliers: Collection[str], now: datetime) -> tuple[Worth, ...]:
        """Return what is asked for now of each of these suppliers is worth, in each currency; snoozed ones left out."""
        with self.access.reading() as session:
            return worth(session, self.access.workspace, suppliers, now)

    def these(self, numbers: Sequence[int]) -> Mapping[int, Suggestion]:
        """Return suggestions by their number; unknown numbers are left out."""
        with self.access.reading() as session:
            return numbered(session, self.access.workspace, numbers)

    def supplier(self, words: str) -> Found:
        """Return the supplier of an open suggestion that these words name, or alone hold a part of; else near ones."""
        with self.access.reading() as session:
            suppliers = {fold(name): name for name in open_suppliers(session, self.access.workspace)}
        folded = fold(words)
        least = SHORTEST_PART if folded.isascii() else IN_CHINESE
        holding = [name for name in suppliers if len(folded) >= least and folded in name]
        exact = folded if folded in suppliers else holding[0] if len(holding) == 1 else ""
        if exact:
            return Found((suppliers[exact],), ())
        near = (*holding, *difflib.get_close_matches(folded, suppliers, n=3, cutoff=0.6))
        return Found((), tuple(suppliers[name] for name in dict.fromkeys(near))[:3])

    def declined(self, products: Collection[str] | None = None) -> tuple[Suggestion, ...]:
        """Return each place's newest suggestion where people said no to it and that no still stands."""
        with self.access.reading() as session:
            return suggestions_of(session, self._mine(products).where(still_declined()))

    def latest(self, product: str) -> tuple[Suggestion, ...]:
        """Return for each location the suggestion of a product that is open; else the newest that somebody decided.

        What the plan asked meanwhile and took back hides neither.
        """
        with self.access.reading() as session:
            return suggestions_of(session, LATEST, {"w": self.access.workspace, "product": product})

    def newest(self) -> int:
        """Return the highest number of a suggestion so far; 0: there is none."""
        query = select(func.max(SuggestionRow.id)).where(SuggestionRow.workspace_id == self.access.workspace)
        with self.access.reading() as session:
            return session.exec(query).one() or 0

    def one(self, id: int) -> Suggestion | None:
        """Return a suggestion; None: there is none of that number."""
        with self.access.reading() as session:
            row = session.get(SuggestionRow, (self.access.workspace, id))
            return suggestion_of(row) if row else None

    def apply(
        self,
        now: datetime,
        *,
        opened: Sequence[Proposal] = (),
        changed: Sequence[Suggestion] = (),
        closed: Sequence[Suggestion] = (),
        superseded: Sequence[Waiting] = (),
        forgotten: Sequence[Suggestion] = (),
        seen: int | None = None,
    ) -> Applied[Suggestion]:
        """Write what a plan decided; whatever a person decided meanwhile stands.

        ``changed`` and ``closed`` carry the version they were read at; ``closed`` the state they end in, ``superseded``
        end as that. ``forgotten`` are dismissals that no longer hold. Nothing is opened where a suggestion is newer
        than ``seen``, the newest one there was when the plan began: another plan asked meanwhile, and somebody may have
        decided.

        Of thousands some are written at a time, for people decide meanwhile. A suggestion is closed where nothing is
        wanted any more, and opened where none stood: each stands for itself, and what is left undone by a process that
        ends here is found and done by the next plan.
        """
        news, done, over = list[int](), list[int](), list[int]()
        for some in slices(changed):
            with self._deciding() as session:
                done += self._set(session, some, lambda won: rewritten(won, now))
        for some in slices(closed):
            with self._deciding() as session:
                over += self._set(session, some, lambda won: ended([each.state for each in won], now))
        for gone in slices(superseded):
            with self._deciding() as session:
                over += self._set(session, gone, lambda won: ended(["superseded"] * len(won), now))
        opening = Opening(self.access, now, seen)
        for proposals in slices(opened):
            with self._deciding() as session:
                new = opening.open(session, proposals)
                touch_asked(self.access, session, set(new.values()))
                news += new
        for some in slices(forgotten):
            with self._deciding() as session:
                forget(session, self.access.workspace, some)
        return Applied(lambda numbers: tuple(self.these(numbers).values()), news, done, over)

    @contextmanager
    def _deciding(self) -> Iterator[Session]:
        with self.access.writing() as session:
            take_turns(self.access, session)
            yield session

    def _set(self, session: Session, wanted: Sequence[Each], values_of: Changes[Each]) -> list[int]:
        won = set_each_if_open(session, self.access.workspace, wanted, values_of)
        touch_asked(self.access, session, {each.product for each in won})
        return [each.id for each in won]

    def _mine(self, products: Collection[str] | None = None) -> Select[*tuple[Any, ...]]:
        mine = SUGGESTIONS.where(col(SuggestionRow.workspace_id) == self.access.workspace)
        return mine if products is None else mine.where(col(SuggestionRow.product).in_(products))
