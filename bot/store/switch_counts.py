"""Makes a staged stock file count: what is there of each item, and which listings the file left out."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session

from bot.store.days import Calendar
from bot.store.tables.goods import ShopRow
from bot.store.writes import tell_sizes

COUNTED = (  # a bundle's quantity is no shelf of its own
    " FROM staged_count s"
    " JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id AND NOT EXISTS (SELECT 1 FROM component b"
    " WHERE b.workspace_id = :w AND b.listing_id = g.id AND b.product_id <> c.product_id)"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
    " WHERE s.workspace_id = :w AND s.import_id = :run AND s.quantity IS NOT NULL"
)
COUNT = text(
    "INSERT INTO stock_count (workspace_id, item_id, at, day, month, quantity, means, reserved, import_id)"
    f" SELECT i.workspace_id, i.id, :at, :day, :month, SUM(s.quantity * c.units_each), :means, 0, :run{COUNTED}"
    " GROUP BY i.workspace_id, i.id"
    " ON CONFLICT (workspace_id, item_id, at) DO UPDATE SET quantity = excluded.quantity, means = excluded.means,"
    " import_id = excluded.import_id"
)
MARK = text(
    "INSERT INTO stale_month (workspace_id, item_id, month)"
    f" SELECT DISTINCT i.workspace_id, i.id, :month{COUNTED} ON CONFLICT DO NOTHING"
)
FIRST_SEEN = text(
    "UPDATE item SET first_seen = :at WHERE workspace_id = :w AND location_id = :location AND first_seen > :at"  # noqa: S608
    f" AND id IN (SELECT i.id{COUNTED})"
)
PRICE = text(
    "UPDATE listing SET price_minor = priced.price FROM (SELECT sku_id, MAX(price_minor) AS price FROM staged_count"
    " WHERE workspace_id = :w AND import_id = :run AND price_minor IS NOT NULL GROUP BY sku_id) AS priced"
    " WHERE listing.workspace_id = :w AND listing.shop_id = :shop AND listing.sku_id = priced.sku_id"
)
SILENT = text(
    "SELECT COUNT(*) FROM (SELECT sku_id FROM staged_count WHERE workspace_id = :w AND import_id = :run"
    " GROUP BY sku_id HAVING COUNT(quantity) = 0) AS silent"
)
ABSENT = text(
    "SELECT DISTINCT p.code FROM listing g JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " JOIN product p ON p.workspace_id = :w AND p.id = c.product_id WHERE g.workspace_id = :w AND g.shop_id = :shop"
    " AND NOT EXISTS (SELECT 1 FROM staged_count s WHERE s.workspace_id = :w AND s.import_id = :run"
    " AND s.sku_id = g.sku_id) ORDER BY p.code"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a stock file counted, and what not."""

    items: int
    without_quantity: int
    absent: tuple[str, ...]  # product codes


def switch_counts(session: Session, workspace: str, run: int, shop: ShopRow, at: int) -> Counted:
    """Take over a staged stock file; mark the months it changes."""
    calendar = Calendar(ZoneInfo(shop.tz))
    day = calendar.day(at)
    key = {"w": workspace, "run": run, "shop": shop.id, "location": shop.location_id, "at": at}
    connection = session.connection()
    month = calendar.month(day)
    counted = connection.execute(COUNT, key | {"day": day, "month": month, "means": shop.quantity_means})
    tell_sizes(session, "stock_count")
    connection.execute(MARK, key | {"month": month})
    connection.execute(FIRST_SEEN, key)
    connection.execute(PRICE, key)
    return Counted(
        items=counted.rowcount,
        without_quantity=int(connection.execute(SILENT, key).scalar_one()),
        absent=tuple(connection.execute(ABSENT, key).scalars()),
    )
