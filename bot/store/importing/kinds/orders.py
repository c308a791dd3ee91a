"""The export of all orders: the newest export of each line wins, and what it changed is packed again.

An export without a step that another one knows, and with none that it does not, was made before it, whenever it came
in: that line stays as it is.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.importing.imported import ImportRun, Kind
from bot.store.importing.kinds.covered import covered
from bot.store.importing.kinds.goods import keep_goods
from bot.store.importing.kinds.incoming import LINE, Incoming
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.listings import place
from bot.store.movements.counted import UNSEEN, counted
from bot.store.tables.movements import ImportRunRow
from bot.store.writes import tell_sizes
from planner.intake.facts import OrderLine

NAME = "orders"
FILE: Kind = "orders"

FOLLOWS = {"taken", "gone", "ships", "demand", "month"}  # from other columns
COMPARED = tuple(column for column in LINE if column not in FOLLOWS | {"country"})  # where it goes changes no number
DIFFERS = " OR ".join(f"{{o}}.{column} IS DISTINCT FROM s.{column}" for column in COMPARED)
SAME = "{o}.shop_id = :shop AND {o}.order_id = s.order_id AND {o}.sku_id = s.sku_id"
WAITS = "s.workspace_id = :w AND s.import_id = :run"  # a line of the file that was known before
MATCHED = f" FROM staged_line s LEFT JOIN order_line o ON {counted('o')} AND {SAME.format(o='o')}"
STANDS = f" FROM staged_line s CROSS JOIN order_line o WHERE {WAITS} AND o.workspace_id = :w AND {SAME.format(o='o')}"
OF_RUN = f" WHERE {WAITS}"
STEPS = ("paid", "shipped", "cancelled")  # what was done once stays done: a file without it was made before
LACKS = " OR ".join(f"({{o}}.{step} IS NOT NULL AND s.{step} IS NULL)" for step in STEPS)
ADDS = " OR ".join(f"(s.{step} IS NOT NULL AND {{o}}.{step} IS NULL)" for step in STEPS)
BEHIND = f"({LACKS}) AND NOT ({ADDS})"
NEWER = f"{{o}}.as_of <= :as_of AND ({DIFFERS}) AND NOT ({BEHIND})"
WINS = f"(o.order_id IS NULL OR ({NEWER.format(o='o')}))"
AGAIN = text(  # while it was known to others: of two lines with the same key the later one stays
    f"DELETE FROM staged_line WHERE workspace_id = :w AND import_id = :run AND (order_id, sku_id) IN"
    f" (SELECT s.order_id, s.sku_id{STANDS} AND o.import_id = :run)"
)
RIVALS = text(f"SELECT DISTINCT o.import_id{STANDS} AND o.import_id <> :run AND o.import_id IN ({UNSEEN})")
TALLY = text(
    "SELECT COUNT(*) AS lines, COALESCE(SUM(CASE WHEN o.order_id IS NULL THEN 1 ELSE 0 END), 0) AS fresh,"
    f" COALESCE(SUM(CASE WHEN {WINS} THEN 1 ELSE 0 END), 0) AS winning,"
    f" COALESCE(SUM(CASE WHEN o.as_of <= :as_of AND ({BEHIND.format(o='o')}) THEN 1 ELSE 0 END), 0) AS behind"
    f"{MATCHED}{OF_RUN}"
)
MARK = (
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT i.workspace_id, i.id, {side}.month"
    + MATCHED
    + " JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :location"
    + OF_RUN
    + f" AND {WINS}"
    " AND {side}.month IS NOT NULL ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING"
)
MARK_NEW, MARK_OLD = text(MARK.format(side="s")), text(MARK.format(side="o"))
UPSERT = text(  # in the order of the key, as all who write lines do: none waits for another that waits for it
    f"INSERT INTO order_line (workspace_id, shop_id, order_id, sku_id, listing_id, as_of, import_id, {', '.join(LINE)})"
    " SELECT s.workspace_id, :shop, s.order_id, s.sku_id, g.id, :as_of, :run,"
    f" {', '.join(f's.{column}' for column in LINE)}"
    f"{MATCHED} JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = s.sku_id{OF_RUN} AND {WINS}"
    " ORDER BY s.order_id, s.sku_id"
    " ON CONFLICT (workspace_id, shop_id, order_id, sku_id) DO UPDATE SET as_of = excluded.as_of,"
    " import_id = excluded.import_id, listing_id = excluded.listing_id, "
    + ", ".join(f"{column} = excluded.{column}" for column in LINE if column != "country")
    + ", country = CASE WHEN excluded.country = '' THEN order_line.country ELSE excluded.country END"
)
TAKEN_OVER = text(f"SELECT o.listing_id, o.day, o.demand{STANDS} AND o.import_id = :run")
CONFIRM = text(  # an export that agrees is news too: an older one cannot overrule it
    "UPDATE order_line SET as_of = :as_of WHERE workspace_id = :w AND shop_id = :shop AND as_of < :as_of"
    f" AND (order_id, sku_id) IN (SELECT s.order_id, s.sku_id FROM staged_line s{OF_RUN})"
)
REMEMBER = text(  # lines the export only confirms: as of when the one before was
    "INSERT INTO confirmed_line (workspace_id, import_id, order_id, sku_id, as_of)"
    f" SELECT s.workspace_id, :run, o.order_id, o.sku_id, o.as_of{STANDS} AND {counted('o')}"
    f" AND o.as_of < :as_of AND NOT {WINS}"
)
WAITING = "staged_line s CROSS JOIN "  # SQLite keeps this order: from the lines of the file to those that stand
REPLACED = f"{WAITS} AND {SAME.format(o='t')} AND {counted('t')} AND {NEWER.format(o='t')}"  # by the export
RELISTED = text(  # SKUs that another file listed meanwhile
    "SELECT k.sku_id, k.listing_id AS wrong, g.id AS listed FROM staged_sku k"
    " JOIN listing g ON g.workspace_id = :w AND g.shop_id = :shop AND g.sku_id = k.sku_id"
    " WHERE k.workspace_id = :w AND k.import_id = :run AND g.id <> k.listing_id"
)
RELIST_LINES = text(
    "UPDATE order_line SET listing_id = :listed WHERE workspace_id = :w AND listing_id = :wrong AND import_id = :run"
)
RELIST_SKU = text(
    "UPDATE staged_sku SET listing_id = :listed WHERE workspace_id = :w AND import_id = :run AND sku_id = :sku"
)
FIRST_SEEN = text(
    "UPDATE item SET first_seen = earlier.seen FROM (SELECT c.product_id, MIN(k.created) AS seen"
    " FROM staged_sku k CROSS JOIN component c"  # SQLite keeps this order: from the file to what it names
    " WHERE k.workspace_id = :w AND k.import_id = :run"
    " AND c.workspace_id = :w AND c.listing_id = k.listing_id GROUP BY c.product_id) AS earlier"
    " WHERE item.workspace_id = :w AND item.location_id = :location AND item.product_id = earlier.product_id"
    " AND item.first_seen > earlier.seen"
)
PRICE = text(
    "UPDATE listing SET sold_minor = k.priced_minor / k.priced_units FROM staged_sku k"
    " WHERE k.workspace_id = :w AND k.import_id = :run AND k.priced_units > 0"
    " AND listing.workspace_id = :w AND listing.id = k.listing_id"
    " AND listing.sold_minor IS DISTINCT FROM k.priced_minor / k.priced_units"
)


def stage(access: Access, run: ImportRun, facts: Iterable[OrderLine]) -> int:
    """Write order lines where nobody sees them; return how many."""
    return Incoming.of(access, run).take(facts)


def switch(switching: Switching) -> dict[str, Any]:
    """Take over staged lines; mark the months they change."""
    session, shop, unseen = switching.session, switching.of_shop, switching.unseen
    tell_sizes(session, "staged_line", "staged_sku", "order_line")
    key = {
        "w": switching.workspace,
        "run": switching.run,
        "shop": shop.id,
        "location": shop.location_id,
        "as_of": switching.at,
    }
    connection = session.connection()
    _outrun(session, key)
    keep_goods(switching, "staged_sku")
    created = place(session, shop, switching.run, "staged_sku", switching.at, switching.numbered)
    for sku, wrong, listed in connection.execute(RELISTED, key).all():
        for relist in (RELIST_LINES, RELIST_SKU):
            connection.execute(relist, {"w": key["w"], "run": key["run"], "sku": sku, "wrong": wrong, "listed": listed})
        unseen.relist(wrong, listed)
    connection.execute(AGAIN, key)
    lines, fresh, winning, behind = connection.execute(TALLY, key).one()
    changed = winning - fresh
    if changed:
        switching.keeping.rows("order_line", REPLACED, via=WAITING, shop=shop.id, as_of=switching.at)
    if fresh < lines:
        connection.execute(REMEMBER, key)
    if winning:
        connection.execute(MARK_NEW, key)
        if changed:
            connection.execute(MARK_OLD, key)
        connection.execute(UPSERT, key)
        unseen.add(connection.execute(TAKEN_OVER, key))
    unseen.lay(session, switching.workspace, shop.location_id)
    connection.execute(FIRST_SEEN, key)
    connection.execute(PRICE, key)
    if fresh < lines:
        connection.execute(CONFIRM, key)
    return {
        "new_lines": int(fresh) + unseen.lines,
        "changed_lines": int(changed),
        "behind_lines": int(behind),
        "same_lines": int(lines - winning),  # known already, or from an older export than what is known
        "new_products": created,
        **covered(switching),
    }


def _outrun(session: Session, key: dict[str, Any]) -> None:
    """End other imports of the shop that are on their way in with some of the same lines: this one was faster."""
    mine = (ImportRunRow.workspace_id == key["w"], ImportRunRow.shop_id == key["shop"], ImportRunRow.id != key["run"])
    others = select(ImportRunRow).where(*mine, ImportRunRow.state == "staging").order_by(col(ImportRunRow.id))
    rivals = session.exec(others.with_for_update()).all()  # none of them writes a line until this one is done
    same = set(session.connection().execute(RIVALS, key).scalars()) if rivals else set()
    for rival in rivals:
        if rival.id in same:
            rival.state = "abandoned"
    session.flush()
