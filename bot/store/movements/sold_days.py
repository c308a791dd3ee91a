"""How many items of a shop sold on each day, and how many units: added up out of packed months, some at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlmodel import Session

from bot.store.days import as_date, as_day, first_day, month_of
from bot.store.movements.packing import ABSENT, unpack
from bot.store.movements.past import ALL, AT_ONCE
from bot.store.movements.trays import SIZE
from planner.model import Flags, Floats

LISTED = text(  # what a shop lists lies where it sells from
    "SELECT DISTINCT i.id FROM shop h"
    " JOIN listing g ON g.workspace_id = :w AND g.shop_id = h.id"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id AND c.units_each > 0"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = h.location_id"
    " WHERE h.workspace_id = :w AND h.id = :shop"
)


@dataclass(frozen=True, slots=True)
class SoldDays:
    """What a shop sold day by day, from its first sale until yesterday."""

    sellers: Floats  # [items/day] that sold
    units: Floats  # [units/day]


def sold_days(session: Session, workspace: str, shop: int, today: date, days: int) -> SoldDays:
    """Return what the items that a shop lists sold on each of the ``days`` days before today; of no item an array."""
    mine = np.array(session.connection().execute(LISTED, {"w": workspace, "shop": shop}).scalars().all(), np.int64)
    first = as_day(today) - days
    begin, last = month_of(as_date(first)), month_of(today)
    added = np.zeros((2, last + 1 - begin, 31))
    if mine.size:
        low, high = int(mine.min()) // SIZE, int(mine.max()) // SIZE
        is_mine = np.zeros((high + 1 - low) * SIZE, bool)
        is_mine[mine - low * SIZE] = True
        asked = {"w": workspace, "first": begin, "last": last, "low": low, "high": high}
        months = session.connection().execute(text(ALL), asked).cursor
        while months is not None and (rows := months.fetchmany(AT_ONCE)):
            _add(added, rows, begin, is_mine.reshape(-1, SIZE), low)
    sellers, units = (_in_a_row(by_month, begin, first, days) for by_month in added)
    sold = np.flatnonzero(sellers)
    start = int(sold[0]) if sold.size else days
    return SoldDays(sellers[start:], units[start:])


def _add(added: Floats, rows: Sequence[Any], begin: int, is_mine: Flags, low: int) -> None:
    trays, months, packed = zip(*rows, strict=True)
    of = unpack(packed).reshape(len(rows), SIZE)
    counts = is_mine[np.array(trays, np.int64) - low] & (of["then"] != ABSENT)
    units = np.where(counts[:, :, None], np.maximum(of["units"], 0), 0)
    month: NDArray[np.int64] = np.array(months, np.int64) - begin
    np.add.at(added[0], month, np.count_nonzero(units, axis=1))
    np.add.at(added[1], month, units.sum(axis=1))


def _in_a_row(by_month: Floats, begin: int, first: int, days: int) -> Floats:
    """Return months of 31 days each as the days that there are."""
    starts = [as_day(first_day(begin + month)) for month in range(len(by_month) + 1)]
    every = np.concatenate(
        [row[: after - start] for row, start, after in zip(by_month, starts[:-1], starts[1:], strict=True)]
    )
    return every[first - starts[0] :][:days]
