"""Keeps the thresholds a workspace set for itself: for all of its shops, and for single ones.

The last word is that of whoever saw the latest ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import note
from bot.store.jobs import hurry
from bot.store.movements.history import one_at_a_time
from bot.store.shops import shop_row
from bot.store.tables.goods import LocationRow, ShopRow
from bot.store.tables.rules import RulesRow, ShopRulesRow
from bot.store.writes import compare_and_set, insert_new

Threshold = int | float | str

MINE: BindParameter[str] = bindparam("w")
RULES = select(*(getattr(RulesRow, name) for name in ("version", "said", "changed_by", "changed_at"))).where(
    RulesRow.workspace_id == MINE
)
BY_LOCATION = (
    select(LocationRow.name, ShopRulesRow.said)
    .join(ShopRow, (col(ShopRow.workspace_id) == MINE) & (col(ShopRow.location_id) == LocationRow.id))
    .join(
        ShopRulesRow,
        (col(ShopRulesRow.workspace_id) == MINE) & (col(ShopRulesRow.shop_id) == ShopRow.id),
        isouter=True,
    )
    .where(LocationRow.workspace_id == MINE)
    .order_by(col(ShopRow.id))
)


@dataclass(frozen=True, slots=True)
class RulesSet:
    """The thresholds somebody set, by name, and who did last."""

    version: int = 0
    said: Mapping[str, Threshold] = field(default_factory=dict)
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds of one workspace."""

    access: Access

    def latest(self, shop: str = "") -> RulesSet:
        """Return what is set now for all shops, or for one alone. Raises: UnknownShop."""
        with self.access.reading() as session:
            return _said(self._row(session, shop))

    def of_shops(self) -> Mapping[str, RulesSet]:
        """Return what shops set for themselves, by their names; those that follow the others left out."""
        query = select(ShopRow.name, ShopRulesRow).where(
            ShopRow.workspace_id == self.access.workspace,
            ShopRulesRow.workspace_id == self.access.workspace,
            ShopRow.id == ShopRulesRow.shop_id,
        )
        with self.access.reading() as session:
            return {name: _said(row) for name, row in session.exec(query.order_by(col(ShopRow.folded))) if row.said}

    def by_location(self) -> Mapping[str, Sequence[Mapping[str, Threshold]]]:
        """Return what each shop of a location set for itself, where any of them did."""
        found = dict[str, list[Mapping[str, Threshold]]]()
        with self.access.reading() as session:
            for place, said in session.connection().execute(BY_LOCATION, {"w": self.access.workspace}):
                found.setdefault(place, []).append(said or {})
        return {place: shops for place, shops in found.items() if any(shops)}

    def changed_at(self) -> datetime | None:
        """Return when somebody last set a threshold, for all shops or for one; None: never."""
        with self.access.reading() as session:
            queries = (
                select(table.changed_at).where(table.workspace_id == self.access.workspace)
                for table in (RulesRow, ShopRulesRow)
            )
            return max((moment for query in queries for moment in session.exec(query)), default=None)

    def change(self, version: int, said: Mapping[str, Threshold], user: str, now: datetime, *, shop: str = "") -> bool:
        """Set the thresholds of all shops, or of one, anew if ``version`` still holds; say whether it did.

        Raises: UnknownShop.
        """
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            before = _said(self._row(session, shop))
            if before.version != version:
                return False
            if before.said == said:
                return True
            fields = {"version": version + 1, "said": dict(said), "changed_by": user, "changed_at": now}
            if not self._won(session, shop, version, fields):
                return False
            subject = f"shop:{shop_row(session, self.access.workspace, shop).name}" if shop else "rules"
            note(self.access, session, now, user, "thresholds changed", subject, dict(before.said), dict(said))
            hurry(session, self.access.workspace, "plan")
            return True

    def _won(self, session: Session, shop: str, version: int, fields: dict[str, Any]) -> bool:
        table = ShopRulesRow if shop else RulesRow
        key: dict[str, Any] = {"workspace_id": self.access.workspace}
        if shop:
            key["shop_id"] = shop_row(session, self.access.workspace, shop).id
        if version == 0:
            return insert_new(session, table, [fields | key]) == 1
        return compare_and_set(session, (table, key.values()), version, fields)

    def _row(self, session: Session, shop: str) -> Any:
        """Return the row of all shops, or of one; None: there is none."""
        if not shop:
            return session.connection().execute(RULES, {"w": self.access.workspace}).one_or_none()
        number = shop_row(session, self.access.workspace, shop).id
        return session.get(ShopRulesRow, (self.access.workspace, number))


def say_rules(access: Access, session: Session, shop: ShopRow, said: Mapping[str, Any], now: datetime, by: str) -> bool:
    """Let a shop set some thresholds for itself, None: as in all shops; return whether that changes any."""
    row = session.get(ShopRulesRow, (access.workspace, shop.id))
    before = dict(row.said) if row else {}
    after = {name: value for name, value in {**before, **said}.items() if value is not None}
    if after == before:
        return False
    if row is None:
        row = ShopRulesRow(workspace_id=access.workspace, shop_id=shop.id, version=0, changed_by=by, changed_at=now)
        session.add(row)
    row.version, row.said, row.changed_by, row.changed_at = row.version + 1, after, by, now
    note(access, session, now, by, "thresholds changed", f"shop:{shop.name}", before, after)
    return True


def _said(row: Any) -> RulesSet:
    return RulesSet(row.version, row.said, row.changed_by, row.changed_at) if row else RulesSet()
