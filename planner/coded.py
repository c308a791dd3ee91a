"""A column with few distinct values: each is kept once, and looked at once instead of once per item."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True, eq=False)
class Coded(Sequence[Value], Generic[Value]):
    """A column as the place of each entry among its values.

    >>> lies_in = Coded.of(("London", "Leeds", "London"))
    >>> lies_in[2], list(lies_in), lies_in.each(len)
    ('London', ['London', 'Leeds', 'London'], array([6., 5., 6.]))
    """

    code: NDArray[np.int32]
    values: tuple[Value, ...]

    @classmethod
    def of(cls, column: Sequence[Value]) -> "Coded[Value]":
        """Return a column in this form; itself if it is already."""
        if isinstance(column, Coded):
            return column
        values = tuple(dict.fromkeys(column))
        code = dict(zip(values, range(len(values)), strict=True))
        return Coded(np.fromiter(map(code.__getitem__, column), np.int32, len(column)), values)

    @classmethod
    def joined(cls, parts: Sequence["Coded[Value]"]) -> "Coded[Value]":
        """Return consecutive parts of a column as one."""
        values = tuple(dict.fromkeys(chain.from_iterable(part.values for part in parts)))
        place = dict(zip(values, range(len(values)), strict=True))
        codes = [np.array([place[value] for value in part.values], np.int32)[part.code] for part in parts]
        return Coded(np.concatenate(codes), values)

    def each(self, turn: Callable[[Value], float]) -> NDArray[np.float64]:
        """Return a number for each entry, asked for once per value."""
        return np.array([turn(value) for value in self.values], np.float64)[self.code]

    def turned(self, turn: Callable[[Value], Other]) -> "Coded[Other]":
        """Return what each entry becomes, asked for once per value."""
        return Coded(self.code, tuple(map(turn, self.values)))

    def tolist(self) -> list[Value]:
        """Return the entries."""
        return list(self)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.code)

    def __iter__(self) -> Iterator[Value]:
        """Go through the entries."""
        return map(self.values.__getitem__, self.code.tolist())

    def __eq__(self, other: object) -> bool:
        """Compare entry by entry, whatever form the other column has."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, entry: int) -> Value: ...
    @overload
    def __getitem__(self, entry: slice | NDArray[Any]) -> "Coded[Value]": ...
    def __getitem__(self, entry: int | slice | NDArray[Any]) -> "Value | Coded[Value]":
        """Return one entry, or some."""
        if isinstance(entry, slice | np.ndarray):
            return Coded(self.code[entry], self.values)
        return self.values[int(self.code[entry])]
