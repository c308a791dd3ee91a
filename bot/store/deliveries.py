"""Looks up what the planning workbook lists as on its way, beside the purchase orders of `/po`."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.store.access import Access
from bot.store.tables.goods import ExpectedRow, ItemRow, LocationRow, ProductRow


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

    def all(self, location: str | None = None) -> tuple[Delivery, ...]:
        """Return every delivery (to a location), by arrival."""
        row, item, product, place = ExpectedRow, ItemRow, ProductRow, LocationRow
        query = (
            select(
                *(col(row.reference), col(product.code), col(place.name)),
                *(col(product.supplier), col(row.quantity), col(row.arrives)),
            )
            .where(col(row.workspace_id) == self.access.workspace, col(item.workspace_id) == row.workspace_id)
            .where(col(item.id) == row.item_id, col(product.workspace_id) == row.workspace_id)
            .where(col(product.id) == item.product_id, col(place.workspace_id) == row.workspace_id)
            .where(col(place.id) == item.location_id)
            .order_by(col(row.arrives), col(row.line))
        )
        if location is not None:
            query = query.where(col(place.name) == location)
        with self.access.reading() as session:
            return tuple(Delivery(*found) for found in session.connection().execute(query))
