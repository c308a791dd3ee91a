"""The export of all orders: the newest export of each line wins, and what it changed is packed again."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.store.access import Access, seconds
from bot.store.days import Calendar
from bot.store.imported import ImportRun, Kind
from bot.store.kinds.goods import keep_goods
from bot.store.kinds.kind import Switching
from bot.store.listings import place
from bot.store.staging import stage as stage_rows
from bot.store.tables.movements import STILL_OPEN, Line
from bot.store.writes import tell_sizes
from planner.intake.facts import OrderLine

NAME = "orders"
FILE: Kind = "orders"

LINE = tuple(Line.model_fields)
STAGED = ("workspace_id", "import_id", "order_id", "sku_id", "seller_sku", "name", "variation", *LINE)

FOLLOWS = {"taken", "gone", "ships", "demand", "month"}  # from other columns
COMPARED = tuple(column for column in LINE if column not in FOLLOWS | {"country"})  # where it goes changes no number
DIFFERS = " OR ".join(f"o.{column} IS DISTINCT FROM s.{column}" for column in COMPARED)
MATCHED = (
    " FROM staged_line s LEFT JOIN order_line o ON o.workspace_id = :w AND o.shop_id = :shop"
    " AND o.order_id = s.order_id AND o.sku_id = s.sku_id"
)
OF_RUN = " WHERE s.workspace_id = :w AND s.import_id = :run"
WINS = f"(o.order_id IS NULL OR (o.as_of <= :as_of AND ({DIFFERS})))"
TALLY = text(
    "SELECT COUNT(*) AS lines, COALESCE(SUM(CASE WHEN o.order_id IS NULL THEN 1 ELSE 0 END), 0) AS fresh,"
    f" COALESCE(SUM(CASE WHEN {WINS} THEN 1 ELSE 0 END), 0) AS winning{MATCHED}{OF_RUN}"
)
MARK = (
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT i.workspace_id, i.id, {side}.month"
    + MATCHED
    + " JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
    + OF_RUN
    + f" AND {WINS}"
    " AND {side}.month IS NOT NULL ON CONFLICT DO NOTHING"
)
MARK_NEW, MARK_OLD = text(MARK.format(side="s")), text(MARK.format(side="o"))
UPSERT = text(
    f"INSERT INTO order_line (workspace_id, shop_id, order_id, sku_id, listing_id, as_of, import_id, {', '.join(LINE)})"
    " SELECT s.workspace_id, :shop, s.order_id, s.sku_id, g.id, :as_of, :run,"
    f" {', '.join(f's.{column}' for column in LINE)}"
    f"{MATCHED} JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id{OF_RUN} AND {WINS}"
    " ON CONFLICT (workspace_id, shop_id, order_id, sku_id) DO UPDATE SET as_of = excluded.as_of,"
    " import_id = excluded.import_id, "
    + ", ".join(f"{column} = excluded.{column}" for column in LINE if column != "country")
    + ", country = CASE WHEN excluded.country = '' THEN order_line.country ELSE excluded.country END"
)
CONFIRM = text(  # an export that agrees is news too: an older one cannot overrule it
    "UPDATE order_line SET as_of = :as_of WHERE workspace_id = :w AND shop_id = :shop AND as_of < :as_of AND EXISTS"
    " (SELECT 1 FROM staged_line s WHERE s.workspace_id = :w AND s.import_id = :run"
    " AND s.order_id = order_line.order_id AND s.sku_id = order_line.sku_id)"
)
REMEMBER = text(  # lines the export only confirms: as of when the one before was
    "INSERT INTO confirmed_line (workspace_id, import_id, order_id, sku_id, as_of)"
    f" SELECT s.workspace_id, :run, o.order_id, o.sku_id, o.as_of{MATCHED}{OF_RUN}"
    f" AND o.as_of < :as_of AND NOT {WINS}"
)
REPLACED = (  # lines the export changes
    "t.shop_id = :shop AND EXISTS (SELECT 1 FROM staged_line s JOIN order_line o ON o.workspace_id = :w"  # noqa: S608
    " AND o.shop_id = :shop AND o.order_id = s.order_id AND o.sku_id = s.sku_id WHERE s.workspace_id = :w"
    f" AND s.import_id = :run AND s.order_id = t.order_id AND s.sku_id = t.sku_id AND {WINS})"
)
FIRST_SEEN = text(
    "UPDATE item SET first_seen = earlier.seen FROM ("
    "SELECT c.product_id, MIN(s.created) AS seen"
    " FROM (SELECT sku_id, MIN(created) AS created FROM staged_line"
    " WHERE workspace_id = :w AND import_id = :run GROUP BY sku_id) AS s"
    " CROSS JOIN listing g CROSS JOIN component c"  # SQLite keeps this order: from the file to what it names
    " WHERE g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id"
    " AND c.workspace_id = :w AND c.listing_id = g.id GROUP BY c.product_id) AS earlier"
    " WHERE item.workspace_id = :w AND item.location_id = :location AND item.product_id = earlier.product_id"
    " AND item.first_seen > earlier.seen"
)
PRICE = text(
    "UPDATE listing SET sold_minor = sold.minor FROM"
    " (SELECT sku_id, CAST(SUM(subtotal_minor) / SUM(quantity) AS BIGINT) AS minor"
    " FROM staged_line WHERE workspace_id = :w AND import_id = :run AND demand > 0"
    " AND subtotal_minor IS NOT NULL GROUP BY sku_id) AS sold"
    " WHERE listing.workspace_id = :w AND listing.shop_id = :shop AND listing.sku_id = sold.sku_id"
)


def stage(access: Access, run: ImportRun, facts: Iterable[OrderLine]) -> int:
    """Write order lines beside the records; return how many."""
    return stage_rows(access, "staged_line", STAGED, 4, _rows(access.workspace, run, facts))


def switch(switching: Switching) -> dict[str, Any]:
    """Take over staged lines; mark the months they change."""
    session, shop = switching.session, switching.of_shop
    tell_sizes(session, "staged_line")
    keep_goods(switching, "staged_line")
    created = place(switching.access, session, shop, switching.run, "staged_line", None)
    connection = session.connection()
    key = {
        "w": switching.workspace,
        "run": switching.run,
        "shop": shop.id,
        "location": shop.location_id,
        "as_of": switching.at,
    }
    lines, fresh, winning = connection.execute(TALLY, key).one()
    if fresh < winning:
        switching.keeping.rows("order_line", REPLACED, shop=shop.id, as_of=switching.at)
    if fresh < lines:
        connection.execute(REMEMBER, key)
    if winning:
        connection.execute(MARK_NEW, key)
        if fresh < winning:
            connection.execute(MARK_OLD, key)
        connection.execute(UPSERT, key)
        tell_sizes(session, "order_line")
        connection.execute(FIRST_SEEN, key)
        connection.execute(PRICE, key)
    if fresh < lines:
        connection.execute(CONFIRM, key)
    return {
        "new_lines": int(fresh),
        "changed_lines": int(winning - fresh),
        "same_lines": int(lines - winning),  # known already, or from an older export than what is known
        "new_products": created,
    }


def promise(line: OrderLine) -> tuple[int | None, int, int]:
    """Return since when a line's units are promised to a customer, until when, and whether they leave then."""
    taken = line.paid or (line.created if line.shipped else None)
    if line.shipped and line.moves_stock:
        return _at(taken), seconds(line.shipped), 1
    if line.cancelled:
        return _at(taken), seconds(line.cancelled), 0
    return _at(taken), STILL_OPEN, 1


def _rows(workspace: str, run: ImportRun, lines: Iterable[OrderLine]) -> Iterator[tuple[Any, ...]]:
    calendar = Calendar(ZoneInfo(run.tz))
    for line in lines:
        day = calendar.day(seconds(line.demanded))
        taken, gone, ships = promise(line)
        yield (
            *(workspace, run.id, line.order_id, line.sku_id, line.seller_sku, line.name, line.variation),
            *(line.quantity, line.returned, seconds(line.created), _at(line.paid), _at(line.shipped)),
            *(_at(line.delivered), _at(line.cancelled), line.subtotal_minor, line.currency, line.warehouse),
            *(taken, gone, ships, line.quantity if line.is_sale else 0, day, calendar.month(day), line.country),
        )


def _at(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment)
