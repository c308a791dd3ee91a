"""Works out packed months from what moved: order lines, counts, receipts and what was sent to other locations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import TextClause, text
from sqlmodel import Session

from bot.store.days import as_day, first_day
from bot.store.movements.closing import at_close
from bot.store.movements.counted import counted
from bot.store.movements.last_hours import LastHours
from bot.store.movements.packing import Days, pack
from bot.store.movements.sent import without_sent
from bot.store.movements.stale import mark_stale
from bot.store.movements.trays import SIZE, Trays
from bot.store.movements.unseen import Unseen, summed
from bot.store.writes import tell_sizes
from planner.ledger import in_stock, ran_out
from planner.model import RAN_OUT, Flags, Floats, Integers

STRETCH = 64 * SIZE  # items looked up at once
BLOCK = 1_024  # of those, laid out at once
AT_ONCE = 50_000  # rows
OF_STRETCH = " AND {item} BETWEEN :low AND :high"
MARKED = f"FROM stale_month WHERE workspace_id = :w{OF_STRETCH.format(item='item_id')} GROUP BY item_id"
FIRST = f"(SELECT item_id, MIN(month) AS first {MARKED})"  # CROSS JOIN: SQLite goes from these few to what they say
SPANS = text(f"SELECT item_id, MIN(month), MAX(month) {MARKED} ORDER BY item_id")
STRETCHES = text("SELECT DISTINCT item_id / :size FROM stale_month WHERE workspace_id = :w ORDER BY 1")
REACH_BACK = text(  # the balance is carried from the newest count before
    "INSERT INTO stale_month (workspace_id, item_id, month)"
    f" SELECT c.workspace_id, c.item_id, MAX(c.month) FROM {FIRST} f"
    " CROSS JOIN stock_count c WHERE c.workspace_id = :w AND c.item_id = f.item_id AND c.month < f.first"
    " GROUP BY c.workspace_id, c.item_id"
)
LISTED_BEFORE = (  # the import's own listings hold only lines of its own, which ``apart`` knows: they are skipped
    "g.id > COALESCE((SELECT n.up_to FROM created n WHERE n.workspace_id = :w AND n.import_id = :apart"
    " AND n.name = 'listing' AND n.above < g.id ORDER BY n.above DESC LIMIT 1), 0)"
)
SOLD = text(
    "SELECT item_id, day, CAST(SUM(units) AS BIGINT) FROM ("
    f"SELECT f.item_id, l.day, l.demand * c.units_each AS units FROM {FIRST} f"
    " CROSS JOIN item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN order_line l"
    " WHERE i.workspace_id = :w AND i.id = f.item_id AND c.workspace_id = :w AND c.product_id = i.product_id"
    f" AND g.workspace_id = :w AND g.id = c.listing_id AND {LISTED_BEFORE}"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" AND {counted('l')} AND l.listing_id = g.id AND l.month >= f.first AND l.import_id <> :apart"
    f" UNION ALL SELECT f.item_id, o.day, o.quantity FROM {FIRST} f"
    " CROSS JOIN other_sale o WHERE o.workspace_id = :w AND o.item_id = f.item_id AND o.month >= f.first"
    ") AS sold GROUP BY item_id, day"
)
COUNTED = text(
    f"SELECT c.item_id, c.day, c.quantity, c.at FROM {FIRST} f"
    " CROSS JOIN stock_count c WHERE c.workspace_id = :w AND c.item_id = f.item_id AND c.month >= f.first"
    " ORDER BY c.item_id, c.at"
)
RECEIVED = text(
    f"SELECT r.item_id, r.day, CAST(SUM(r.quantity) AS BIGINT) FROM {FIRST} f"
    " CROSS JOIN receipt r WHERE r.workspace_id = :w AND r.item_id = f.item_id AND r.month >= f.first"
    " GROUP BY r.item_id, r.day"
)
SOLD_IN = (
    "SELECT DISTINCT i.workspace_id, i.id, l.month"
    " FROM item i CROSS JOIN component c CROSS JOIN order_line l CROSS JOIN shop h"
    f" WHERE i.workspace_id = :w{OF_STRETCH.format(item='i.id')}"
    " AND c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"  # else SQLite walks all of them
    f" AND {counted('l')} AND l.listing_id = c.listing_id"
    " AND h.workspace_id = :w AND h.id = l.shop_id AND h.location_id = i.location_id"
)
HAPPENED_IN = tuple(
    f"SELECT DISTINCT workspace_id, item_id, month FROM {table}"
    f" WHERE workspace_id = :w{OF_STRETCH.format(item='item_id')}"
    for table in ("stock_count", "receipt", "other_sale")
)
MARK = tuple(
    text(f"INSERT INTO stale_month (workspace_id, item_id, month) {months} ON CONFLICT DO NOTHING")
    for months in (SOLD_IN, *HAPPENED_IN)
)
NOTHING = Unseen()
EVERY_ITEM = text("SELECT id FROM item WHERE workspace_id = :w AND id BETWEEN :low AND :high ORDER BY id")

Month: TypeAlias = tuple[int, Integers, NDArray[np.void]]
"""A month, the items it is packed of, in order, and what is packed of each."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of items some of whose months are stale: their trays as they lie there, and those months afresh."""

    trays: Trays
    months: Iterator[Month]


def mark_stretch(session: Session, workspace: str, low: int) -> None:
    """Mark as stale every month in which something happened to the items of a stretch, and the first one packed.

    Args: low, the number of its first item.
    """
    key = {"w": workspace, "low": low, "high": low + STRETCH - 1}
    for query in MARK:
        session.connection().execute(query, key)
    items = np.array(session.connection().execute(EVERY_ITEM, key).scalars().all(), np.int64)
    if items.size:
        oldest = Trays.of(session, workspace, items).oldest(items)
        packed = oldest >= 0
        mark_stale(session, workspace, zip(items[packed].tolist(), oldest[packed].tolist(), strict=True))


def fresh_months(session: Session, workspace: str, apart: Unseen = NOTHING) -> Iterator[Stretch]:
    """Work the stale months out anew, and those after them, and yield them by stretches of 4,096 items.

    Args: apart, what the new lines of one import sold; they were summed while it was staged and are not read again.
    """
    tell_sizes(session, "stale_month")
    for stretch in session.connection().execute(STRETCHES, {"w": workspace, "size": STRETCH}).scalars().all():
        yield _stretch(session, workspace, stretch * STRETCH, apart)


def _stretch(session: Session, workspace: str, low: int, apart: Unseen) -> Stretch:
    key: dict[str, int | str] = {"w": workspace, "low": low, "high": low + STRETCH - 1}
    spans = _rows(session, SPANS, key)
    items, stale_from, stale_until = spans.T
    trays = Trays.of(session, workspace, items, since=int(stale_from.min()) - 1)
    if (trays.newest(items) < 0).any():  # packed longer ago, or never
        trays = Trays.of(session, workspace, items)
    packed_until = trays.newest(items)
    writes = np.where(packed_until >= 0, np.minimum(stale_from, packed_until + 1), stale_from)  # no gaps
    ends = np.maximum(stale_until, packed_until)
    session.connection().execute(REACH_BACK, key)
    begins = np.minimum(writes, _rows(session, SPANS, key)[:, 1])
    sold, since = _rows(session, SOLD, key | {"apart": apart.run}), apart.between(low, low + STRETCH - 1)
    if len(since):
        sold = summed(*np.concatenate([sold, since]).T)
    counts, came = at_close(session, workspace, _rows(session, COUNTED, key, 4), sold), _rows(session, RECEIVED, key)
    moved = [sold, *without_sent(session, workspace, (low, low + STRETCH - 1), counts, came)]
    last = LastHours(session, workspace)
    return Stretch(trays, _months(items, begins, writes, ends, moved, last))


def _months(
    items: Integers, begins: Integers, writes: Integers, ends: Integers, moved: list[Integers], last: LastHours
) -> Iterator[Month]:
    order = np.argsort(begins, kind="stable")  # items with similar histories share a block
    for start in range(0, len(items), BLOCK):
        rows = np.sort(order[start : start + BLOCK])
        months = range(int(begins[rows].min()), int(ends[rows].max()) + 1)
        for month, packed in _packed_months(items[rows], months, moved, last):
            wanted: Flags = (writes[rows] <= month) & (month <= ends[rows])
            if wanted.any():
                yield month, items[rows][wanted], packed[wanted]


def _packed_months(
    items: Integers, months: range, moved: list[Integers], last: LastHours
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
        for fill, rows in zip((0.0, np.nan, 0.0), moved, strict=True)
    ]
    state = in_stock(*grids)
    row, column = np.nonzero(state == RAN_OUT)
    if len(row):
        state[row, column] = ran_out(last.left(items[row], starts[0] + np.searchsorted(columns, column)))
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


def _rows(session: Session, query: TextClause, key: dict[str, int | str], columns: int = 3) -> Integers:
    moved, parts = session.connection().execute(query, key).cursor, [np.zeros((0, columns), np.int64)]
    while moved is not None and (rows := moved.fetchmany(AT_ONCE)):  # as numbers they take a tenth of the memory
        parts.append(np.array(rows, np.int64))
    return np.concatenate(parts)
