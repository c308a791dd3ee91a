"""Packs an item's months into a few bytes each, and lays them out again as days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.store.days import as_day, first_day
from planner.model import Floats, Integers

UNKNOWN = -1
ABSENT = -2  # instead of ``then``: nothing is packed of this item's month
MONTH = np.dtype([("units", "<i4", (31,)), ("in_stock", "i1", (31,)), ("then", "i1")])
"""One month: demand and state of the shelf day by day, and the state afterwards for as long as nothing happens."""


@dataclass(frozen=True, slots=True)
class Days:
    """Columns of days of several items, as they are laid out of packed months."""

    first: int  # day of the first column, days since 1970
    units: Floats  # [units] shape (items, days)
    in_stock: NDArray[np.int8]  # same shape

    @classmethod
    def empty(cls, items: int, first: int, days: int) -> "Days":
        """Return days without sales, the shelf unknown."""
        return cls(first, np.zeros((items, days)), np.full((items, days), UNKNOWN, np.int8))

    def columns(self, month: int) -> tuple[slice, slice]:
        """Return which days of a month lie within, and in which columns."""
        begin = as_day(first_day(month))
        start = max(begin, self.first)
        stop = max(start, min(as_day(first_day(month + 1)), self.first + self.units.shape[1]))
        return slice(start - begin, stop - begin), slice(start - self.first, stop - self.first)

    def lay(self, month: int, rows: Integers, packed: NDArray[np.void]) -> None:
        """Lay one month of many items into its columns; later days stand as that month left them."""
        inside, columns = self.columns(month)
        self.units[rows, columns] = packed["units"][:, inside]
        self.in_stock[rows, columns] = packed["in_stock"][:, inside]

    def carry(self, rows: Integers, month: int, then: NDArray[np.int8]) -> None:
        """Fill the days after these items' last month: nothing happened since."""
        _, columns = self.columns(month)
        self.in_stock[rows, columns.stop :] = then[:, None]


def nothing(items: int) -> NDArray[np.void]:
    """Return a month of which nothing is packed, one entry per item."""
    packed = np.zeros(items, MONTH)
    packed["in_stock"] = UNKNOWN
    packed["then"] = ABSENT
    return packed


def pack(days: Days, then: NDArray[np.int8], months: range) -> Iterator[tuple[int, NDArray[np.void]]]:
    """Return each month with its packed days, one entry per item; ``then`` has a column per month."""
    for index, month in enumerate(months):
        packed = nothing(len(days.units))
        inside, columns = days.columns(month)
        packed["units"][:, inside] = days.units[:, columns]
        packed["in_stock"][:, inside] = days.in_stock[:, columns]
        packed["then"] = then[:, index]
        yield month, packed


def unpack(packed: Sequence[bytes]) -> NDArray[np.void]:
    """Return packed months as an array."""
    return np.frombuffer(b"".join(packed), MONTH)


def differs(one: NDArray[np.void], other: NDArray[np.void]) -> NDArray[np.bool_]:
    """Return which entries are not the same, byte by byte."""
    bytes_of = [np.ascontiguousarray(packed).view(np.uint8).reshape(len(packed), -1) for packed in (one, other)]
    different: NDArray[np.bool_] = (bytes_of[0] != bytes_of[1]).any(axis=1)
    return different
