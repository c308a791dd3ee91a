"""Records what a count found that the movements since the count before do not explain.

The difference at an item's newest count is worked out anew whenever something about the item changes: an order export
that arrives after the stock export of the same morning explains it after all. Earlier ones stay as they were told.
"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from bot.store.movements.counted import counted
from bot.store.movements.sent import UNITS as UNITS_SENT
from bot.store.writes import tell_sizes

TOLD = 10  # differences told one by one

TOUCHED = "SELECT DISTINCT item_id FROM stale_month WHERE workspace_id = :w"
NEWEST = (
    f"newest AS (SELECT c.item_id, MAX(c.at) AS at FROM ({TOUCHED}) t"
    " JOIN stock_count c ON c.workspace_id = :w AND c.item_id = t.item_id GROUP BY c.item_id)"
)
PAIR = (
    "pair AS (SELECT n.item_id, n.at, (SELECT MAX(x.at) FROM stock_count x"
    " WHERE x.workspace_id = :w AND x.item_id = n.item_id AND x.at < n.at) AS since FROM newest n)"
)
UNITS = "l.quantity * c.units_each"
MOVED = (
    "moved AS (SELECT p.item_id,"
    f" SUM(CASE WHEN l.taken <= p.since THEN {UNITS} ELSE 0 END) AS committed_then,"
    f" SUM(CASE WHEN l.taken <= p.at AND l.gone > p.at THEN {UNITS} ELSE 0 END) AS committed,"
    f" SUM(CASE WHEN l.ships = 1 AND l.gone <= p.at THEN {UNITS} ELSE 0 END) AS shipped"
    " FROM pair p JOIN item i ON i.workspace_id = :w AND i.id = p.item_id"
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" JOIN order_line l ON {counted('l')} AND l.listing_id = g.id AND l.gone > p.since"
    " WHERE p.since IS NOT NULL GROUP BY p.item_id)"
)
RECEIVED = (
    "received AS (SELECT p.item_id, SUM(r.quantity) AS units FROM pair p"
    " JOIN receipt r ON r.workspace_id = :w AND r.item_id = p.item_id AND r.at > p.since AND r.at <= p.at"
    " GROUP BY p.item_id)"
)
ELSEWHERE = (
    "elsewhere AS (SELECT p.item_id, SUM(o.quantity) AS units FROM pair p"
    " JOIN other_sale o ON o.workspace_id = :w AND o.item_id = p.item_id AND o.at > p.since AND o.at <= p.at"
    " GROUP BY p.item_id)"
)
GONE = (
    f"gone AS MATERIALIZED (SELECT n.product, r.origin, r.sent_at, {UNITS_SENT} AS units"
    " FROM purchase_order r CROSS JOIN purchase_order_line n WHERE r.workspace_id = :w AND r.origin <> ''"
    " AND r.sent_at > (SELECT MIN(since) FROM pair) AND n.workspace_id = :w AND n.order_number = r.number)"
)
SENT = (  # SQLite keeps this order: no index leads to products by their code as it is written
    "sent AS (SELECT p.item_id, SUM(g.units) AS units"
    " FROM pair p CROSS JOIN item i CROSS JOIN product d CROSS JOIN location o CROSS JOIN gone g"
    " WHERE EXISTS (SELECT 1 FROM gone) AND i.workspace_id = :w AND i.id = p.item_id"
    " AND d.workspace_id = :w AND d.id = i.product_id AND o.workspace_id = :w AND o.id = i.location_id"
    " AND g.product = d.code AND g.origin = o.name AND g.sent_at > p.since AND g.sent_at <= p.at GROUP BY p.item_id)"
)
ON_HAND = "{c}.quantity + CASE WHEN {c}.means = 'available' THEN {c}.reserved + COALESCE(m.{held}, 0) ELSE 0 END"
FOUND = ON_HAND.format(c="found", held="committed")
LEFT = ON_HAND.format(c="before", held="committed_then")
OF_ITEM = "FROM stock_count c WHERE c.workspace_id = :w AND c.item_id = adjustment.item_id"
FORGET = text(
    f"DELETE FROM adjustment WHERE workspace_id = :w AND item_id IN ({TOUCHED})"
    f" AND (at >= (SELECT MAX(c.at) {OF_ITEM}) OR NOT EXISTS (SELECT 1 {OF_ITEM} AND c.at = adjustment.at))"
)
RECORD = text(
    "INSERT INTO adjustment (workspace_id, item_id, at, quantity)"
    f" WITH {NEWEST}, {PAIR}, {MOVED}, {RECEIVED}, {ELSEWHERE}, {GONE}, {SENT}"
    " SELECT w, item_id, at, difference FROM (SELECT CAST(:w AS VARCHAR) AS w, p.item_id, p.at, "
    f"({FOUND}) - ({LEFT}) + COALESCE(m.shipped, 0) + COALESCE(e.units, 0) + COALESCE(a.units, 0)"
    " - COALESCE(r.units, 0) AS difference"
    " FROM pair p"
    " JOIN stock_count found ON found.workspace_id = :w AND found.item_id = p.item_id AND found.at = p.at"
    " JOIN stock_count before ON before.workspace_id = :w AND before.item_id = p.item_id AND before.at = p.since"
    " LEFT JOIN moved m ON m.item_id = p.item_id LEFT JOIN received r ON r.item_id = p.item_id"
    " LEFT JOIN elsewhere e ON e.item_id = p.item_id LEFT JOIN sent a ON a.item_id = p.item_id"
    " WHERE p.since IS NOT NULL) AS differing WHERE difference <> 0"
)
COUNTS = (
    " FROM newest n JOIN adjustment a ON a.workspace_id = :w AND a.item_id = n.item_id AND a.at = n.at"
    " JOIN stock_count c ON c.workspace_id = :w AND c.item_id = n.item_id AND c.at = n.at"
)
OF_RUN = f"{COUNTS} WHERE c.import_id = :run"
LARGEST = text(
    f"WITH {NEWEST} SELECT (SELECT p.code FROM item i JOIN product p ON p.workspace_id = :w AND p.id = i.product_id"
    f" WHERE i.workspace_id = :w AND i.id = c.item_id) AS code, c.quantity, a.quantity AS difference,"
    f" COUNT(*) OVER () AS items{OF_RUN}"
    " ORDER BY ABS(a.quantity) DESC, c.item_id LIMIT :told"
)
NEAR = 20  # a twentieth of what is to come may have sold, or been miscounted
TO_COME = text(
    f"WITH {NEWEST} SELECT p.code, l.order_number AS number{COUNTS}"
    " JOIN item i ON i.workspace_id = :w AND i.id = a.item_id"
    " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id"
    " JOIN location o ON o.workspace_id = :w AND o.id = i.location_id"
    " JOIN purchase_order_line l ON l.workspace_id = :w AND l.product = p.code AND l.location = o.name"
    " JOIN purchase_order r ON r.workspace_id = :w AND r.number = l.order_number"
    " AND r.state IN ('draft', 'ordered', 'shipped', 'part_received')"
    " WHERE c.import_id = :run AND a.quantity > 0"
    f" AND ABS(a.quantity - (l.quantity - l.received)) * {NEAR} <= l.quantity - l.received"
    " ORDER BY l.order_number, l.line"
)


@dataclass(frozen=True, slots=True)
class Differing:
    """Where a count differs from what was estimated."""

    items: int
    largest: tuple[tuple[str, int, int], ...]  # code, counted, counted less estimated
    to_come: tuple[str, ...]  # code and order of which as many are to come as were counted beyond the estimate


def adjust(session: Session, workspace: str) -> None:
    """Work out the difference at the newest count of every item with a month marked stale."""
    tell_sizes(session, "stale_month")
    connection = session.connection()
    connection.execute(FORGET, {"w": workspace})
    connection.execute(RECORD, {"w": workspace})


def differing(session: Session, workspace: str, run: int) -> Differing:
    """Return where the counts of an import differ from what was estimated, the largest first; call it after that."""
    connection, key = session.connection(), {"w": workspace, "run": run}
    rows = connection.execute(LARGEST, key | {"told": TOLD}).all()
    largest = tuple((row.code, int(row.quantity), int(row.difference)) for row in rows)
    to_come = connection.execute(TO_COME, key) if rows else ()
    named = tuple(dict.fromkeys(f"{row.code} {row.number}" for row in to_come))
    return Differing(rows[0].items if rows else 0, largest, named)
