"""The stock export: what is there of each item, and which listings the file left out."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from bot.store.access import Access
from bot.store.days import Calendar
from bot.store.importing.imported import KEPT as MOST_NAMED
from bot.store.importing.imported import ImportRun, Kind
from bot.store.importing.kinds.fulfilled import keep_parts, parts_before
from bot.store.importing.kinds.goods import keep_counts, keep_goods
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.listings import place
from bot.store.importing.unfinished import stage as stage_rows
from bot.store.writes import tell_sizes
from planner.intake.facts import StockCount

NAME = "stock"
FILE: Kind = "stock"

STAGED = (
    *("workspace_id", "import_id", "sku_id", "warehouse"),
    *("seller_sku", "name", "variation", "quantity", "price_minor", "page_id"),
)

ALONE = (  # a bundle's quantity is no shelf of its own
    "NOT EXISTS (SELECT 1 FROM component b WHERE b.workspace_id = :w AND b.listing_id = {part}.listing_id"
    " AND b.product_id <> {part}.product_id)"
)
OF_FILE = " FROM staged_count q WHERE q.workspace_id = :w AND q.import_id = :run"
IN_FILE = f"SELECT 1{OF_FILE} AND q.sku_id = t.sku_id"
PARTIAL = (  # products with a listing that is left blank, or was counted before and is left out now
    "SELECT DISTINCT k.product_id FROM listing t CROSS JOIN component k"  # SQLite keeps this order
    " WHERE t.workspace_id = :w AND t.shop_id = :shop"
    f" AND k.workspace_id = :w AND k.listing_id = t.id AND {ALONE.format(part='k')}"
    f" AND (EXISTS ({IN_FILE} AND q.quantity IS NULL) OR (t.counted_since <= :at AND NOT EXISTS ({IN_FILE})))"
)
SAID = (
    " FROM staged_count s CROSS JOIN listing g CROSS JOIN component c CROSS JOIN item i"  # SQLite keeps this order too
    f" LEFT JOIN ({PARTIAL}) AS partly ON partly.product_id = c.product_id"
    " WHERE s.workspace_id = :w AND s.import_id = :run AND s.quantity IS NOT NULL"
    " AND g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id"
    f" AND c.workspace_id = :w AND c.listing_id = g.id AND {ALONE.format(part='c')}"
    " AND i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
)
COUNTED = f"{SAID} AND partly.product_id IS NULL"
COUNT = text(
    "INSERT INTO stock_count (workspace_id, item_id, at, day, month, quantity, means, reserved, import_id)"
    f" SELECT i.workspace_id, i.id, :at, :day, :month, SUM(s.quantity * c.units_each), :means, 0, :run{COUNTED}"
    " GROUP BY i.workspace_id, i.id ORDER BY 1, 2"
    " ON CONFLICT (workspace_id, item_id, at) DO UPDATE SET quantity = excluded.quantity, means = excluded.means,"
    " import_id = excluded.import_id"
)
SAYS = f"(SELECT MAX(q.{{column}}){OF_FILE} AND q.sku_id = t.sku_id)"
RELISTED = (  # listings that the file says otherwise of
    "(t.counted_since IS NULL OR t.counted_since > :at OR t.seller_sku = ''"
    f" OR t.price_minor IS DISTINCT FROM {SAYS.format(column='price_minor')}"
    f" OR t.page_id <> {SAYS.format(column='page_id')})"
)
SEEN_LATER = "t.first_seen > :at"
COUNTED_NOW = "n.workspace_id = :w AND n.item_id = {item}.id AND n.at = :at AND n.import_id = :run"
MARK = text(
    "INSERT INTO stale_month (workspace_id, item_id, month)"
    " SELECT i.workspace_id, i.id, :month FROM item i CROSS JOIN stock_count n"  # SQLite keeps this order as well
    f" WHERE i.workspace_id = :w AND i.location_id = :location AND {COUNTED_NOW.format(item='i')}"
    " ORDER BY 1, 2 ON CONFLICT DO NOTHING"
)
FIRST_SEEN = text(
    "UPDATE item SET first_seen = :at WHERE workspace_id = :w AND location_id = :location AND first_seen > :at"
    f" AND EXISTS (SELECT 1 FROM stock_count n WHERE {COUNTED_NOW.format(item='item')})"
)
PRICE = text(
    "UPDATE listing SET price_minor = priced.price FROM (SELECT sku_id, MAX(price_minor) AS price FROM staged_count"
    " WHERE workspace_id = :w AND import_id = :run AND price_minor IS NOT NULL GROUP BY sku_id) AS priced"
    " WHERE listing.workspace_id = :w AND listing.shop_id = :shop AND listing.sku_id = priced.sku_id"
    " AND listing.price_minor IS DISTINCT FROM priced.price"
)
PAGE = text(  # the page of each SKU, by which ads name it
    "UPDATE listing SET page_id = said.page FROM (SELECT sku_id, MAX(page_id) AS page FROM staged_count"
    " WHERE workspace_id = :w AND import_id = :run GROUP BY sku_id) AS said"
    " WHERE listing.workspace_id = :w AND listing.shop_id = :shop AND listing.sku_id = said.sku_id"
    " AND listing.page_id <> said.page"
)
SILENT = text(
    f"SELECT COUNT(*) FROM (SELECT q.sku_id{OF_FILE} GROUP BY q.sku_id HAVING COUNT(q.quantity) < COUNT(*)) AS silent"
)
CODES = "SELECT code FROM product WHERE workspace_id = :w AND id IN ({products}) ORDER BY code"
IN_PART = f"SELECT c.product_id{SAID} AND partly.product_id IS NOT NULL"
KEPT = text(CODES.format(products=IN_PART))
KNOWN = text(  # listings counted before, and how many of them the file leaves out
    f"SELECT COUNT(*), COALESCE(SUM(CASE WHEN EXISTS ({IN_FILE}) THEN 0 ELSE 1 END), 0) FROM listing t"
    " WHERE t.workspace_id = :w AND t.shop_id = :shop AND t.counted_since <= :at"
)
LEFT_OUT = text(  # listings counted before of products that the file counts in part
    "SELECT p.code, t.sku_id FROM listing t CROSS JOIN component k CROSS JOIN product p"
    " WHERE t.workspace_id = :w AND t.shop_id = :shop AND t.counted_since <= :at"
    f" AND NOT EXISTS ({IN_FILE}) AND k.workspace_id = :w AND k.listing_id = t.id AND {ALONE.format(part='k')}"
    f" AND p.workspace_id = :w AND p.id = k.product_id AND p.id IN ({IN_PART}) ORDER BY p.code, t.sku_id"
)
WHOLE = 20  # an export that leaves out one in so many of what was counted before, or one in all, is a whole one
LISTED = " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
ABSENT = text(
    CODES.format(
        products=f"SELECT c.product_id FROM listing g{LISTED} WHERE g.workspace_id = :w AND g.shop_id = :shop"
        " EXCEPT SELECT c.product_id FROM staged_count s"
        f" JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id{LISTED}"
        " WHERE s.workspace_id = :w AND s.import_id = :run"
    )
)
COUNTED_SINCE = text(
    "UPDATE listing SET counted_since = :at WHERE workspace_id = :w AND shop_id = :shop"
    " AND (counted_since IS NULL OR counted_since > :at) AND sku_id IN"
    f" (SELECT q.sku_id{OF_FILE} GROUP BY q.sku_id HAVING COUNT(q.quantity) = COUNT(*))"
)


def stage(access: Access, run: ImportRun, facts: Iterable[StockCount]) -> int:
    """Write stock counts beside the records; return how many."""
    rows = (
        (
            *(access.workspace, run.id, count.sku_id, count.warehouse, count.seller_sku, count.name),
            *(count.variation, count.quantity, count.price_minor, count.product_id),
        )
        for count in facts
    )
    return stage_rows(access, run.id, "staged_count", STAGED, 4, rows)


def switch(switching: Switching) -> dict[str, Any]:
    """Take over a staged stock file; mark the months it changes.

    A product is counted whole or not at all: where a listing or warehouse of it is missing, its old count stands.
    """
    session, shop, at = switching.session, switching.of_shop, switching.at
    tell_sizes(session, "staged_count")
    keep_goods(switching, "staged_count", RELISTED, SEEN_LATER)
    keep_counts(switching)
    created = place(session, shop, switching.run, "staged_count", at, switching.numbered)
    calendar = Calendar(ZoneInfo(shop.tz))
    day = calendar.day(at)
    month = calendar.month(day)
    key = {
        "w": switching.workspace,
        "run": switching.run,
        "shop": shop.id,
        "location": shop.location_id,
        "at": at,
    }
    connection = session.connection()
    partial = tuple(connection.execute(KEPT, key).scalars())
    left_out = _left_out(connection, key) if partial else ()
    with_tiktok = parts_before(switching)
    counted = connection.execute(COUNT, key | {"day": day, "month": month, "means": shop.quantity_means})
    tell_sizes(session, "stock_count")
    keep_parts(switching, with_tiktok)
    connection.execute(MARK, key | {"month": month})
    connection.execute(FIRST_SEEN, key)
    connection.execute(PRICE, key)
    connection.execute(PAGE, key)
    connection.execute(COUNTED_SINCE, key)
    return {
        "new_products": created,
        "counted": counted.rowcount,
        "without_quantity": int(connection.execute(SILENT, key).scalar_one()),
        "uncounted_products": tuple(connection.execute(ABSENT, key).scalars()),  # no listing of theirs is in the file
        "partial_products": partial,  # only some of their listings, or warehouses, are counted in the file
        "left_out_listings": left_out,  # product and SKU ID of what may have been deleted
    }


def _left_out(connection: Connection, key: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return listings of products counted in part that a file leaves out which names all others; of another none."""
    known, missing = connection.execute(KNOWN, key).one()
    found = connection.execute(LEFT_OUT, key).all() if missing <= max(1, known // WHOLE) else ()
    return tuple((product, sku) for product, sku in found) if len(found) <= MOST_NAMED else ()
