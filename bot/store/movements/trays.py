"""Keeps packed months in trays: a row holds a month of 64 neighbouring items, and a year of 100,000 is read at once.

Neighbours are items whose numbers follow each other: tray 3 holds those from 192 to 255.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlmodel import Session

from bot.store.movements.packing import ABSENT, nothing, unpack
from bot.store.staging import put
from planner.model import Integers

SIZE = 64  # items
PACKED_MONTH = ("workspace_id", "tray", "month", "days")
STORED = text(
    "SELECT tray, month, days FROM packed_month"
    " WHERE workspace_id = :w AND tray BETWEEN :first AND :last AND month >= :since"
)


@dataclass(frozen=True, slots=True)
class Trays:
    """The trays of a stretch of items, to be looked at, filled and put back."""

    first: int  # number of the first item
    size: int  # items
    months: dict[int, NDArray[np.void]]  # each with an entry per item of the stretch, also for absent ones
    touched: set[tuple[int, int]] = field(default_factory=set)  # tray and month

    @classmethod
    def of(cls, session: Session, workspace: str, items: Integers, since: int = 0) -> "Trays":
        """Return the trays in which these items, in order, lie, with what is packed from the month ``since`` on."""
        first, last = int(items[0]) // SIZE, int(items[-1]) // SIZE
        trays = cls(first * SIZE, (last + 1 - first) * SIZE, {})
        key = {"w": workspace, "first": first, "last": last, "since": since}
        for tray, month, days in session.connection().execute(STORED, key):
            start = (tray - first) * SIZE
            trays._month(month)[start : start + SIZE] = unpack([bytes(days)])
        return trays

    def newest(self, items: Integers) -> Integers:
        """Return the last month packed of each item; -1: none."""
        newest = np.full(len(items), -1, np.int64)
        for month in sorted(self.months):
            newest[self.there(month, items)["then"] != ABSENT] = month
        return newest

    def oldest(self, items: Integers) -> Integers:
        """Return the first month packed of each item; -1: none."""
        oldest = np.full(len(items), -1, np.int64)
        for month in sorted(self.months, reverse=True):
            oldest[self.there(month, items)["then"] != ABSENT] = month
        return oldest

    def there(self, month: int, items: Integers) -> NDArray[np.void]:
        """Return what is packed of a month of these items, one entry each."""
        packed = self.months.get(month)
        return nothing(len(items)) if packed is None else packed[items - self.first]

    def fill(self, month: int, items: Integers, packed: NDArray[np.void]) -> None:
        """Put a month of these items into their trays."""
        self._month(month)[items - self.first] = packed
        self.touched.update((tray, month) for tray in np.unique(items // SIZE).tolist())

    def put_back(self, session: Session, workspace: str) -> None:
        """Write the trays that were filled."""
        put(session, "packed_month", PACKED_MONTH, 3, list(self._rows(workspace)))

    def _month(self, month: int) -> NDArray[np.void]:
        if month not in self.months:
            self.months[month] = nothing(self.size)
        return self.months[month]

    def _rows(self, workspace: str) -> Iterator[tuple[Any, ...]]:
        for tray, month in sorted(self.touched):
            start = tray * SIZE - self.first
            yield workspace, tray, month, self.months[month][start : start + SIZE].tobytes()


def trays_of(items: Sequence[int]) -> list[int]:
    """Return the numbers of the trays these items lie in.

    >>> trays_of([3, 63, 64])
    [0, 1]
    """
    return sorted({item // SIZE for item in items})
