"""Queries a range of item numbers once and hands each day the rows of the locations where it is that day.

Neighbours in number lie all over the world: asked day by day, a query would walk the whole range each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
from sqlmodel import Session

from bot.store.planning import item_query
from bot.store.planning.item_query import Question
from planner.model import Integers

Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of item numbers with the answers read so far; ``asks`` is the question about all of their locations."""

    asks: Question
    read: dict[str, tuple[Columns, Integers]] = field(
        default_factory=dict
    )  # by query: its rows, and each one's location

    def columns(self, session: Session, query: str, places: Sequence[int]) -> dict[str, Sequence[Any]]:
        """Return what a query says of the items that lie in these places."""
        if query not in self.read:
            asked = self.asks.ask_columns(session, query)
            self.read[query] = asked, self._lies_in(session, query, asked)
        rows, lies_in = self.read[query]
        mine = np.isin(lies_in, places)
        if mine.all():
            return dict(rows)
        chosen = mine.tolist()
        return {name: tuple(compress(column, chosen)) for name, column in rows.items()}

    def _lies_in(self, session: Session, query: str, rows: Columns) -> Integers:
        """Return the location of the item of each row; it is the first column that says which."""
        if query == item_query.ITEMS:
            return np.array(rows["location_id"], np.int64)
        if item_query.ITEMS not in self.read:
            self.columns(session, item_query.ITEMS, ())
        items, lies_in = self.read[item_query.ITEMS]
        found = np.array(next(iter(rows.values())), np.int64)
        return lies_in[np.searchsorted(np.array(items["id"], np.int64), found)]


@dataclass(frozen=True, slots=True)
class DayQuestion(Question):
    """A question about the items of one day, which is answered from what the whole stretch was asked."""

    stretch: Stretch = field(kw_only=True)

    def ask_columns(self, session: Session, query: str) -> dict[str, Sequence[Any]]:
        """Return the rows of these items from the answer for the whole stretch."""
        return self.stretch.columns(session, query, self.places)
