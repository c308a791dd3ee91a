"""Reads what items sold, and whether they were on the shelf, out of their packed months."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import TextClause, bindparam, text
from sqlmodel import Session

from bot.store.days import as_day, month_of
from bot.store.movements.packing import ABSENT, MONTH, Days, unpack
from bot.store.movements.trays import SIZE, trays_of
from planner.model import History, Integers

ALL = (
    "SELECT tray, month, days FROM packed_month WHERE workspace_id = :w AND month BETWEEN :first AND :last"
    " AND tray BETWEEN :low AND :high"
)
SOME = text(ALL + " AND tray IN :trays").bindparams(bindparam("trays", expanding=True))
AT_ONCE = 2000  # trays of a month, 20 MB: those of a year of some thousand items come at once
BYTES = np.dtype((np.void, MONTH.itemsize))  # a month as it is stored: taken by its bytes in a third of the time


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Trays as arrays: ``packed`` has a row for each pair of tray and month, and in it an entry for each item."""

    tray: Integers
    month: Integers
    packed: NDArray[np.void]

    @classmethod
    def of(cls, rows: Sequence[Any]) -> "Unpacked":
        trays, months, days = zip(*rows, strict=True)
        return cls(np.array(trays, np.int64), np.array(months, np.int64), unpack(days).reshape(len(rows), SIZE))


def months_of(session: Session, workspace: str, items: range, as_of: Sequence[date], days: int) -> Sequence[Unpacked]:
    """Return what is packed of the ``days`` days before any of these days, of all items with these numbers."""
    first, last = month_of(min(as_of) - timedelta(days=days)), month_of(max(as_of) - timedelta(days=1))
    values = {"w": workspace, "first": first, "last": last, "low": items[0] // SIZE, "high": items[-1] // SIZE}
    return list(_unpacked(session, text(ALL), values))


def past(
    session: Session,
    workspace: str,
    numbers: dict[int, int],
    as_of: date,
    days: int,
    *,
    every: bool,
    months: Sequence[Unpacked] | None = None,
) -> History:
    """Return the days before ``as_of`` of the items, in the columns ``numbers`` gives them.

    ``months``: those of a stretch in which all of them lie, where they are read already.
    """
    begin, end = as_of - timedelta(days=days), as_of - timedelta(days=1)
    reel = _Reel.of(numbers, Days.empty(len(numbers), as_day(begin), days))
    trays, asked = trays_of(list(numbers)), range(month_of(begin), month_of(end) + 1)
    if months is None and trays:
        stretch = {"low": trays[0], "high": trays[-1]} | ({} if every else {"trays": trays})
        values: dict[str, Any] = {"w": workspace, "first": asked[0], "last": asked[-1]}
        for some in _unpacked(session, text(ALL) if every else SOME, values | stretch):
            reel.lay(some, asked)
    for some in months if months and trays else ():
        reel.lay(some, asked)
    reel.carry_on()
    return History(units=reel.days.units, in_stock=reel.days.in_stock)


def _unpacked(session: Session, query: TextClause, values: Mapping[str, Any]) -> Iterator[Unpacked]:
    found = session.connection().execute(query, values).cursor
    while found is not None and (rows := found.fetchmany(AT_ONCE)):  # plain tuples: half the time
        yield Unpacked.of(rows)


@dataclass(frozen=True, slots=True)
class _Reel:
    """Days being laid out, month by month, in whatever order the months come."""

    days: Days
    first: int  # number of the first item
    row_of: Integers  # of each item number from there on; -1: not asked for
    last: Integers  # newest month laid of each row; -1: none
    then: NDArray[np.int8]  # the state it left

    @classmethod
    def of(cls, numbers: dict[int, int], days: Days) -> "_Reel":
        first = min(numbers, default=0)
        row_of = np.full(max(numbers, default=0) + 1 - first, -1, np.int64)
        row_of[np.array(list(numbers), np.int64) - first] = list(numbers.values())
        return cls(days, first, row_of, np.full(len(numbers), -1, np.int64), np.zeros(len(numbers), np.int8))

    def lay(self, some: Unpacked, months: range) -> None:
        """Lay out those of some months that are asked for."""
        item = some.tray[:, None] * SIZE + np.arange(SIZE) - self.first
        row = np.where((item >= 0) & (item < len(self.row_of)), self.row_of[item.clip(0, len(self.row_of) - 1)], -1)
        is_there = (row >= 0) & (some.packed["then"] != ABSENT)
        packed = some.packed.ravel().view(BYTES)
        for one in np.intersect1d(some.month, months):
            there = np.flatnonzero(is_there & (some.month == one)[:, None])
            at, chosen = row.ravel()[there], packed.take(there).view(MONTH)
            self.days.lay(int(one), at, chosen)
            newer = self.last[at] < one
            self.last[at[newer]] = one
            self.then[at[newer]] = chosen["then"][newer]

    def carry_on(self) -> None:
        for one in np.unique(self.last[self.last >= 0]):
            rows = np.flatnonzero(self.last == one)
            self.days.carry(rows, int(one), self.then[rows])
