"""Reads what items sold, and whether they were on the shelf, out of their packed months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.days import as_day, month_of
from bot.store.packing import Days, unpack
from planner.model import History, Integers

ALL = "SELECT item_id, month, days FROM packed_month WHERE workspace_id = :w AND month BETWEEN :first AND :last"
SOME = text(ALL + " AND item_id IN :items").bindparams(bindparam("items", expanding=True))
AT_ONCE = 50_000  # months


def past(session: Session, workspace: str, numbers: dict[int, int], as_of: date, days: int, *, every: bool) -> History:
    """Return the days before ``as_of`` of the items, in the columns ``numbers`` gives them."""
    begin, end = as_of - timedelta(days=days), as_of - timedelta(days=1)
    reel = _Reel.of(numbers, Days.empty(len(numbers), as_day(begin), days))
    values: dict[str, Any] = {"w": workspace, "first": month_of(begin), "last": month_of(end)}
    if not every:
        values["items"] = list(numbers)
    if numbers:
        months = session.connection().execute(text(ALL) if every else SOME, values).cursor
        while months is not None and (rows := months.fetchmany(AT_ONCE)):  # plain tuples: half the time
            reel.lay(rows)
    reel.carry_on()
    return History(units=reel.days.units, in_stock=reel.days.in_stock)


@dataclass(frozen=True, slots=True)
class _Reel:
    """Days being laid out, month by month, in whatever order the months come."""

    days: Days
    row_of: Integers  # of each item number; -1: not asked for
    last: Integers  # newest month laid of each row; -1: none
    then: NDArray[np.int8]  # the state it left

    @classmethod
    def of(cls, numbers: dict[int, int], days: Days) -> "_Reel":
        row_of = np.full(max(numbers, default=0) + 1, -1, np.int64)
        row_of[list(numbers)] = list(numbers.values())
        return cls(days, row_of, np.full(len(numbers), -1, np.int64), np.zeros(len(numbers), np.int8))

    def lay(self, rows: Sequence[Any]) -> None:
        items, months, packed = zip(*rows, strict=True)
        item, month = np.array(items, np.int64), np.array(months, np.int64)
        row = np.where(item < len(self.row_of), self.row_of[np.minimum(item, len(self.row_of) - 1)], -1)
        unpacked = unpack(packed)
        for one in np.unique(month):
            at = np.flatnonzero((month == one) & (row >= 0))
            self.days.lay(int(one), row[at], unpacked[at])
            newer = at[self.last[row[at]] < one]
            self.last[row[newer]] = one
            self.then[row[newer]] = unpacked["then"][newer]

    def carry_on(self) -> None:
        for one in np.unique(self.last[self.last >= 0]):
            rows = np.flatnonzero(self.last == one)
            self.days.carry(rows, int(one), self.then[rows])
