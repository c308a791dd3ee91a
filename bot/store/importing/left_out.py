"""Listings that a stock export left out though it names all others of its shop: deleted at TikTok, if somebody says so.

What is said to be deleted is as if never counted: files that leave it out count its product without it. A file that
names it again counts it again.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import note
from bot.store.movements.history import one_at_a_time
from bot.store.shops import shop_row
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow

FORGET = text(
    "UPDATE listing SET counted_since = NULL WHERE workspace_id = :w AND shop_id = :shop AND sku_id IN :skus"
).bindparams(bindparam("skus", expanding=True))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a stock export left out."""

    run: int
    file: str
    shop: str
    listings: tuple[tuple[str, str], ...]  # product and SKU ID of each


@dataclass(frozen=True, slots=True)
class LeftOutBook:
    """The listings of one workspace that its newest stock exports left out."""

    access: Access

    def of(self, number: int) -> LeftOut | None:
        """Return what the import of that number left out; None: it is no stock export that counts."""
        with self.access.reading() as session:
            row = session.get(ImportRunRow, (self.access.workspace, number))
            return None if row is None or row.kind != "stock" or row.state != "done" else self._left_out(session, row)

    def last(self, shop: str) -> LeftOut | None:
        """Return what the newest stock export of a shop left out; None: there is none."""
        with self.access.reading() as session:
            row = self._newest(session, shop_row(session, self.access.workspace, shop).id)
            return self._left_out(session, row) if row else None

    def deleted(self, found: LeftOut, now: datetime, by: str) -> bool:
        """Keep that these listings were deleted; say whether: a newer export of the shop knows better."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            shop = shop_row(session, self.access.workspace, found.shop).id
            newest = self._newest(session, shop)
            if newest is None or newest.id != found.run:
                return False
            skus = [sku for _, sku in found.listings]
            session.connection().execute(FORGET, {"w": self.access.workspace, "shop": shop, "skus": skus})
            note(self.access, session, now, by, "listings deleted", f"import:{found.run}", {}, {"listings": skus})
            return True

    def _newest(self, session: Session, shop: int) -> ImportRunRow | None:
        mine = (ImportRunRow.workspace_id == self.access.workspace, ImportRunRow.shop_id == shop)
        query = select(ImportRunRow).where(*mine, ImportRunRow.kind == "stock", ImportRunRow.state == "done")
        return session.exec(query.order_by(col(ImportRunRow.rows_as_of).desc(), col(ImportRunRow.id).desc())).first()

    def _left_out(self, session: Session, row: ImportRunRow) -> LeftOut:
        pairs = (row.receipt or {}).get("left_out_listings", ())
        return LeftOut(
            run=row.id,
            file=row.file_name,
            shop=session.get_one(ShopRow, (row.workspace_id, row.shop_id)).name,
            listings=tuple((product, sku) for product, sku in pairs),
        )
