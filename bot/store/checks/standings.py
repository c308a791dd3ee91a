"""How many items stood at the last check, by column, and what tells whether anything of one is another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self, overload

import numpy as np
from numpy.typing import NDArray

from bot.store.checks.bits import Bits, names_as_bits, numbers_as_bits, spread, words_as_bits
from bot.store.checks.standing import A_LEVEL, COMPARED, PLACES, Standing
from bot.store.rows import objects
from planner.coded import Coded
from planner.model import Integers, Level

Place = tuple[str, str]  # product and location
NUMBERS = frozenset(
    {"available", "days_of_cover", "threshold", "quantity", "money_minor", "cash_minor", "coming_minor"}
)
WORDS = frozenset({"product", "name"})  # of which hardly two are alike
DIGESTED = tuple(name for name in Standing._fields if name not in {"quantity", "as_of"})
Column = NDArray[Any] | Coded[Any]
Columns = Mapping[str, Column]
"""By the fields of a Standing: numbers as such, nan for None; product and name as objects; all else coded."""


class AllStanding(Protocol):
    """How all items stand: rows are made only of those that are written."""

    def __len__(self) -> int:
        """Return how many there are."""

    def places(self) -> Sequence[Place]:
        """Return product and location of each."""

    def digest(self) -> NDArray[np.int64]:
        """Return what tells whether anything of each is another, as ``Standings.digest``."""

    def counts(self) -> Mapping[tuple[str, Level], int]:
        """Return how many items of each shop stand at each level."""

    def as_of(self) -> datetime | None:
        """Return when they were checked; None: there is none."""

    def part(self, rows: Sequence[int]) -> "Standings":
        """Return these of them."""


@dataclass(frozen=True, slots=True)
class Standings(Sequence[Standing]):
    """How many items stand, by column: a hundred thousand take a part of the time and room of as many tuples."""

    columns: Columns

    @classmethod
    def of(cls, rows: Iterable[Standing]) -> Self:
        """Return these rows by column."""
        columns = zip(*rows, strict=True)
        return cls({name: column_of(name, next(columns, ())) for name in Standing._fields})

    @classmethod
    def joined(cls, parts: Sequence["Standings"]) -> Self:
        """Return several as one."""
        if not parts:
            return cls.of(())
        return cls({name: _joined([part.columns[name] for part in parts]) for name in Standing._fields})

    def places(self) -> Sequence[Place]:
        """Return product and location of each."""
        return list(zip(self.columns["product"].tolist(), self.columns["location"].tolist(), strict=True))

    def counts(self) -> Mapping[tuple[str, Level], int]:
        """Return how many of each shop stand at each level."""
        return Counter(zip(self.columns["shop"].tolist(), self.columns["level"].tolist(), strict=True))

    def as_of(self) -> datetime | None:
        """Return when the latest of them was checked; None: there is none."""
        return max(self.columns["as_of"].tolist(), default=None)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.columns["product"])

    @overload
    def __getitem__(self, row: int) -> Standing: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Standing]: ...
    def __getitem__(self, row: int | slice) -> Standing | Sequence[Standing]:
        """Return one of them, or some."""
        if isinstance(row, slice):
            return self.part(range(len(self))[row]).rows()
        return self.part([row]).rows()[0]

    def rows(self) -> list[Standing]:
        """Return all of them: many in a part of the time that one by one takes."""
        return list(map(Standing._make, zip(*self.values().values(), strict=True)))

    def part(self, rows: Sequence[int] | Integers) -> "Standings":
        """Return these of them by column."""
        at = np.array(rows, np.int64)
        return Standings({name: self.columns[name][at] for name in Standing._fields})

    def values(self) -> dict[str, list[Any]]:
        """Return the columns as a Standing has them: None where a number is not known."""
        return {name: _values(name, self.columns[name]) for name in Standing._fields}

    def urgency(self, reporting: str = "") -> NDArray[np.int64]:
        """Return the place of each in every list; the smaller, the sooner it is listed.

        By level, then by the money at stake; what is not in the currency of totals, as nobody typed a rate, comes
        behind what is, by its own money.
        """
        levels: Any = self.columns["level"]
        currencies: Any = self.columns["currency"]
        places, money = levels.each(PLACES.__getitem__).astype(np.int64), self.columns["money_minor"]
        known = np.where(np.isnan(money), 0, np.clip(np.nan_to_num(money), 0, COMPARED - 2) + 1).astype(np.int64)
        is_alone = currencies.each(lambda code: bool(reporting) and code != reporting).astype(bool)
        return np.asarray((places + 1) * A_LEVEL - 1 - np.where((known > 0) & ~is_alone, COMPARED - 1 + known, known))

    def digest(self) -> NDArray[np.int64]:
        """Return a number for each that is another one, but for a chance in 2**64, where anything of it is another.

        Not ``as_of``, which changes with every check. It is the same on every machine.
        """
        return digest_of(self.bits(), np.asarray(self.columns["quantity"]))

    def bits(self) -> Bits:
        """Return a number for each that is another one where anything of it but its quantity is another."""
        mixed = np.zeros(len(self), np.uint64)
        for name in DIGESTED:
            mixed = spread(mixed ^ _as_bits(name, self.columns[name]))
        return mixed


def digest_of(bits: Bits, quantity: NDArray[Any]) -> NDArray[np.int64]:
    """Return the digests of items that are asked for in these quantities; ``bits`` as of ``Standings.bits``."""
    return spread(bits ^ numbers_as_bits(quantity)).view(np.int64)


def column_of(name: str, values: Sequence[Any]) -> Column:
    """Return the values of a field as a column."""
    if name in NUMBERS:
        return np.array(values, np.float64)  # None becomes nan
    return objects(values) if name in WORDS else Coded.of(values)


def _joined(parts: Sequence[Column]) -> Column:
    coded = [part for part in parts if isinstance(part, Coded)]
    return Coded.joined(coded) if coded else np.concatenate(parts)


def _values(name: str, column: Column) -> list[Any]:
    if isinstance(column, Coded) or name not in NUMBERS:
        return list(column.tolist())
    known = ~np.isnan(column)
    values = np.full(len(column), None, object)
    values[known] = column[known] if name == "days_of_cover" else column[known].astype(np.int64)
    return list(values.tolist())


def _as_bits(name: str, column: Column) -> Bits:
    """Return a number for each value of a column, another one for another value."""
    if isinstance(column, Coded):
        return numbers_as_bits(column.each(float)) if name == "level" else words_as_bits(column)
    return numbers_as_bits(column) if name in NUMBERS else names_as_bits(column)
