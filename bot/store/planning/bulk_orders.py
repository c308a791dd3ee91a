"""Keeps one-off bulk orders: found among what each item's orders are like, and what people said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlalchemy import bindparam, delete, text
from sqlmodel import Session, col, select

from bot.store.access import Access, portions
from bot.store.audit import note
from bot.store.days import as_date, as_day, month_of
from bot.store.jobs import hurry
from bot.store.movements.counted import counted
from bot.store.movements.history import one_at_a_time
from bot.store.outbox import touch
from bot.store.tables.bulk import BulkOrderRow
from bot.store.writes import compare_and_set
from planner.forecasting.bulk import FEWEST_UNITS, is_bulk
from planner.model import Flags

PLAN = "plan"  # the job that judges everything
LOOKED_BACK = 365  # [days]
OF_ITEMS = (  # SQLite keeps this order: from the items to their lines; units_each leads it to the index by product
    " FROM item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN order_line l"
    " WHERE i.workspace_id = :w AND c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"
    " AND g.workspace_id = :w AND g.id = c.listing_id"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    f" AND {counted('l')} AND l.listing_id = g.id"
    " AND l.month >= :first_month AND l.day >= :first AND l.demand > 0"
)
WITH_LARGE = text(f"SELECT DISTINCT i.id{OF_ITEMS} AND l.demand * c.units_each >= :least")
SIZES = text(
    f"SELECT i.id AS item, l.shop_id, l.order_id, MIN(l.day) AS day, SUM(l.demand * c.units_each) AS units{OF_ITEMS}"
    " AND i.id IN :items GROUP BY i.id, l.shop_id, l.order_id"
).bindparams(bindparam("items", expanding=True))


@dataclass(frozen=True, slots=True)
class BulkOrder:
    """A one-off bulk order of a product, and whether its daily rate counts it."""

    id: int
    version: int
    product: str
    day: date
    counts: bool
    decided_by: str  # "": nobody said anything


@dataclass(frozen=True, slots=True)
class BulkDecided:
    """How a decision ended."""

    won: bool
    order: BulkOrder  # as it is now


@dataclass(frozen=True, slots=True)
class BulkOrders:
    """The one-off bulk orders of one workspace."""

    access: Access

    def look(self, today: date) -> int:
        """Find them anew; what people decided stays. Return how many are new or no longer one."""
        workspace, first = self.access.workspace, as_day(today) - LOOKED_BACK
        asked = {"w": workspace, "first": first, "first_month": month_of(as_date(first))}
        with self.access.reading() as session:
            items = session.connection().execute(WITH_LARGE, asked | {"least": FEWEST_UNITS}).scalars().all()
            rows = [
                row
                for some in portions(items)
                for row in session.connection().execute(SIZES, asked | {"items": list(some)})
            ]
        found = {
            (row.item, row.shop_id, row.order_id): row.day for row, yes in zip(rows, _bulk(rows), strict=True) if yes
        }
        with self.access.writing() as session:
            one_at_a_time(session, workspace)
            known = session.exec(select(BulkOrderRow).where(BulkOrderRow.workspace_id == workspace)).all()
            there = {(row.item_id, row.shop_id, row.order_id) for row in known}
            gone = [
                row.id
                for row in known
                if not row.decided_by and row.day >= first and (row.item_id, row.shop_id, row.order_id) not in found
            ]
            for some in portions(gone):
                mine = (col(BulkOrderRow.workspace_id) == workspace, col(BulkOrderRow.id).in_(some))
                session.connection().execute(delete(BulkOrderRow).where(*mine))
            new = [key for key in found if key not in there]
            number = self.access.next_number(session, "bulk_order", len(new)) if new else 0
            session.add_all(
                BulkOrderRow(
                    workspace_id=workspace,
                    id=number + n,
                    item_id=key[0],
                    shop_id=key[1],
                    order_id=key[2],
                    day=found[key],
                )
                for n, key in enumerate(new)
            )
            if new or gone:
                hurry(session, workspace, PLAN)
        return len(new) + len(gone)

    def one(self, id: int) -> BulkOrder | None:
        """Return a bulk order; None: there is none of that number, or no more."""
        with self.access.reading() as session:
            return self._one(session, id)

    def decide(self, id: int, version: int, user: str, now: datetime, *, counts: bool) -> BulkDecided | None:
        """Say whether the daily rate counts an order, if it still stands in this version; None: it is none any more."""
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            before = self._one(session, id)
            if before is None:
                return None
            row = BulkOrderRow, (self.access.workspace, id)
            news = {"counts": counts, "version": version + 1, "decided_by": user, "decided_at": now}
            if not compare_and_set(session, row, version, news):
                return BulkDecided(won=False, order=before)
            action = "bulk order counted" if counts else "bulk order left out"
            said = ({"counts": before.counts}, {"counts": counts, "product": before.product})
            note(self.access, session, now, user, action, f"bulk_order:{id}", *said)
            touch(self.access, session, f"product:{before.product}")
            hurry(session, self.access.workspace, PLAN)
            session.expire_all()
            after = self._one(session, id)
            return BulkDecided(won=True, order=after or before)

    def _one(self, session: Session, id: int) -> BulkOrder | None:
        found = session.connection().execute(ONE, {"w": self.access.workspace, "id": id}).one_or_none()
        return (
            BulkOrder(found.id, found.version, found.code, as_date(found.day), bool(found.counts), found.decided_by)
            if found
            else None
        )


ONE = text(
    "SELECT b.id, b.version, p.code, b.day, b.counts, b.decided_by FROM bulk_order b"
    " JOIN item i ON i.workspace_id = :w AND i.id = b.item_id"
    " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id WHERE b.workspace_id = :w AND b.id = :id"
)


def _bulk(rows: Sequence[Any]) -> Flags:
    item, day = (np.array([getattr(row, name) for row in rows], np.int64) for name in ("item", "day"))
    return is_bulk(item, np.array([row.units for row in rows], float), day)
