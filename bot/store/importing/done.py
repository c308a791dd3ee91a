"""Lists the files that were imported and count, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.movements.sold_until import sold_since
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow


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
                    *(row.file_name, row.kind, shops.get(row.shop_id, ""), row.rows_as_of),
                    *(row.done_at or row.begun_at, row.imported_by),
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
