"""Rows kept by column: tens of thousands are compared at once, and a row is made only of what is looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select
from sqlmodel import Session

from bot.store.many import many_columns
from planner.model import Flags, Level

Row = TypeVar("Row", bound=tuple[Any, ...])  # a NamedTuple


NONE = np.empty(0, object)


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """Rows of one kind, by column; each column is named as their field, and holds objects."""

    kind: type[Row]
    columns: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(next(iter(self.columns.values())))

    def __iter__(self) -> Iterator[Row]:
        """Go through all of them."""
        return map(self.kind._make, zip(*(column.tolist() for column in self.columns.values()), strict=True))  # type: ignore[attr-defined]

    @overload
    def __getitem__(self, row: int) -> Row: ...
    @overload
    def __getitem__(self, row: slice) -> "Rows[Row]": ...
    def __getitem__(self, row: int | slice) -> "Row | Rows[Row]":
        """Return one of them, or some."""
        if isinstance(row, slice):
            return self.part(np.arange(len(self))[row])
        return self.kind._make(column[row] for column in self.columns.values())  # type: ignore[attr-defined, no-any-return]

    def has(self, name: str) -> Flags:
        """Return of each whether there is anything in that field."""
        nothing: Any = None
        return np.asarray(np.not_equal(self.columns[name], nothing), bool)

    @classmethod
    def joined(cls, kind: type[Row], parts: Sequence["Rows[Row]"]) -> "Rows[Row]":
        """Return all rows of several."""
        names: Sequence[str] = kind._fields  # type: ignore[attr-defined]
        return cls(kind, {name: np.concatenate([NONE, *(part.columns[name] for part in parts)]) for name in names})

    def part(self, rows: NDArray[Any]) -> "Rows[Row]":
        """Return only these: by number, or a flag for each."""
        return Rows(self.kind, {name: column[rows] for name, column in self.columns.items()})


def rows_found(session: Session, query: Select[*tuple[Any, ...]], kind: type[Row]) -> Rows[Row]:
    """Return what a query finds whose columns are named as the fields of ``kind``; levels are stored by their name."""
    parts = list(many_columns(session, query, level=Level.__members__.__getitem__))
    names: Sequence[str] = kind._fields  # type: ignore[attr-defined]
    return Rows(
        kind,
        {name: np.concatenate([NONE, *(objects(part[place]) for part in parts)]) for place, name in enumerate(names)},
    )


def objects(values: Sequence[Any]) -> NDArray[Any]:
    """Return values as a column of objects."""
    column = np.empty(len(values), object)
    column[:] = values
    return column
