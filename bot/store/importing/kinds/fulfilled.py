"""Stock that lies with TikTok: it is counted where the shop's demand is planned, beside what lies in its own warehouse.

A shop's listings sell from one pool, so what lies with TikTok is a part of the count at the shop's location and no
location of its own: there it would have stock without sales, and the shop sales without stock. What is on its way into
TikTok's warehouse is on order, on no day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, text
from sqlmodel import Session, col

from bot.store.access import Access, fold
from bot.store.days import Calendar
from bot.store.importing.imported import ImportRun, Kind
from bot.store.importing.kinds.goods import keep_counts
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stage_facts, staged_facts
from bot.store.movements.counted import lines_of_items
from bot.store.movements.sent import sent_until
from bot.store.movements.stale import mark_stale
from bot.store.staging import put
from bot.store.tables.goods import LocationRow
from bot.store.tables.told import TransitRow
from planner.intake.facts import FulfilledStock

NAME = "fulfilled"
FILE: Kind = "fbt"

COUNT = ("workspace_id", "item_id", "at", "day", "month", "quantity", "means", "reserved", "import_id", "fulfilled")
LISTED = text(  # a bundle lies nowhere as such
    "SELECT DISTINCT g.folded_seller_sku AS sku, i.id AS item, c.units_each, p.code, c.product_id FROM listing g"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " JOIN product p ON p.workspace_id = :w AND p.id = c.product_id"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
    " WHERE g.workspace_id = :w AND g.shop_id = :shop AND g.folded_seller_sku <> ''"
    " AND NOT EXISTS (SELECT 1 FROM component b WHERE b.workspace_id = :w AND b.listing_id = g.id"
    " AND b.product_id <> c.product_id)"
)
ARRIVED = "SELECT SUM(r.quantity) FROM receipt r WHERE r.workspace_id = :w AND r.item_id = c.item_id"
SOLD_ELSEWHERE = "SELECT SUM(o.quantity) FROM other_sale o WHERE o.workspace_id = :w AND o.item_id = c.item_id"
BEFORE = (
    "SELECT c.item_id, c.at, c.quantity, c.fulfilled, c.means,"
    f" COALESCE(({ARRIVED} AND r.at > c.at AND r.at <= :at), 0)"
    f" - COALESCE(({SOLD_ELSEWHERE} AND o.at > c.at AND o.at <= :at), 0) AS moved FROM item i"
    " JOIN stock_count c ON c.workspace_id = :w AND c.item_id = i.id AND c.at = (SELECT MAX(x.at) FROM stock_count x"
    " WHERE x.workspace_id = :w AND x.item_id = i.id AND x.at <= :at)"
    " WHERE i.workspace_id = :w AND i.location_id = :location"
)
PARTS_BEFORE = f"{BEFORE} AND c.fulfilled > 0"
SINCE = text(
    f"SELECT SUM(l.quantity * c.units_each){lines_of_items('i.id = :item')}"
    " AND l.gone > :since AND l.taken > :since AND l.taken <= :at AND (l.ships = 1 OR l.gone > :at)"
)
ADD = text(
    "UPDATE stock_count SET quantity = quantity + :units, fulfilled = :units"
    " WHERE workspace_id = :w AND item_id = :item AND at = :at AND import_id = :run"
)


def stage(access: Access, run: ImportRun, facts: Iterable[FulfilledStock]) -> int:
    """Write what lies with TikTok beside the records; return how many."""
    return stage_facts(access, run, NAME, facts)


def switch(switching: Switching) -> dict[str, Any]:
    """Count what lies with TikTok on top of what lies at home; sum over warehouses.

    At home lies what was last counted there and what moved since: deliveries, what other channels sold, and what was
    sent to other locations. Where nothing lay at home, deliveries went to TikTok, and the file counts them.
    """
    session, shop, workspace = switching.session, switching.of_shop, switching.workspace
    keep_counts(switching)
    switching.keeping.whole("transit")
    key = {"w": workspace, "shop": shop.id, "location": shop.location_id, "at": switching.at}
    listed = {row.sku: row for row in session.connection().execute(LISTED, key)}
    lies: dict[int, int | None] = defaultdict(int)
    coming: dict[int, int] = defaultdict(int)
    unknown, names = dict[str, None](), dict[int, str]()
    for fact in staged_facts(switching, NAME, FulfilledStock):
        row = listed.get(fold(fact.seller_sku))
        if row is None:
            unknown[fact.seller_sku] = None
            continue
        known = lies[row.item]
        lies[row.item] = None if known is None or fact.quantity is None else known + fact.quantity * row.units_each
        coming[row.item] += (fact.in_transit or 0) * row.units_each
        names[row.item] = row.code
    calendar = Calendar(ZoneInfo(shop.tz))
    day = calendar.day(switching.at)
    month = calendar.month(day)
    before = {row.item_id: row for row in session.connection().execute(text(BEFORE), key)}
    away = _sent_away(switching)
    counts, beside = [], 0
    for item, units in lies.items():
        if units is None:  # a warehouse does not say: its earlier count stands
            continue
        last = before.get(item)
        own, means = last.quantity - last.fulfilled if last else 0, "available"
        if last and own:
            left = sum(units for at, units in away[names[item]] if at > last.at)
            own, means = max(0, own + int(last.moved) - left), last.means
        beside += bool(own)
        counts.append((workspace, item, switching.at, day, month, units + own, means, 0, switching.run, units))
    put(session, "stock_count", COUNT, 3, counts)
    mark_stale(session, workspace, ((item, month) for _, item, *_ in counts))
    _transit(session, workspace, coming)
    return {
        "fulfilled": len(counts),
        "beside_own": beside,
        "without_quantity": sum(units is None for units in lies.values()),
        "in_transit": sum(coming.values()),
        "uncounted_products": tuple(
            sorted({row.code for row in listed.values() if row.item not in lies and _lay(before.get(row.item))})
        ),
        "unlisted": tuple(unknown),
    }


def parts_before(switching: Switching) -> Sequence[Any]:
    """Return the newest counts of a shop's location, before a new one, of items that lie with TikTok in part."""
    shop = switching.of_shop
    key = {"w": switching.workspace, "location": shop.location_id, "at": switching.at}
    return switching.session.connection().execute(text(PARTS_BEFORE), key).all()


def keep_parts(switching: Switching, parts: Iterable[Any]) -> None:
    """Add to new counts of a shop's own warehouse what is left with TikTok: what sold meanwhile left from there."""
    connection = switching.session.connection()
    for part in parts:
        key = {"w": switching.workspace, "item": part.item_id, "at": switching.at}
        sold = connection.execute(SINCE, key | {"since": part.at}).scalar_one() or 0
        left = max(0, part.fulfilled - int(sold))
        connection.execute(ADD, key | {"units": left, "run": switching.run})


def _sent_away(switching: Switching) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return when and how many units of each product were sent from where the shop's stock lies."""
    session, workspace = switching.session, switching.workspace
    here = session.get_one(LocationRow, (workspace, switching.of_shop.location_id)).name
    found = defaultdict[str, list[tuple[int, int]]](list)
    for product, origin, at, units in sent_until(session, workspace, switching.at):
        if origin == here:
            found[product].append((at, units))
    return found


def _lay(count: Any) -> bool:
    return count is not None and count.fulfilled > 0


def _transit(session: Session, workspace: str, coming: dict[int, int]) -> None:
    """Replace what was on its way of the items the file names."""
    mine = (col(TransitRow.workspace_id) == workspace, col(TransitRow.item_id).in_(coming))
    session.connection().execute(delete(TransitRow).where(*mine))
    rows = [(workspace, item, units) for item, units in coming.items() if units]
    put(session, "transit", ("workspace_id", "item_id", "quantity"), 2, rows)
