"""How an item stood at the last check, and its place in every list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, Self, overload

import numpy as np
from numpy.typing import NDArray

from bot.store.checks.bits import names_as_bits, numbers_as_bits, spread, words_as_bits
from planner.model import Level

URGENT_FIRST = (
    *(Level.OUT, Level.CRITICAL, Level.URGENT, Level.REORDER, Level.EXPEDITE, Level.WATCH, Level.OVERSTOCK),
    *(Level.DEAD, Level.STALE_DATA, Level.NO_DATA, Level.OK),
)
A_LEVEL = 2**52  # of urgency: more than any money at stake
COMPARED = 2**51  # of that: money that can be held against all other comes before what nobody typed a rate for
RANKED = "ranked_minor"  # a column beside a Standing's: [smallest coin] its money at stake in one currency for all
PLACES = {level: place for place, level in enumerate(URGENT_FIRST)}


class Standing(NamedTuple):  # a tuple, not a dataclass: a hundred thousand are made and compared at a time
    """How an item stood at the last check."""

    product: str
    name: str
    location: str
    shop: str
    level: Level
    available: int | None  # [units] None: never counted
    days_of_cover: float | None  # [days] None: not selling, or never counted
    stockout: date | None  # None: not within the horizon
    threshold: int  # [units]
    quantity: int  # [units] suggested
    money_minor: int | None  # [smallest coin] what is at stake
    currency: str
    cash_minor: int | None  # [smallest coin] tied up in what is on hand and on order; None: its cost is not known
    coming_minor: int | None  # [smallest coin] of it on order
    cost_currency: str
    counted_at: datetime | None
    as_of: datetime  # the last field: it alone changes with every check


class Cash(NamedTuple):
    """The money at a location in what is bought in one currency, at landed cost."""

    location: str
    currency: str
    on_hand_minor: int
    on_order_minor: int


Place = tuple[str, str]  # product and location
NUMBERS = frozenset(
    {"available", "days_of_cover", "threshold", "quantity", "money_minor", "cash_minor", "coming_minor", RANKED}
)
DIGESTED = (*(name for name in Standing._fields if name not in {"product", "location", "as_of"}), RANKED)
Columns = Mapping[str, NDArray[Any]]
"""By the fields of a Standing: numbers as such, nan for None; all else as objects."""


@dataclass(frozen=True, slots=True)
class Stood:
    """How items stood at the last check: all that the next one compares."""

    row_of: Mapping[Place, int]
    digest: NDArray[np.int64]  # of each row, as ``Standings.digest`` tells it; 0: written anew in any case


@dataclass(frozen=True)
class Standings(Sequence[Standing]):
    """How many items stand, by column: a hundred thousand take a part of the time and room of as many tuples."""

    columns: Columns

    @classmethod
    def of(cls, rows: Iterable[Standing]) -> Self:
        """Return these rows by column, all sold in one currency."""
        columns = zip(*rows, strict=True)
        found = {name: column_of(name, next(columns, ())) for name in Standing._fields}
        return cls(found | {RANKED: found["money_minor"]})

    @classmethod
    def joined(cls, parts: Sequence["Standings"]) -> Self:
        """Return several as one."""
        if not parts:
            return cls.of(())
        return cls({name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns})

    @cached_property
    def row_of(self) -> Mapping[Place, int]:
        """Return where in the columns each place is."""
        return dict(zip(self.places(), range(len(self)), strict=True))

    def places(self) -> Iterable[Place]:
        """Return product and location of each."""
        return zip(self.columns["product"].tolist(), self.columns["location"].tolist(), strict=True)

    def at(self, place: Place) -> Standing:
        """Return how an item stands."""
        return self[self.row_of[place]]

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
            return self.those(range(len(self))[row])
        return self.those([row])[0]

    def those(self, rows: Sequence[int]) -> list[Standing]:
        """Return these of them: many in a part of the time that one by one takes."""
        return list(map(Standing._make, zip(*self.part(rows).values().values(), strict=True)))

    def part(self, rows: Sequence[int]) -> "Standings":
        """Return these of them by column."""
        at = np.array(rows, np.int64)
        return Standings({name: column[at] for name, column in self.columns.items()})

    def values(self) -> dict[str, list[Any]]:
        """Return the columns as a Standing has them: None where a number is not known."""
        return {name: _values(name, self.columns[name]) for name in Standing._fields}

    def urgency(self) -> NDArray[np.int64]:
        """Return the place of each in every list; the smaller, the sooner it is listed.

        By level, then by the money at stake: first what can be held against all other, then what is in a currency
        without a rate, by its own.
        """
        places = np.array([PLACES[level] for level in self.columns["level"].tolist()], np.int64)
        own, ranked = (
            np.where(np.isnan(money), -1, np.clip(np.nan_to_num(money), 0, COMPARED - 2)).astype(np.int64) + 1
            for money in (self.columns["money_minor"], self.columns[RANKED])
        )
        return (places + 1) * A_LEVEL - 1 - np.where(ranked > 0, COMPARED - 1 + ranked, own)

    def digest(self) -> NDArray[np.int64]:
        """Return a number for each that is another one, but for a chance in 2**64, where anything of it is another.

        Not its place, nor ``as_of``, which changes with every check. It is the same on every machine.
        """
        mixed = np.zeros(len(self), np.uint64)
        for name in DIGESTED:
            mixed = spread(mixed ^ _as_bits(name, self.columns[name]))
        return mixed.view(np.int64)


def column_of(name: str, values: Sequence[Any]) -> NDArray[Any]:
    """Return the values of a field as a column."""
    if name in NUMBERS:
        return np.array(values, np.float64)  # None becomes nan
    column = np.empty(len(values), object)
    column[:] = values
    return column


def _values(name: str, column: NDArray[Any]) -> list[Any]:
    if name not in NUMBERS:
        return list(column.tolist())
    known = ~np.isnan(column)
    values = np.full(len(column), None, object)
    values[known] = column[known] if name == "days_of_cover" else column[known].astype(np.int64)
    return list(values.tolist())


def _as_bits(name: str, column: NDArray[Any]) -> NDArray[np.uint64]:
    """Return a number for each value of a column, another one for another value."""
    if name in NUMBERS or name == "level":
        return numbers_as_bits(column)
    return names_as_bits(column) if name == "name" else words_as_bits(column)
