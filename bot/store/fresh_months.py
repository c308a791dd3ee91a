"""Works out packed months from what moved: order lines, counts and receipts."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import TextClause, text
from sqlmodel import Session

from bot.store.days import as_day, first_day
from bot.store.packing import MONTH, Days, pack
from bot.store.writes import tell_sizes
from planner.ledger import in_stock
from planner.model import Flags, Floats, Integers

BLOCK = 2_000  # items laid out at once
FIRST = "(SELECT item_id, MIN(month) AS first FROM stale_month WHERE workspace_id = :w GROUP BY item_id)"
SPANS = text(
    "SELECT s.item_id, MIN(s.month), MAX(s.month), (SELECT MAX(p.month) FROM packed_month p"
    " WHERE p.workspace_id = :w AND p.item_id = s.item_id)"
    " FROM stale_month s WHERE s.workspace_id = :w GROUP BY s.item_id ORDER BY s.item_id"
)
REACH_BACK = text(  # the balance is carried from the newest count before
    "INSERT INTO stale_month (workspace_id, item_id, month)"  # noqa: S608
    f" SELECT c.workspace_id, c.item_id, MAX(c.month) FROM {FIRST} f"
    " JOIN stock_count c ON c.workspace_id = :w AND c.item_id = f.item_id AND c.month < f.first"
    " GROUP BY c.workspace_id, c.item_id"
)
SOLD = text(
    "SELECT item_id, day, SUM(units) FROM ("  # noqa: S608
    f"SELECT f.item_id, l.day, l.demand * c.units_each AS units FROM {FIRST} f"
    " JOIN item i ON i.workspace_id = :w AND i.id = f.item_id"
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    " JOIN order_line l ON l.workspace_id = :w AND l.listing_id = g.id AND l.month >= f.first"
    f" UNION ALL SELECT f.item_id, o.day, o.quantity FROM {FIRST} f"
    " JOIN other_sale o ON o.workspace_id = :w AND o.item_id = f.item_id AND o.month >= f.first"
    ") AS sold GROUP BY item_id, day"
)
COUNTED = text(
    f"SELECT c.item_id, c.day, c.quantity FROM {FIRST} f"  # noqa: S608
    " JOIN stock_count c ON c.workspace_id = :w AND c.item_id = f.item_id AND c.month >= f.first"
    " ORDER BY c.item_id, c.at"
)
RECEIVED = text(
    f"SELECT r.item_id, r.day, SUM(r.quantity) FROM {FIRST} f"  # noqa: S608
    " JOIN receipt r ON r.workspace_id = :w AND r.item_id = f.item_id AND r.month >= f.first GROUP BY r.item_id, r.day"
)
THESE = " WHERE workspace_id = :w AND item_id BETWEEN :low AND :high"
SOLD_IN = (
    "SELECT DISTINCT i.workspace_id, i.id, l.month FROM item i"
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id"
    " JOIN order_line l ON l.workspace_id = :w AND l.listing_id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = l.shop_id AND h.location_id = i.location_id"
    " WHERE i.workspace_id = :w AND i.id BETWEEN :low AND :high"
)
HAPPENED_IN = tuple(
    f"SELECT DISTINCT workspace_id, item_id, month FROM {table}{THESE}"  # noqa: S608
    for table in ("stock_count", "receipt", "other_sale", "packed_month")
)
MARK = tuple(
    text(f"INSERT INTO stale_month (workspace_id, item_id, month) {months} ON CONFLICT DO NOTHING")
    for months in (SOLD_IN, *HAPPENED_IN)
)

Packed: TypeAlias = tuple[str, int, int, bytes]
"""A row of ``packed_month``: workspace, item, month, days."""


def mark_all(session: Session, workspace: str, low: int, high: int) -> None:
    """Mark every month of these items stale."""
    for query in MARK:
        session.connection().execute(query, {"w": workspace, "low": low, "high": high})


def clear_marks(session: Session, workspace: str) -> None:
    """Nothing is stale any more."""
    session.connection().execute(text("DELETE FROM stale_month WHERE workspace_id = :w"), {"w": workspace})


def fresh_months(session: Session, workspace: str) -> Iterator[list[Packed]]:
    """Yield stale months and those after them as they should be, some thousand items at a time."""
    tell_sizes(session, "stale_month")
    spans = _rows(session, SPANS, workspace)
    if not len(spans):
        return
    items, packed_until = spans[:, 0], spans[:, 3]
    writes = np.where(packed_until >= 0, np.minimum(spans[:, 1], packed_until + 1), spans[:, 1])  # no gaps
    ends = np.maximum(spans[:, 2], packed_until)
    session.connection().execute(REACH_BACK, {"w": workspace})
    begins = np.minimum(writes, _rows(session, SPANS, workspace)[:, 1])
    moved = [_rows(session, query, workspace) for query in (SOLD, COUNTED, RECEIVED)]
    order = np.argsort(begins, kind="stable")  # items with similar histories share a block
    for start in range(0, len(spans), BLOCK):
        rows = np.sort(order[start : start + BLOCK])
        months = range(int(begins[rows].min()), int(ends[rows].max()) + 1)
        yield [
            (workspace, item, month, days)
            for month, packed in _packed_months(items[rows], months, *moved)
            for item, days in _kept(items[rows], packed, (writes[rows] <= month) & (month <= ends[rows]))
        ]


def _kept(items: Integers, packed: NDArray[np.void], wanted: Flags) -> Iterator[tuple[int, bytes]]:
    raw, size = packed[wanted].tobytes(), MONTH.itemsize
    for index, item in enumerate(items[wanted].tolist()):
        yield item, raw[index * size : (index + 1) * size]


def _packed_months(
    items: Integers, months: range, sold: Integers, counted: Integers, received: Integers
) -> Iterator[tuple[int, NDArray[np.void]]]:
    """Return each month of some items, packed.

    A quiet day is put in after each month: it changes nothing, and its state is the one that month leaves behind.
    """
    starts = np.array([as_day(first_day(month)) for month in (*months, months.stop)])
    lengths = np.diff(starts)
    columns = np.arange(starts[-1] - starts[0]) + np.repeat(np.arange(len(months)), lengths)
    shape = (len(items), len(columns) + len(months))
    grids = [
        _grid(shape, fill, items, columns, int(starts[0]), rows)
        for fill, rows in ((0.0, sold), (np.nan, counted), (0.0, received))
    ]
    state = in_stock(*grids)
    then = state[:, np.cumsum(lengths) + np.arange(len(months))]
    days = Days(int(starts[0]), grids[0][:, columns], state[:, columns])
    return pack(days, then, months)


def _grid(
    shape: tuple[int, int], fill: float, items: Integers, columns: Integers, first: int, moved: Integers
) -> Floats:
    """Return what moved as one row an item and one column a day; of several on one day the last stays."""
    grid = np.full(shape, fill)
    row, day = np.searchsorted(items, moved[:, 0]), moved[:, 1] - first
    inside = (row < len(items)) & (day >= 0) & (day < len(columns))
    inside[inside] = items[row[inside]] == moved[inside, 0]
    grid[row[inside], columns[day[inside]]] = moved[inside, 2]
    return grid


def _rows(session: Session, query: TextClause, workspace: str) -> Integers:
    rows = session.connection().execute(query, {"w": workspace})
    filled = [[-1 if cell is None else int(cell) for cell in row] for row in rows]
    return np.array(filled, np.int64).reshape(len(filled), -1 if filled else 3)
