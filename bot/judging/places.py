"""Where in the judgements of a check each product at a location is, so that what stands of it is found at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import Any, Self

import numpy as np

from bot.judging.judgement import Judgement
from bot.store import Rows, Units
from planner.model import Integers

Place = tuple[str, str]
"""A product and the location it lies in."""

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Places:
    """The items of several judgements, numbered through from the first to the last."""

    names: Sequence[Place]
    row_of: Mapping[Place, int]
    parts: Sequence[slice]  # the items of each judgement

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> Self:
        """Return where the items of these judgements are."""
        items = [judgement.catalogue.items for judgement in judgements]
        names = list(chain.from_iterable(zip(each.product, each.location, strict=True) for each in items))
        ends = np.cumsum([0, *(len(each.product) for each in items)]).tolist()
        parts = [slice(first, last) for first, last in pairwise(ends)]
        return cls(names, dict(zip(names, range(len(names)), strict=True)), parts)

    def rows(self, places: Iterable[Place]) -> Integers:
        """Return which items lie at these places; NOWHERE where none does."""
        return np.fromiter(map(self.row_of.get, places, repeat(NOWHERE)), np.int64)

    def stands(self, rows: Rows[Any]) -> Integers:
        """Return of each item which of these rows is of its place; NOWHERE where none is."""
        at = self.rows(zip(rows.columns["product"].tolist(), rows.columns["location"].tolist(), strict=True))
        found, known = np.full(len(self.names), NOWHERE), np.flatnonzero(at != NOWHERE)
        found[at[known]] = known
        return found

    def units(self, asked: Rows[Units]) -> Integers:
        """Return how many units of each item are asked for."""
        at, units = self.stands(asked), np.zeros(len(self.names), np.int64)
        units[at != NOWHERE] = asked.columns["quantity"][at[at != NOWHERE]]
        return units

    def by_part(self, column: Integers) -> Iterator[Integers]:
        """Yield of a column of all items the part of each judgement."""
        return (column[part] for part in self.parts)
