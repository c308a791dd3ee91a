"""Asks orders and ads about slow items: what came back, what is bought together, what ads showed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import portions
from bot.store.days import as_day, month_of
from bot.store.movements.counted import counted, lines_of_items
from planner.model import Floats

MINE = lines_of_items("i.id IN :items", "{more}") + " AND l.month >= :month AND l.day >= :since AND l.demand > 0"
SOLD = "SELECT i.id, SUM(l.demand * c.units_each), SUM(l.returned * c.units_each)" + MINE.format(more="")
SOLD += " GROUP BY i.id"
WITH_RETURNS = (  # where no shop has a single return its exports do not say
    "SELECT DISTINCT h.location_id FROM shop h WHERE h.workspace_id = :w AND EXISTS"
    f" (SELECT 1 FROM order_line l WHERE {counted('l')} AND l.shop_id = h.id AND l.returned > 0)"
)
ORDERS = "SELECT i.id, COUNT(DISTINCT l.order_id)" + MINE.format(more="") + " GROUP BY i.id"
TOGETHER = (
    "SELECT i.id, j.id, COUNT(DISTINCT l.order_id)"
    + MINE.format(more=" CROSS JOIN order_line o CROSS JOIN component d CROSS JOIN item j")
    + f" AND {counted('o')} AND o.shop_id = l.shop_id AND o.order_id = l.order_id AND o.demand > 0"
    " AND d.workspace_id = :w AND d.listing_id = o.listing_id AND d.product_id <> i.product_id"
    " AND j.workspace_id = :w AND j.product_id = d.product_id AND j.location_id = i.location_id"
    " GROUP BY i.id, j.id HAVING COUNT(DISTINCT l.order_id) >= :often"
)
EVERY = (  # in the order of the key: nothing need be sorted
    "SELECT h.location_id, COUNT(DISTINCT l.order_id) FROM shop h"
    f" JOIN order_line l ON {counted('l')} AND l.shop_id = h.id AND l.day >= :since AND l.demand > 0"
    " WHERE h.workspace_id = :w GROUP BY h.location_id"
)
NEWEST_IMPORT = (  # rises with every import, and when one is taken back
    "SELECT COALESCE(MAX(id), 0) + COUNT(CASE WHEN state = 'undone' THEN 1 END) FROM import_run"
    " WHERE workspace_id = :w AND state IN ('done', 'undone')"
)
LIES_IN = "SELECT i.id, i.location_id FROM item i WHERE i.workspace_id = :w AND i.id IN :items"
LOWEST = (
    "SELECT i.id, p.lowest_price_minor, p.price_currency FROM item i"
    " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id WHERE i.workspace_id = :w AND i.id IN :items"
)
OFFERED = (  # in stock at the last check, and not slow itself
    "SELECT i.id, p.code, p.name FROM item i"
    " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id"
    " JOIN location o ON o.workspace_id = :w AND o.id = i.location_id"
    " JOIN standing s ON s.workspace_id = :w AND s.product = p.code AND s.location = o.name AND s.available > 0"
    " LEFT JOIN stock_age a ON a.workspace_id = :w AND a.product = p.code AND a.location = o.name"
    " WHERE i.workspace_id = :w AND i.id IN :items AND (a.is_slow IS NULL OR NOT a.is_slow)"
)
NEWEST = (  # of one campaign's reports that overlap, the newest import
    "a.workspace_id = :w AND a.last_day >= :since AND NOT EXISTS (SELECT 1 FROM ads_line b"
    " WHERE b.workspace_id = :w AND b.shop_id = a.shop_id AND b.campaign_id = a.campaign_id"
    " AND b.import_id > a.import_id AND b.first_day <= a.last_day AND b.last_day >= a.first_day)"
)
PAGES = (  # an item's product pages, each once; SQLite keeps the order, as above
    "(SELECT DISTINCT i.id, h.id AS shop_id, g.page_id"
    " FROM item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h"
    " WHERE i.workspace_id = :w AND i.id IN :items"
    " AND c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"
    " AND g.workspace_id = :w AND g.id = c.listing_id AND g.page_id <> ''"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id)"
)
PRICES = (  # of a unit, in the smallest coin, by week before today; of sets nobody knows what a unit cost
    "SELECT i.id, (:today - 1 - l.day) / 7 AS ago,"
    " l.subtotal_minor / (l.quantity * c.units_each) AS price, COUNT(*)"
    + MINE.format(more="")
    + " AND l.subtotal_minor > 0 AND l.day < :today AND l.currency = h.currency"
    " AND NOT EXISTS (SELECT 1 FROM component d"
    " WHERE d.workspace_id = :w AND d.listing_id = c.listing_id AND d.product_id <> c.product_id)"
    " GROUP BY i.id, ago, price"
)
COUNTRIES = (
    "SELECT i.id, l.country, COUNT(DISTINCT l.order_id) AS orders" + MINE.format(more="") + " AND l.country <> ''"
    " GROUP BY i.id, l.country ORDER BY orders DESC, l.country"
)
SEEN = (  # a page that no report names was shown to nobody: 0
    "SELECT p.id, COALESCE(SUM(a.impressions), 0), COALESCE(SUM(a.clicks), 0), COALESCE(SUM(a.orders), 0),"
    " CASE WHEN MIN(a.currency) = MAX(h.currency) AND MAX(a.currency) = MAX(h.currency) THEN SUM(a.cost_minor) END"
    f" FROM {PAGES} p JOIN shop h ON h.workspace_id = :w AND h.id = p.shop_id"
    f" LEFT JOIN ads_line a ON a.shop_id = p.shop_id AND a.page_id = p.page_id AND {NEWEST}"
    " GROUP BY p.id"
)
USUAL = (  # of an advertised page where the item is sold
    "SELECT i.id, u.impressions, u.clicks, u.orders, u.pages, u.cost FROM item i JOIN (SELECT h.location_id,"
    " SUM(a.impressions) AS impressions, SUM(a.clicks) AS clicks, SUM(a.orders) AS orders,"
    " CASE WHEN MIN(a.currency) = MAX(h.currency) AND MAX(a.currency) = MAX(h.currency) THEN SUM(a.cost_minor) END"
    " AS cost, COUNT(DISTINCT a.page_id) AS pages"
    " FROM ads_line a JOIN shop h ON h.workspace_id = :w AND h.id = a.shop_id"
    f" WHERE {NEWEST} AND a.impressions IS NOT NULL GROUP BY h.location_id) u ON u.location_id = i.location_id"
    " WHERE i.workspace_id = :w AND i.id IN :items"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The items that are asked for, by their numbers, as of a day where they lie."""

    session: Session
    workspace: str
    numbers: tuple[int, ...]
    as_of: date

    def rows(self, query: str, days: int = 0, numbers: Sequence[int] | None = None, **more: Any) -> Iterator[Any]:
        """Yield the rows of a query about these items (or others), of the last ``days`` days."""
        since = self.as_of - timedelta(days=days)
        known = {"w": self.workspace, "since": as_day(since), "month": month_of(since), **more}
        used = {name: value for name, value in known.items() if f":{name}" in query}
        if ":items" not in query:
            yield from self.session.connection().execute(text(query), used)
            return
        statement = text(query).bindparams(bindparam("items", expanding=True))
        for some in portions(self.numbers if numbers is None else numbers):
            yield from self.session.connection().execute(statement, used | {"items": list(some)})

    def columns(self, query: str, count: int, days: int, missing: float = 0.0) -> Floats:
        """Return a query's numbers, shape (count, items); ``missing`` for items that the answer does not name."""
        found = np.full((count, len(self.numbers)), missing)
        place = {number: at for at, number in enumerate(self.numbers)}
        for number, *values in self.rows(query, days):
            found[:, place[number]] = [np.nan if value is None else float(value) for value in values]
        return found
