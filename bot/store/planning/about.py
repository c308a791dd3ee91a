"""What cards show of items beside their plan, kept as columns; an ``About`` is made only of an item that is shown."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self, overload

import numpy as np

from planner.blocks import column_rows, joined_column
from planner.coded import Coded
from planner.model import Integers


class About(NamedTuple):
    """What a card shows of an item beside its plan."""

    product: str
    name: str
    location: str
    shops: tuple[str, ...]
    currency: str  # of prices
    cost_currency: str  # of unit costs; "" where unknown
    counted: int | None  # [units] as the newest count said; None: never counted
    counts_available: bool  # the count is of available units; else of units on hand
    counted_at: datetime | None
    sold_since: int  # [units] ordered since that count, cancellations left out
    committed: int  # [units] paid, not shipped
    committed_then: int  # [units] paid, not shipped at that count
    shipped: int  # [units] sent to customers since that count
    received: int  # [units] taken in since that count


FEW = frozenset({"location", "shops", "currency", "cost_currency", "counts_available", "counted_at"})
"""Fields of which few values differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Abouts(Sequence[About]):
    """The same of many items, as columns: to make and pickle 100,000 tuples takes longer than to plan the items."""

    columns: tuple[Any, ...]  # one for each field of About: an array where every item has a number, coded, or a tuple

    @classmethod
    def joined(cls, parts: Sequence["Abouts"]) -> Self:
        """Return those of several stretches as one."""
        return cls(tuple(map(joined_column, zip(*(part.columns for part in parts), strict=True))))

    def those(self, rows: Integers) -> "Abouts":
        """Return only some."""
        return Abouts(tuple(column_rows(column, rows) for column in self.columns))

    def only(self, names: Collection[str]) -> "Abouts":
        """Return the same with all other columns left empty."""
        none = np.zeros((len(self), 0))
        named = zip(About._fields, self.columns, strict=True)
        return Abouts(tuple(column if name in names else none for name, column in named))

    def coded(self) -> "Abouts":
        """Return the same with the columns coded of which few values differ."""
        named = zip(About._fields, self.columns, strict=True)
        return Abouts(tuple(Coded.of(column) if name in FEW else column for name, column in named))

    def column(self, name: str) -> Sequence[Any]:
        """Return one field of all."""
        column = self.columns[About._fields.index(name)]
        return column.tolist() if isinstance(column, np.ndarray) else column  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        """Compare item by item, whatever the columns are kept in."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.columns[0])

    def __iter__(self) -> Iterator[About]:
        """Go through all of them."""
        return map(About._make, zip(*map(self.column, About._fields), strict=True))

    @overload
    def __getitem__(self, row: int) -> About: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[About]: ...
    def __getitem__(self, row: int | slice) -> About | Sequence[About]:
        """Return one of them, or some."""
        if isinstance(row, slice):
            return [self[one] for one in range(len(self))[row]]
        return About._make(
            column[row].item() if isinstance(column, np.ndarray) else column[row] for column in self.columns
        )
