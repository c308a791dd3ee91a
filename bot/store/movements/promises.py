"""Finds since when customers wait: the oldest paid order of a product that has not left yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text

from bot.store.access import Access, moment, portions, seconds
from bot.store.movements.counted import counted

OLDEST = text(
    "SELECT p.code, o.name, MIN(COALESCE(l.paid, l.taken)) AS since FROM product p"  # noqa: S608
    " JOIN component c ON c.workspace_id = :w AND c.product_id = p.id"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id"
    " JOIN location o ON o.workspace_id = :w AND o.id = h.location_id"
    f" JOIN order_line l ON {counted('l')} AND l.listing_id = g.id AND l.gone > :now AND l.taken <= :now"
    " WHERE p.workspace_id = :w AND p.code IN :products GROUP BY p.code, o.name"
).bindparams(bindparam("products", expanding=True))


@dataclass(frozen=True, slots=True)
class Promises:
    """What one workspace owes its customers."""

    access: Access

    def oldest(self, products: Sequence[str], now: datetime) -> Mapping[tuple[str, str], datetime]:
        """Return since when the oldest paid order waits to be shipped, by product and location."""
        found: dict[tuple[str, str], datetime] = {}
        with self.access.reading() as session:
            for some in portions(products):
                asked = {"w": self.access.workspace, "now": seconds(now)}
                rows = session.connection().execute(OLDEST, asked | {"products": some})
                found |= {(code, location): moment(since) for code, location, since in rows}
        return found
