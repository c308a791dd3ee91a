"""Finds since when customers wait: the oldest paid order of a product that has not left yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text

from bot.store.access import Access, fold, moment, portions, seconds
from bot.store.movements.counted import counted

OLDEST = text(
    "SELECT p.code, o.name, MIN(COALESCE(l.paid, l.taken)) AS since FROM product p"
    " CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN location o CROSS JOIN order_line l"
    " WHERE p.workspace_id = :w AND p.folded IN :products"  # SQLite keeps this order
    " AND c.workspace_id = :w AND c.product_id = p.id AND c.units_each > 0"  # leads to the index by product
    " AND g.workspace_id = :w AND g.id = c.listing_id"
    " AND h.workspace_id = :w AND h.id = g.shop_id"
    " AND o.workspace_id = :w AND o.id = h.location_id"
    f" AND {counted('l')} AND l.listing_id = g.id AND l.gone > :now AND l.taken <= :now"
    " GROUP BY p.code, o.name"
).bindparams(bindparam("products", expanding=True))


@dataclass(frozen=True, slots=True)
class Promises:
    """What one workspace owes its customers."""

    access: Access

    def oldest(self, products: Sequence[str], now: datetime) -> Mapping[tuple[str, str], datetime]:
        """Return since when the oldest paid order waits to be shipped, by product and location."""
        found: dict[tuple[str, str], datetime] = {}
        with self.access.reading() as session:
            for some in portions([fold(code) for code in products]):
                asked = {"w": self.access.workspace, "now": seconds(now)}
                rows = session.connection().execute(OLDEST, asked | {"products": some})
                found |= {(code, location): moment(since) for code, location, since in rows}
        return found
