"""Keeps exchange rates as people typed them, and knows which are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from bot.store.access import Access
from bot.store.planning.buying import rates_of
from planner.currency import Rate, rate_of

PAIRS = text(
    "SELECT DISTINCT p.cost_currency, h.currency, h.name FROM item i JOIN product p"
    " ON p.workspace_id = i.workspace_id AND p.id = i.product_id JOIN shop h"
    " ON h.workspace_id = i.workspace_id AND h.location_id = i.location_id"
    " WHERE i.workspace_id = :w AND p.cost_currency <> '' AND p.cost_currency <> h.currency ORDER BY 1, 2, 3"
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Two currencies without a rate: things are bought in one and sold in the other."""

    bought_in: str
    sold_in: str
    shops: Sequence[str]  # that sell such things


@dataclass(frozen=True, slots=True)
class Rates:
    """The exchange rates of one workspace."""

    access: Access

    def all(self) -> tuple[Rate, ...]:
        """Return every rate, of whatever day."""
        with self.access.reading() as session:
            return rates_of(session, self.access.workspace)

    def lacking(self, as_of: date) -> tuple[Lacking, ...]:
        """Return which rates are missing to hold what things cost against what they are sold for."""
        with self.access.reading() as session:
            rows = session.execute(PAIRS, {"w": self.access.workspace}).all()
            rates = rates_of(session, self.access.workspace) if rows else ()
        shops: dict[tuple[str, str], list[str]] = {}
        for bought_in, sold_in, shop in rows:
            shops.setdefault((bought_in, sold_in), []).append(shop)
        return tuple(Lacking(*pair, mine) for pair, mine in shops.items() if rate_of(*pair, rates, as_of) is None)
