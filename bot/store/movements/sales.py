"""Sums up what sold on some days: units of every product out of packed months, money of some out of order lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, fold, portions
from bot.store.days import as_day, first_day, month_of
from bot.store.movements.counted import counted
from bot.store.movements.packing import ABSENT
from bot.store.movements.past import AT_ONCE, Unpacked
from bot.store.movements.trays import SIZE
from planner.model import Integers

PACKED = text("SELECT tray, month, days FROM packed_month WHERE workspace_id = :w AND month BETWEEN :first AND :last")
ITEMS = text("SELECT id, product_id, location_id FROM item WHERE workspace_id = :w")
PLACES = text("SELECT id, name FROM location WHERE workspace_id = :w ORDER BY name")
NAMED = text("SELECT id, code FROM product WHERE workspace_id = :w AND id IN :numbers").bindparams(
    bindparam("numbers", expanding=True)
)
LINES = (  # SQLite keeps this order: from the products to their lines; of a bundle each product has its part
    "SELECT p.code, p.name, h.name AS shop, l.currency, SUM(l.demand * c.units_each) AS units,"
    " SUM(1.0 * COALESCE(l.subtotal_minor, 0) * l.demand / l.quantity * c.units_each"
    " / (SELECT SUM(d.units_each) FROM component d WHERE d.workspace_id = :w AND d.listing_id = c.listing_id)) AS money"
    " FROM product p CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN order_line l"
    " WHERE p.workspace_id = :w AND p.folded IN :products AND c.workspace_id = :w AND c.product_id = p.id"
    " AND c.units_each > 0 AND g.workspace_id = :w AND g.id = c.listing_id AND h.workspace_id = :w AND h.id = g.shop_id"
    f" AND (:shop = '' OR h.folded = :shop) AND {counted('l')} AND l.listing_id = g.id"
    " AND l.month BETWEEN :first_month AND :last_month AND l.day BETWEEN :first AND :last AND l.demand > 0"
    " GROUP BY p.code, p.name, h.name, l.currency"
)
ELSEWHERE = (
    " UNION ALL SELECT p.code, p.name, '' AS shop, '' AS currency, SUM(e.quantity) AS units, 0.0 AS money"
    " FROM product p CROSS JOIN item i CROSS JOIN other_sale e"
    " WHERE :shop = '' AND p.workspace_id = :w AND p.folded IN :products AND i.workspace_id = :w"
    " AND i.product_id = p.id AND e.workspace_id = :w AND e.item_id = i.id AND e.day BETWEEN :first AND :last"
    " GROUP BY p.code, p.name"
)
SOLD = text(LINES + ELSEWHERE).bindparams(bindparam("products", expanding=True))


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold of a product in a shop on some days."""

    product: str
    name: str
    shop: str  # "": by other channels
    units: int
    money_minor: int  # [smallest coin] that customers paid; 0 of what other channels sold
    currency: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The products that sold on some days, the most units first."""

    numbers: Integers  # of the products in the store
    units: Integers
    by_place: dict[str, int]  # units, by where they lay

    @property
    def total(self) -> int:
        """All units."""
        return int(self.units.sum())


@dataclass(frozen=True, slots=True)
class Sales:
    """What one workspace sold. Samples, gifts and what was cancelled are left out, as they are of demand."""

    access: Access

    def ranked(self, first: date, last: date, place: str = "") -> Ranking:
        """Return the products that sold from the first to the last day, with what other channels sold.

        Args: place, the location off which they sold; "" all.
        """
        key = {"w": self.access.workspace}
        with self.access.reading() as session:
            found = session.connection().execute(ITEMS, key).cursor
            rows = np.array(found.fetchall() if found is not None else [], np.int64).reshape(-1, 3)
            names = session.connection().execute(PLACES, key).all()
            items, products, places = rows.T
            sold = _units(session, self.access.workspace, first, last, int(items.max(initial=0)))[items]
        by_place = {name: those for number, name in names if (those := int(sold[places == number].sum()))}
        if place:
            sold[~np.isin(places, [number for number, name in names if name == place])] = 0
            by_place = {name: those for name, those in by_place.items() if name == place}
        numbers, at = np.unique(products[sold > 0], return_inverse=True)
        units = np.bincount(at, sold[sold > 0], len(numbers)).astype(np.int64)
        order = np.lexsort((numbers, -units))
        return Ranking(numbers[order], units[order], by_place)

    def codes(self, numbers: Sequence[int]) -> list[str]:
        """Return the codes of products by their numbers, in this order."""
        found = dict[int, str]()
        with self.access.reading() as session:
            for some in portions(numbers):
                key = {"w": self.access.workspace, "numbers": list(some)}
                found |= {row.id: row.code for row in session.connection().execute(NAMED, key)}
        return [found[number] for number in numbers]

    def of(self, products: Sequence[str], first: date, last: date, shop: str = "") -> list[Sale]:
        """Return what sold of these products from the first to the last day, as each shop's calendar has it.

        What other channels sold is there where no shop is named.
        """
        key: dict[str, Any] = {"w": self.access.workspace, "shop": fold(shop)}
        key |= {"first": as_day(first), "last": as_day(last)}
        key |= {"first_month": month_of(first), "last_month": month_of(last)}
        found = list[Sale]()
        with self.access.reading() as session:
            for some in portions(products):
                rows = session.connection().execute(SOLD, key | {"products": [fold(code) for code in some]})
                found += [
                    Sale(row.code, row.name, row.shop, int(row.units), round(row.money), row.currency) for row in rows
                ]
        return found


def _units(session: Session, workspace: str, first: date, last: date, most: int) -> Integers:
    """Return the units each item sold on these days, at the number of the item."""
    of_items = np.zeros(((most // SIZE + 1), SIZE), np.int64)
    asked = {"w": workspace, "first": month_of(first), "last": month_of(last)}
    found = session.connection().execute(PACKED, asked).cursor
    while found is not None and (rows := found.fetchmany(AT_ONCE)):
        some = Unpacked.of(rows)
        for month in np.unique(some.month).tolist():  # in which each tray stands once
            begins = as_day(first_day(month))
            mine = (some.month == month) & (some.tray < len(of_items))  # items of trays beyond were taken back
            inside = slice(max(as_day(first) - begins, 0), as_day(last) + 1 - begins)
            packed = some.packed[mine]
            units = np.maximum(packed["units"][:, :, inside], 0).sum(axis=2)
            of_items[some.tray[mine]] += np.where(packed["then"] != ABSENT, units, 0)
    return of_items.ravel()
