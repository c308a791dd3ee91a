"""What was imported and counts: the files, the newest first, and what they make known until when."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.importing.imported import Kind
from bot.store.movements.sold_until import sold_since, sold_until
from bot.store.shops import shop_row
from bot.store.tables.goods import LocationRow, ShopRow
from bot.store.tables.movements import ImportRunRow

COUNTING: tuple[Kind, ...] = ("stock", "fbt")  # files that say what lies where


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that was imported."""

    file: str
    kind: str
    shop: str  # "": of no single shop
    as_of: datetime
    at: datetime
    by: str  # "": not known


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """The imported files of one workspace; what was taken back is none of them."""

    access: Access

    def latest(self, n: int, first: int = 0) -> tuple[Imported, ...]:
        """Return ``n`` files from number ``first`` on, the newest first."""
        workspace = self.access.workspace
        query = (
            select(ImportRunRow)
            .where(ImportRunRow.workspace_id == workspace, ImportRunRow.state == "done")
            .order_by(col(ImportRunRow.done_at).desc(), col(ImportRunRow.id).desc())
        )
        with self.access.reading() as session:
            shops = {row.id: row.name for row in session.exec(select(ShopRow).where(ShopRow.workspace_id == workspace))}
            return tuple(
                Imported(
                    file=row.file_name,
                    kind=row.kind,
                    shop=shops.get(row.shop_id, ""),
                    as_of=row.rows_as_of,
                    at=row.done_at or row.begun_at,
                    by=row.imported_by,
                )
                for row in session.exec(query.offset(first).limit(n))
            )

    def count(self) -> int:
        """Return how many there are."""
        query = select(func.count()).select_from(ImportRunRow)
        query = query.where(col(ImportRunRow.workspace_id) == self.access.workspace, col(ImportRunRow.state) == "done")
        with self.access.reading() as session:
            return int(session.exec(query).one())

    def sold_since(self) -> dict[str, date]:
        """Return by shop the first day of which its exports of orders say what sold, where they say it."""
        with self.access.reading() as session:
            return sold_since(session, self.access.workspace)

    def newest(self, shop: str, kind: Kind) -> tuple[datetime, datetime] | None:
        """Return (as-of, import time) of the newest file of a kind; None: there is none."""
        with self.access.reading() as session:
            number = shop_row(session, self.access.workspace, shop).id if shop else 0
            query = (
                select(ImportRunRow)
                .where(ImportRunRow.workspace_id == self.access.workspace, ImportRunRow.shop_id == number)
                .where(ImportRunRow.kind == kind, ImportRunRow.state == "done")
                .order_by(col(ImportRunRow.rows_as_of).desc(), col(ImportRunRow.id).desc())
                .limit(1)
            )
            row = session.exec(query).one_or_none()
            return (row.rows_as_of, row.done_at or row.begun_at) if row else None

    def places_first_counted(self, since: datetime) -> frozenset[str]:
        """Return the locations of whose stock the first file came in after that."""
        workspace = self.access.workspace
        query = (
            select(LocationRow.name)
            .where(
                *(each.workspace_id == workspace for each in (LocationRow, ShopRow, ImportRunRow)),
                col(ShopRow.location_id) == LocationRow.id,
                col(ImportRunRow.shop_id) == ShopRow.id,
            )
            .where(col(ImportRunRow.kind).in_(COUNTING), ImportRunRow.state == "done")
            .group_by(LocationRow.name)
            .having(func.min(col(ImportRunRow.done_at)) > since)
        )
        with self.access.reading() as session:
            return frozenset(session.exec(query))

    def sold_until(self, shop: str) -> date | None:
        """Return the last day of which a shop's exports of orders say what sold; None: there is none."""
        with self.access.reading() as session:
            row = shop_row(session, self.access.workspace, shop)
            return sold_until(session, self.access.workspace).get(row.location_id, {}).get(row.name)
