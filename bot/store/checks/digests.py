"""Makes each digest leave once: one a shop, kind and local date, however often it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.outbox import Outgoing, enqueue
from bot.store.tables.decisions import DigestRunRow
from bot.store.writes import insert_new


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of one workspace."""

    access: Access

    def claim(
        self,
        shop: str,
        kind: str,
        local_date: date,
        now: datetime,
        announce: Sequence[Outgoing] = (),
        *,
        skipped: bool = False,
    ) -> bool:
        """Take a day's digest and put its messages in line; False: it was taken before, and nothing happens."""
        row = {"shop": shop, "kind": kind, "local_date": local_date, "at": now}
        row |= {"workspace_id": self.access.workspace, "state": "skipped" if skipped else "claimed"}
        with self.access.writing() as session:
            if not insert_new(session, DigestRunRow, [row]):
                return False
            enqueue(self.access, session, announce, now)
            return True

    def last(self, shop: str, kind: str, until: date = date.max) -> date | None:
        """Return the newest date taken or skipped up to a day: a clock that was ahead took later ones; None: none."""
        query = select(func.max(col(DigestRunRow.local_date))).where(
            DigestRunRow.workspace_id == self.access.workspace,
            DigestRunRow.shop == shop,
            DigestRunRow.kind == kind,
            col(DigestRunRow.local_date) <= until,
        )
        with self.access.reading() as session:
            return session.exec(query).one()

    def told_at(self, shop: str, kind: str) -> datetime | None:
        """Return when the newest one left; None: none did. Skipped days told nobody anything."""
        query = select(func.max(col(DigestRunRow.at))).where(
            DigestRunRow.workspace_id == self.access.workspace,
            DigestRunRow.shop == shop,
            DigestRunRow.kind == kind,
            DigestRunRow.state == "claimed",
        )
        with self.access.reading() as session:
            return session.exec(query).one()
