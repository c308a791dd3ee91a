"""Looks up what the planning workbook lists as on its way, beside the purchase orders of `/po`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from bot.store.access import Access
from bot.store.many import many
from bot.store.tables.goods import ExpectedRow, ItemRow, LocationRow, ProductRow

Days = tuple[date, date]
"""The first and the last of them."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Units on their way as a row of the sheet Inbound says; nobody marks them ordered or received here."""

    reference: str  # "" where the sheet has none
    product: str
    location: str
    supplier: str  # of the product; "" where nobody knows
    units: int
    arrives: date


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The deliveries of one workspace."""

    access: Access

    def all(
        self,
        places: Collection[str],
        days: Days | None = None,
        *,
        first: int = 0,
        count: int | None = None,
    ) -> tuple[Delivery, ...]:
        """Return ``count`` deliveries to some locations (on some days) from number ``first`` on, by arrival."""
        columns = (ExpectedRow.reference, ProductRow.code, LocationRow.name, ProductRow.supplier)
        shown = (*columns, ExpectedRow.quantity, ExpectedRow.arrives)
        query = self._coming(places, days, *shown).order_by(col(ExpectedRow.arrives), col(ExpectedRow.line))
        with self.access.reading() as session:
            return tuple(Delivery(*found) for found in many(session, query.offset(first).limit(count)))

    def count(self, places: Collection[str], days: Days | None = None) -> int:
        """Return how many deliveries go to some locations (on some days)."""
        with self.access.reading() as session:
            return int(session.connection().execute(self._coming(places, days, func.count())).scalar_one())

    def _coming(self, places: Collection[str], days: Days | None, *columns: Any) -> Select[*tuple[Any, ...]]:
        row, item, product, place = ExpectedRow, ItemRow, ProductRow, LocationRow
        when = () if days is None else (col(row.arrives).between(*days),)
        return (
            select(*columns)
            .where(col(row.workspace_id) == self.access.workspace, col(item.workspace_id) == row.workspace_id, *when)
            .where(col(item.id) == row.item_id, col(product.workspace_id) == row.workspace_id)
            .where(col(product.id) == item.product_id, col(place.workspace_id) == row.workspace_id)
            .where(col(place.id) == item.location_id, col(place.name).in_(places))
        )
