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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which orders and deliveries are meant; None does not limit."""

    days: tuple[date, date] | None = None  # on which they arrive, the first and the last
    product: str | None = None
    supplier: str | None = None
    reference: str | None = None  # in the planning workbook


EVERYTHING = Wanted()


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
        wanted: Wanted = EVERYTHING,
        *,
        first: int = 0,
        count: int | None = None,
    ) -> tuple[Delivery, ...]:
        """Return ``count`` deliveries to some locations (that are wanted) from number ``first`` on, by arrival."""
        columns = (ExpectedRow.reference, ProductRow.code, LocationRow.name, ProductRow.supplier)
        shown = (*columns, ExpectedRow.quantity, ExpectedRow.arrives)
        query = self._coming(places, wanted, *shown).order_by(col(ExpectedRow.arrives), col(ExpectedRow.line))
        with self.access.reading() as session:
            return tuple(Delivery(*found) for found in many(session, query.offset(first).limit(count)))

    def count(self, places: Collection[str], wanted: Wanted = EVERYTHING) -> int:
        """Return how many deliveries go to some locations (that are wanted)."""
        with self.access.reading() as session:
            return int(session.connection().execute(self._coming(places, wanted, func.count())).scalar_one())

    def called(self, reference: str) -> str:
        """Return the reference of what is on its way that is called so, as the workbook writes it; "": nothing is."""
        mine = select(col(ExpectedRow.reference)).where(col(ExpectedRow.workspace_id) == self.access.workspace)
        with self.access.reading() as session:
            same = mine.where(func.lower(col(ExpectedRow.reference)) == reference.strip().lower()).limit(1)
            return session.connection().execute(same).scalar() or ""

    def suppliers(self, places: Collection[str]) -> frozenset[str]:
        """Return who supplies what goes to some locations."""
        query = self._coming(places, EVERYTHING, ProductRow.supplier).distinct()
        with self.access.reading() as session:
            return frozenset(session.connection().execute(query).scalars())

    def _coming(self, places: Collection[str], wanted: Wanted, *columns: Any) -> Select[*tuple[Any, ...]]:
        row, item, product, place = ExpectedRow, ItemRow, ProductRow, LocationRow
        when = () if wanted.days is None else (col(row.arrives).between(*wanted.days),)
        named = (
            *((product.code, wanted.product), (product.supplier, wanted.supplier)),
            (row.reference, wanted.reference),
        )
        which = (*when, *(col(column) == name for column, name in named if name is not None))
        return (
            select(*columns)
            .where(col(row.workspace_id) == self.access.workspace, col(item.workspace_id) == row.workspace_id, *which)
            .where(col(item.id) == row.item_id, col(product.workspace_id) == row.workspace_id)
            .where(col(product.id) == item.product_id, col(place.workspace_id) == row.workspace_id)
            .where(col(place.id) == item.location_id, col(place.name).in_(places))
        )
