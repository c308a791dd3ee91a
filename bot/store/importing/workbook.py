"""Says what a planning workbook would hold now, sheet by sheet: to be edited instead of typed, and imported again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from bot.store.access import Access
from bot.store.days import as_date, as_day
from bot.store.events.rows import events_of
from bot.store.importing.kinds.suppliers import AMOUNTS
from bot.store.tables.buying import ExchangeRateRow, SupplierRow
from bot.store.tables.events import EventRow
from bot.store.tables.goods import ShopRow
from bot.store.tables.rules import ShopRulesRow
from planner.events.plan import WITH_AMOUNT, WITHOUT_UNITS
from planner.intake.money import decimals
from planner.intake.workbook import SUPPLIERS
from planner.intake.workbook.limits import LIMITS
from planner.intake.workbook.sheet import Said
from planner.unit_price import written

SHOPS = (
    "SELECT h.name AS shop, h.market, h.tz, h.currency, h.channel, h.quantity_means, h.date_order, o.name AS location"
    " FROM shop h JOIN location o ON o.workspace_id = :w AND o.id = h.location_id"
    " WHERE h.workspace_id = :w ORDER BY h.folded"
)
PEOPLE = (
    'SELECT "user", role, limit_minor, limit_currency AS currency FROM person'
    ' WHERE workspace_id = :w AND role IS NOT NULL ORDER BY "user"'
)
PRODUCTS = (
    "SELECT code AS product, name, supplier, unit_cost_myriadths, cost_currency AS currency, salvage_myriadths,"
    " storage_fee_myriadths, buffer, moq, case_pack, lead_time, max_lead_time, air_lead_time, no_air_route,"
    " lowest_price_minor, price_currency, platform_fee, sell_by"
    " FROM product WHERE workspace_id = :w ORDER BY folded"
)
LISTINGS = (
    "SELECT p.code AS product, h.name AS shop, g.sku_id, g.seller_sku, g.page_id, c.units_each FROM listing g"
    " JOIN component c ON c.workspace_id = :w AND c.listing_id = g.id"
    " JOIN product p ON p.workspace_id = :w AND p.id = c.product_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id"
    " WHERE g.workspace_id = :w ORDER BY h.folded, p.folded, g.sku_id"
)
INBOUND = (  # an item that one shop alone sells from says whose it is; else the location's own name does
    "SELECT p.code AS product, e.quantity, e.arrives, e.reference, (SELECT MIN(h.name) FROM shop h"
    " WHERE h.workspace_id = :w AND h.location_id = i.location_id) AS shop FROM expected e"
    " JOIN item i ON i.workspace_id = :w AND i.id = e.item_id"
    " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id WHERE e.workspace_id = :w ORDER BY e.line"
)
LANES = (
    "SELECT a.name AS origin, b.name AS destination, l.days, l.cost_myriadths, l.currency FROM lane l"
    " JOIN location a ON a.workspace_id = :w AND a.id = l.origin_id"
    " JOIN location b ON b.workspace_id = :w AND b.id = l.destination_id"
    " WHERE l.workspace_id = :w ORDER BY a.name, b.name"
)
MINOR, MYRIADTHS = "_minor", "_myriadths"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The planning workbook of one workspace."""

    access: Access

    def known(self, today: date) -> Mapping[str, Sequence[Said]]:
        """Return the rows of each sheet by its kind, as their cells would be read; what nobody said is left out.

        Counts, other channels' sales and receipts are a record of days: an import adds to them, so they stay empty.
        ``today``: events that ended before it are left out.
        """
        with self.access.reading() as session:
            return {
                "shops": self._shops(session),
                "people": self._rows(session, PEOPLE),
                "suppliers": self._suppliers(session),
                "products": self._rows(session, PRODUCTS),
                "listings": self._rows(session, LISTINGS),
                "inbound": self._rows(session, INBOUND),
                "events": self._events(session, today),
                "lanes": self._rows(session, LANES),
                "rates": self._rates(session),
            }

    def _rows(self, session: Session, query: str) -> list[Said]:
        rows = session.connection().execute(text(query), {"w": self.access.workspace}).mappings()
        return [_said(dict(row)) for row in rows]

    def _shops(self, session: Session) -> list[Said]:
        query = select(ShopRow.name, ShopRulesRow.said).where(
            ShopRow.workspace_id == self.access.workspace,
            ShopRulesRow.workspace_id == self.access.workspace,
            ShopRow.id == ShopRulesRow.shop_id,
        )
        own = {
            shop: {name: LIMITS[name].typed(value) for name, value in said.items() if name in LIMITS}
            for shop, said in session.exec(query)
        }
        return [{**row, **own.get(str(row["shop"]), {})} for row in self._rows(session, SHOPS)]

    def _suppliers(self, session: Session) -> list[Said]:
        mine = select(SupplierRow).where(SupplierRow.workspace_id == self.access.workspace).order_by(SupplierRow.folded)
        columns = {column.field for column in SUPPLIERS.columns} | set(AMOUNTS)
        rows = [row.model_dump() | {"supplier": row.name} for row in session.exec(mine)]
        return [_said({name: value for name, value in row.items() if name in columns}) for row in rows]

    def _events(self, session: Session, today: date) -> list[Said]:
        coming = select(EventRow).where(
            EventRow.workspace_id == self.access.workspace,
            EventRow.state == "planned",
            EventRow.last_day >= as_day(today),
        )
        plans = [event.plan for event in events_of(session, self.access.workspace, session.exec(coming).all())]
        return [
            _said(
                {
                    "event": plan.name,
                    "kind": str(plan.kind),
                    "shop": plan.shop,
                    "product": code,
                    "units": None if plan.kind in WITHOUT_UNITS else units or None,
                    "amount": f"{plan.amount:g}" if plan.amount and plan.kind in WITH_AMOUNT else None,
                    "start": plan.starts,
                    "end": plan.ends,
                    "host": plan.host,
                    "price_cut": plan.price_cut,
                }
            )
            for plan in plans
            for code, units in plan.units or (("", 0),)
        ]

    def _rates(self, session: Session) -> list[Said]:
        mine = select(ExchangeRateRow).where(ExchangeRateRow.workspace_id == self.access.workspace)
        rows = sorted(session.exec(mine), key=lambda row: (row.base, row.quote, row.day))
        return [{"origin": row.base, "target": row.quote, "rate": row.rate, "day": row.day.isoformat()} for row in rows]


def _said(row: dict[str, Any]) -> Said:
    """Return a row of the records as its cells would say it: amounts in whole units, dates as ISO, no blanks."""
    currency = row.get("currency") or ""
    of = {"lowest_price_minor": row.get("price_currency")}
    return dict(_field(name, value, of.get(name) or currency) for name, value in row.items() if value not in {None, ""})


def _field(name: str, value: Any, currency: str) -> tuple[str, Any]:
    if name.endswith(MINOR):
        return name.removesuffix(MINOR), str(Decimal(value).scaleb(-decimals(currency)))
    if name.endswith(MYRIADTHS):
        return name.removesuffix(MYRIADTHS), str(written(value, currency))
    if name in LIMITS:
        return name, LIMITS[name].typed(value)
    if name == "sell_by":
        return name, as_date(value).isoformat()
    if name == "no_air_route":  # SQLite tells yes as 1
        return name, bool(value)
    return name, value.isoformat() if isinstance(value, date) else value
