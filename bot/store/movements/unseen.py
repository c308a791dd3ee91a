"""What the new lines of an import sold, summed while it is staged: its last transaction need not add up a million."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access
from bot.store.days import as_date, month_of
from bot.store.movements.stale import mark_stale
from bot.store.staging import put
from planner.model import Integers

SALE = np.dtype([("listing", "<i8"), ("day", "<i4"), ("units", "<i4"), ("lines", "<i4")])
"""A new line as it is staged; one that replaces an earlier one of the same file takes that one back."""
STAGED_SALE = ("workspace_id", "import_id", "part", "sales")
STAGED = text("SELECT sales FROM staged_sale WHERE workspace_id = :w AND import_id = :run ORDER BY part")
PARTS = text(
    "SELECT c.listing_id, i.id, c.units_each FROM staged_sku k CROSS JOIN component c CROSS JOIN item i"
    " WHERE k.workspace_id = :w AND k.import_id = :run"  # SQLite keeps this order: from the file to what it names
    " AND c.workspace_id = :w AND c.listing_id = k.listing_id"
    " AND i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
)
WIDEST = 2**20  # days since 1970 stay below


def _nothing() -> Integers:
    return np.zeros((0, 3), np.int64)


@dataclass(slots=True)
class Unseen:
    """What an import's own lines sold, by listing and day."""

    run: int = -1  # no import
    lines: int = 0
    sold: Integers = field(default_factory=_nothing)  # listing, day, units; one row a listing and day
    by_item: Integers = field(default_factory=_nothing)  # item, day, units; in the order of items

    def relist(self, wrong: int, right: int) -> None:
        """Move what was sold under one listing to another: two files listed the same SKU at the same time."""
        self.sold[self.sold[:, 0] == wrong, 0] = right
        self.sold = summed(*self.sold.T)

    def add(self, rows: Iterable[Sequence[int]]) -> None:
        """Add lines the import took over: listing, day and units of each."""
        more = np.array([tuple(row) for row in rows], np.int64).reshape(-1, 3)
        self.sold = summed(*np.concatenate([self.sold, more]).T)

    def lay(self, session: Session, workspace: str, location: int) -> None:
        """Find out which items at a location were sold, and mark the months that this changes."""
        found = session.connection().execute(PARTS, {"w": workspace, "run": self.run, "location": location}).all()
        parts = np.array([tuple(row) for row in found], np.int64).reshape(-1, 3)
        first, last = (np.searchsorted(self.sold[:, 0], parts[:, 0], side) for side in ("left", "right"))
        lengths = last - first
        part = np.repeat(np.arange(len(parts)), lengths)
        row = np.arange(len(part)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[part]
        self.by_item = summed(parts[part, 1], self.sold[row, 1], self.sold[row, 2] * parts[part, 2])
        mark_stale(session, workspace, self._marks())

    def between(self, low: int, high: int) -> Integers:
        """Return what was sold of the items from one number to another: item, day, units."""
        first, last = np.searchsorted(self.by_item[:, 0], [low, high + 1])
        return self.by_item[first:last]

    def _marks(self) -> Iterator[tuple[int, int]]:
        """Return the first and the last month of each item: those between are packed as well."""
        items, first = np.unique(self.by_item[:, 0], return_index=True)
        last = np.append(first[1:], len(self.by_item))[: len(first)] - 1
        days = {day: month_of(as_date(day)) for day in np.unique(self.by_item[:, 1]).tolist()}
        at = np.concatenate([first, last])
        marks = zip(np.tile(items, 2).tolist(), self.by_item[at, 1].tolist(), strict=True)
        yield from ((item, days[day]) for item, day in marks)


def stage_sales(
    session: Session, workspace: str, run: int, part: int, sales: Sequence[tuple[int, int, int, int]]
) -> None:
    """Write beside the records what some lines sold: listing, day, units, and 1, or -1 to take one back."""
    put(session, "staged_sale", STAGED_SALE, 3, [(workspace, run, part, np.array(sales, SALE).tobytes())])


def read_unseen(access: Access, run: int) -> Unseen:
    """Return what the lines of an import sold that were new when they were read."""
    with access.reading() as session:
        found = session.connection().execute(STAGED, {"w": access.workspace, "run": run}).scalars()
        sales = np.concatenate([np.zeros(0, SALE), *(np.frombuffer(bytes(part), SALE) for part in found)])
    return Unseen(run, int(sales["lines"].sum()), summed(sales["listing"], sales["day"], sales["units"]))


def summed(numbers: Integers, days: Integers, units: Integers) -> Integers:
    """Return rows of (number, day, units) in order, one a number and day.

    >>> summed(np.array([7, 3, 7]), np.array([2, 2, 2]), np.array([1, 4, 5])).tolist()
    [[3, 2, 4], [7, 2, 6]]
    """
    at, place = np.unique(numbers * WIDEST + days, return_inverse=True)
    total = np.bincount(place, units, len(at)).astype(np.int64)
    return np.column_stack([at // WIDEST, at % WIDEST, total])
