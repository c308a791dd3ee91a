"""Asks for every item as it stands: its terms, its newest count, and what moved since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, TextClause, bindparam, text
from sqlmodel import Session

from bot.store.movements.counted import counted

STRETCH = " AND i.id BETWEEN :low AND :high"  # not where products are chosen: SQLite would walk the stretch for them
CHOSEN = (  # SQLite keeps this order: of more than two products it would look through all items
    " AND i.id IN (SELECT x.id FROM product p CROSS JOIN item x"
    " WHERE p.workspace_id = :w AND p.folded IN :products AND x.workspace_id = :w AND x.product_id = p.id)"
)
OF_RANGE, OF_FEW = "BETWEEN :low AND :high", "IN :items"
FEW = 500  # items of chosen products; of more the whole range is read
OF_PLACES = "WHERE i.workspace_id = :w AND i.location_id IN :places{chosen}"
NEWEST = (
    "(SELECT MAX(x.at) FROM stock_count x WHERE x.workspace_id = i.workspace_id AND x.item_id = i.id AND x.at <= :now)"
)
ITEMS = (
    "SELECT i.id, p.code, p.name, i.location_id, p.supplier, p.unit_cost_myriadths, p.cost_currency,"
    " p.lead_time, p.max_lead_time, p.air_lead_time, p.buffer, p.moq, p.case_pack,"
    " p.salvage_myriadths, p.storage_fee_myriadths, p.platform_fee, p.no_air_route, p.sell_by, p.sell_by_at,"
    " i.first_seen, i.abc_class, c.at, c.quantity, c.means, c.reserved FROM item i"
    " JOIN product p ON p.workspace_id = i.workspace_id AND p.id = i.product_id"
    f" LEFT JOIN stock_count c ON c.workspace_id = i.workspace_id AND c.item_id = i.id AND c.at = {NEWEST}"
    " {of_places} ORDER BY i.id"
)
MOVED = (  # of each listing of an item; only lines open at the count, or later, are looked at: the index leads there
    "WITH since AS MATERIALIZED"
    " (SELECT i.id, i.product_id, i.location_id, COALESCE({newest}, :now) AS at FROM item i {of_places})"
    " SELECT s.id, CASE WHEN EXISTS (SELECT 1 FROM component d"  # of sets nobody knows what a unit costs
    " WHERE d.workspace_id = :w AND d.listing_id = g.id AND d.product_id <> s.product_id) THEN NULL"
    " ELSE MIN(COALESCE(g.sold_minor, g.price_minor) * 1.0 / c.units_each) END AS price,"
    " SUM(l.quantity * c.units_each) FILTER (WHERE l.taken <= s.at) AS committed_then,"
    " SUM(l.quantity * c.units_each) FILTER (WHERE l.taken <= :now AND l.gone > :now) AS committed,"
    " SUM(l.quantity * c.units_each) FILTER (WHERE l.ships = 1 AND l.gone <= :now) AS shipped,"
    " SUM(l.quantity * c.units_each)"
    " FILTER (WHERE l.taken > s.at AND l.taken <= :now AND (l.ships = 1 OR l.gone > :now)) AS sold_since"
    " FROM since s"
    " CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h"  # SQLite keeps this order
    f" LEFT JOIN order_line l ON {counted('l')} AND l.listing_id = g.id AND l.gone > s.at"
    " WHERE c.workspace_id = :w AND c.product_id = s.product_id AND c.units_each > 0"  # leads to the index by product
    " AND g.workspace_id = :w AND g.id = c.listing_id"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = s.location_id GROUP BY s.id, s.product_id, g.id"
)
RECEIVED = (
    "SELECT r.item_id, r.at, r.quantity FROM receipt r"
    " WHERE r.workspace_id = :w AND r.item_id {of_items} AND r.at > :since AND r.at <= :until"
)
SOLD_ELSEWHERE = (
    "SELECT i.id, SUM(o.quantity) AS sold FROM item i"
    " JOIN other_sale o ON o.workspace_id = i.workspace_id AND o.item_id = +i.id"
    " AND o.at > COALESCE({newest}, :now) {of_places} GROUP BY i.id"
)
COMING = (
    "SELECT e.item_id, e.quantity, e.arrives FROM expected e WHERE e.workspace_id = :w AND e.item_id {of_items}"
    " UNION ALL SELECT t.item_id, t.quantity, NULL FROM transit t WHERE t.workspace_id = :w AND t.item_id {of_items}"
)
ORDERED = text(  # open orders are few, and their lines name product and location
    "SELECT n.product, n.location, n.quantity - n.received, r.arrives,"
    " CASE WHEN r.state = 'draft' THEN COALESCE(r.dated_at, r.created_at) END AS drafted"
    " FROM purchase_order r CROSS JOIN purchase_order_line n WHERE r.workspace_id = :w"
    " AND r.state IN ('draft', 'ordered', 'shipped', 'part_received')"
    " AND n.workspace_id = :w AND n.order_number = r.number AND n.quantity > n.received"
)


@dataclass(frozen=True, slots=True)
class Question:
    """Which items are asked for, and as of when."""

    workspace: str
    now: int  # [seconds since 1970]
    places: tuple[int, ...]
    products: tuple[str, ...] | None  # folded codes; None: all
    low: int = 0  # number of the first item
    high: int = 2**62  # and of the last
    reporting: str = ""  # currency that margins are held against each other in, where rates allow; "": in their own

    def ask(self, session: Session, query: str, **more: int) -> Sequence[Any]:
        """Return the rows of one of the queries above; ``more`` are values that only this one asks by."""
        return self._asked(session, query, more).all()

    def ask_columns(self, session: Session, query: str) -> dict[str, Sequence[Any]]:
        """Return the same by column: several times faster where all items are asked for."""
        asked = self._asked(session, query, {})
        names, cursor = list(asked.keys()), asked.cursor
        rows = cursor.fetchall() if cursor is not None else []
        return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))

    def ask_of(self, session: Session, query: str, numbers: Collection[int], **more: int) -> list[tuple[Any, ...]]:
        """Return the rows of a query about what is kept under the number of an item, of these items."""
        is_few = self.products is not None and len(numbers) <= FEW
        asked: dict[str, Any] = {"items": list(numbers)} if is_few else {"low": self.low, "high": self.high}
        said, values = _of_items(query, is_few=is_few), {"w": self.workspace, **asked, **more}
        cursor = session.connection().execute(said, values).cursor
        rows: list[tuple[Any, ...]] = [] if cursor is None else list(cursor.fetchall())  # plain tuples
        return rows if is_few else [row for row in rows if row[0] in numbers]

    def _asked(self, session: Session, query: str, more: Mapping[str, int]) -> CursorResult[Any]:
        said = _statement(query, by_products=self.products is not None)
        values: dict[str, Any] = {"w": self.workspace, "places": list(self.places), **more}
        if ":low" in said.text:
            values |= {"low": self.low, "high": self.high}
        if ":now" in said.text:
            values["now"] = self.now
        if self.products is not None:
            values["products"] = list(self.products)
        return session.connection().execute(said, values)


@cache
def _statement(query: str, *, by_products: bool) -> TextClause:
    """Return one of the queries above as it is asked: read once, as that takes as long as its answer for one item."""
    said = query.format(newest=NEWEST, of_places=OF_PLACES.format(chosen=CHOSEN if by_products else STRETCH))
    several = ("places", "products") if by_products else ("places",)
    return text(said).bindparams(*(bindparam(name, expanding=True) for name in several))


@cache
def _of_items(query: str, *, is_few: bool) -> TextClause:
    said = text(query.format(of_items=OF_FEW if is_few else OF_RANGE))
    return said.bindparams(bindparam("items", expanding=True)) if is_few else said
