"""Makes staged order lines count: the newest export of each line wins, and what it changed is packed again."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from bot.store.staging import LINE
from bot.store.writes import tell_sizes

COMPARED = tuple(column for column in LINE if column not in {"taken", "gone", "ships", "demand", "month"})
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
    f"INSERT INTO order_line (workspace_id, shop_id, order_id, sku_id, listing_id, as_of, {', '.join(LINE)})"
    f" SELECT s.workspace_id, :shop, s.order_id, s.sku_id, g.id, :as_of, {', '.join(f's.{column}' for column in LINE)}"
    f"{MATCHED} JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id{OF_RUN} AND {WINS}"
    " ON CONFLICT (workspace_id, shop_id, order_id, sku_id) DO UPDATE SET as_of = excluded.as_of, "
    + ", ".join(f"{column} = excluded.{column}" for column in LINE)
)
CONFIRM = text(  # an export that agrees is news too: an older one cannot overrule it
    "UPDATE order_line SET as_of = :as_of WHERE workspace_id = :w AND shop_id = :shop AND as_of < :as_of AND EXISTS"
    " (SELECT 1 FROM staged_line s WHERE s.workspace_id = :w AND s.import_id = :run"
    " AND s.order_id = order_line.order_id AND s.sku_id = order_line.sku_id)"
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


@dataclass(frozen=True, slots=True)
class Tally:
    """How staged lines compare with the stored ones."""

    new: int
    changed: int
    same: int


def switch_lines(session: Session, workspace: str, run: int, shop: int, location: int, as_of: int) -> Tally:
    """Take over staged lines; mark the months they change."""
    connection = session.connection()
    key = {"w": workspace, "run": run, "shop": shop, "location": location, "as_of": as_of}
    lines, fresh, winning = connection.execute(TALLY, key).one()
    if winning:
        connection.execute(MARK_NEW, key)
        connection.execute(MARK_OLD, key)
        connection.execute(UPSERT, key)
        tell_sizes(session, "order_line")
        connection.execute(FIRST_SEEN, key)
        connection.execute(PRICE, key)
    if fresh < lines:
        connection.execute(CONFIRM, key)
    return Tally(new=int(fresh), changed=int(winning - fresh), same=int(lines - winning))
