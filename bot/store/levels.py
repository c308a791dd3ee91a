"""Keeps how every item stood at the last check, so that an overview needs no planning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, update
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.tables.decisions import StandingRow
from planner.model import Level

URGENT_FIRST = (
    *(Level.OUT, Level.CRITICAL, Level.URGENT, Level.REORDER, Level.EXPEDITE, Level.WATCH, Level.OVERSTOCK),
    *(Level.DEAD, Level.STALE_DATA, Level.NO_DATA, Level.OK),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stood at the last check."""

    product: str
    name: str
    location: str
    shop: str
    level: Level
    available: int | None  # [units] None: never counted
    days_of_cover: float | None  # [days] None: not selling, or never counted
    stockout: date | None  # None: not within the horizon
    threshold: int  # [units]
    quantity: int  # [units] suggested
    money_minor: int | None  # [smallest coin] what is at stake
    currency: str
    cash_minor: int | None  # [smallest coin] tied up in what is on hand and on order; None: its cost is not known
    cost_currency: str
    as_of: datetime
    counted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Levels:
    """How the items of one workspace stood."""

    access: Access

    def save(self, rows: Iterable[Standing], shop: str | None = None) -> None:
        """Replace how every item stood; of one shop only where it is named."""
        kept = [
            {"workspace_id": self.access.workspace}
            | {field.name: getattr(row, field.name) for field in fields(Standing)}
            | {"level": row.level.name}
            for row in rows
        ]
        with self.access.writing() as session:
            session.connection().execute(delete(StandingRow).where(*self._of(shop)))
            if kept:
                session.connection().execute(insert(StandingRow), kept)

    def overview(self, shop: str | None = None) -> tuple[tuple[Level, int], ...]:
        """Return how many items stand at each level, the most pressing first; empty before the first check."""
        query = select(StandingRow.level, func.count()).where(*self._of(shop)).group_by(StandingRow.level)
        with self.access.reading() as session:
            counts = {Level[level]: count for level, count in session.exec(query)}
        return tuple((level, counts[level]) for level in URGENT_FIRST if level in counts)

    def cash(self, shop: str | None = None) -> Mapping[str, int]:
        """Return the money tied up in what is on hand and on order, by currency; what has no cost is left out."""
        costed = (
            select(StandingRow.cost_currency, func.coalesce(func.sum(StandingRow.cash_minor), 0))
            .where(*self._of(shop), StandingRow.cost_currency != "")
            .group_by(StandingRow.cost_currency)
        )
        with self.access.reading() as session:
            return {currency: int(minor or 0) for currency, minor in session.exec(costed)}

    def worst(self, n: int, shop: str | None = None, levels: Sequence[Level] | None = None) -> tuple[Standing, ...]:
        """Return the most pressing items, within a level the most money first."""
        worst: list[Standing] = []
        with self.access.reading() as session:
            for level in URGENT_FIRST:
                if len(worst) < n and (levels is None or level in levels):
                    query = (
                        select(StandingRow)
                        .where(*self._of(shop), StandingRow.level == level.name)
                        .order_by(func.coalesce(StandingRow.money_minor, -1).desc(), col(StandingRow.product))
                        .limit(n - len(worst))
                    )
                    worst += [_standing(row) for row in session.exec(query)]
        return tuple(worst)

    def _of(self, shop: str | None) -> list[Any]:
        mine = [col(StandingRow.workspace_id) == self.access.workspace]
        return mine if shop is None else [*mine, col(StandingRow.shop) == shop]


def asked_no_more(session: Session, workspace: str, product: str, location: str) -> None:
    """Suggest nothing at a place until the next check, within the transaction that decides it."""
    session.connection().execute(
        update(StandingRow)
        .where(col(StandingRow.workspace_id) == workspace)
        .where(col(StandingRow.product) == product, col(StandingRow.location) == location)
        .values(quantity=0)
    )


def _standing(row: StandingRow) -> Standing:
    kept = {field.name: getattr(row, field.name) for field in fields(Standing)}
    return Standing(**(kept | {"level": Level[row.level]}))
