"""How all items stand at a check: rows of it are made only of what is written or told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bot.judging.judgement import Judgement
from bot.judging.places import Place, Places
from bot.judging.standing import LEVELS, standing_bits, standings
from bot.store import Rows, Standing, Standings, Units, digest_of
from planner.coded import Coded
from planner.model import Integers, Level


@dataclass(frozen=True, slots=True)
class Checked:
    """How the items of several judgements stand, numbered through as ``where`` has them."""

    judgements: Sequence[Judgement]
    where: Places
    quantity: Integers  # [units] asked for of each

    @classmethod
    def of(cls, judgements: Sequence[Judgement], where: Places, asked: Rows[Units]) -> Self:
        """Return how the items stand that are asked for in these quantities."""
        return cls(judgements, where, where.units(asked))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.quantity)

    def places(self) -> Sequence[Place]:
        """Return product and location of each."""
        return self.where.names

    def as_of(self) -> datetime | None:
        """Return when they were judged; None: there is none."""
        return max((judgement.now for judgement in self.judgements), default=None)

    def digest(self) -> NDArray[np.int64]:
        """Return what tells whether anything of each is another, as ``Standings.digest``."""
        bits = [
            standing_bits(each.catalogue, each.plan, each.now) if each.bits is None else each.bits
            for each in self.judgements
        ]
        return digest_of(np.concatenate([np.zeros(0, np.uint64), *bits]), self.quantity)

    def counts(self) -> Mapping[tuple[str, Level], int]:
        """Return how many items of each shop stand at each level."""
        counts = Counter[tuple[str, Level]]()
        for judgement in self.judgements:
            shops: Coded[tuple[str, ...]] = Coded.of(judgement.catalogue.about.column("shops"))
            found, items = np.unique(shops.code * len(LEVELS) + judgement.plan.level, return_counts=True)
            for code, count in zip(found.tolist(), items.tolist(), strict=True):
                counts[shops.values[code // len(LEVELS)][0], LEVELS[code % len(LEVELS)]] += count
        return counts

    def part(self, rows: Sequence[int] | Integers) -> Standings:
        """Return these of them."""
        at, found, order = np.array(rows, np.int64), list[Standings](), list[NDArray[Any]]()
        for each, items in zip(self.judgements, self.where.parts, strict=True):
            mine = np.flatnonzero((at >= items.start) & (at < items.stop))
            if mine.size:
                said = (each.catalogue, each.plan, each.allocation, each.now, self.quantity[items])
                found.append(standings(*said, at[mine] - items.start))
                order.append(mine)
        return Standings.joined(found).part(np.argsort(np.concatenate(order)) if order else ())

    def those(self, rows: Sequence[int] | Integers) -> list[Standing]:
        """Return these of them, a row each."""
        return self.part(rows).rows()
