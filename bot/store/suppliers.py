"""Keeps who makes what we sell: what each asks an order to be worth."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from bot.store.access import Access, fold
from bot.store.purchasing.order_days import until_order_days
from bot.store.tables.buying import SupplierRow
from planner.intake.money import Amount


@dataclass(frozen=True, slots=True)
class Suppliers:
    """The suppliers of one workspace."""

    access: Access

    def minimum_orders(self, suppliers: Collection[str]) -> Mapping[str, Amount]:
        """Return what an order from these must be worth, however they are spelt; those that ask for nothing lack."""
        query = select(SupplierRow.folded, SupplierRow.minimum_order_minor, SupplierRow.currency).where(
            SupplierRow.workspace_id == self.access.workspace, col(SupplierRow.minimum_order_minor).is_not(None)
        )
        with self.access.reading() as session:
            asked = {folded: Amount(minor or 0, currency) for folded, minor, currency in session.exec(query)}
        return {name: asked[fold(name)] for name in suppliers if fold(name) in asked}

    def next_order_day(self, supplier: str, today: date) -> date:
        """Return when an order from a supplier may be placed: today, unless it takes orders on another day."""
        workspace = self.access.workspace
        query = select(SupplierRow).where(SupplierRow.workspace_id == workspace, SupplierRow.folded == fold(supplier))
        with self.access.reading() as session:
            waits = until_order_days(session, workspace, session.exec(query).all(), today)
        return today + timedelta(days=waits[0] or 0 if waits else 0)
