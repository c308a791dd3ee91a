"""Keeps how old each item's stock was at the last look, and the money in stock day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, and_, case, cast, delete, func, insert, literal, or_, text
from sqlmodel import Session, col, select

from bot.store.access import Access, fold
from bot.store.clearance.age_writes import put_ages
from bot.store.movements.shelf import shelves
from bot.store.planning.catalogue import Catalogue
from bot.store.tables.decisions import StandingRow
from bot.store.tables.slow import StockAgeRow, StockValueRow
from planner.ageing import Looked
from planner.inflow import Shelf

LIES_IN = text(
    "SELECT o.name FROM shop h JOIN location o ON o.workspace_id = h.workspace_id AND o.id = h.location_id"
    " WHERE h.workspace_id = :w AND h.folded = :shop"
)


@dataclass(frozen=True, slots=True)
class StockAge:
    """How old an item's stock was at the last look."""

    product: str
    location: str
    name: str
    is_slow: bool
    units: int  # [units] on hand
    old_units: int  # [units] older than the limit
    oldest: int | None  # [days] None: no stock
    mean_age: float | None  # [days]
    is_at_least: bool  # the ages are that or more
    sold: int  # [units] within the window
    opening: int  # [units] there when it began
    received: int  # [units] that came within it
    cash_minor: int | None  # in the old units; None: the cost is unknown
    currency: str
    as_of: date
    best: Mapping[str, Any] | None = None  # the step that brings most cash back; None: none is known
    wanted: Mapping[str, int] | None = None  # [units] by where else it is wanted: the step is of the other old units
    days_of_cover: float | None = None  # [days] as the newest plan says; None: not selling


KEPT = tuple(field.name for field in fields(StockAge) if field.name != "days_of_cover")


@dataclass(frozen=True, slots=True)
class StockValue:
    """The money in a location's stock on a day, of what is bought in one currency; "" where the cost is unknown."""

    location: str
    day: date
    currency: str
    items: int  # with stock
    sold_items: int  # of those, sold within the window
    slow_items: int
    old_units: int  # [units] of slow items
    on_hand_minor: int
    on_order_minor: int
    slow_minor: int  # in the old units of slow items
    days: int  # [days] the period of what follows; 0: too short to say
    cost_sold_minor: int  # what was sold within it, at cost
    average_minor: int  # stock at cost, on average over it
    margin_minor: int | None  # what was sold within it less its cost; None: prices or rates unknown
    at: datetime


NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages of one workspace's stock."""

    access: Access

    def shelves(self, catalogue: Catalogue, now: datetime, since: int) -> Iterator[tuple[slice, Shelf]]:
        """Yield what lay where, some items at a time; ``since``: the earliest moment looked back to [seconds]."""
        return shelves(self.access, catalogue.numbers, now, since)

    def save(self, ages: Iterable[StockAge], values: Sequence[StockValue]) -> None:
        """Replace how old everything is, some thousand at a time, and the money of these days.

        Each age stands for itself: what is left undone by a process that ends here the next look does.
        """
        mine = {"workspace_id": self.access.workspace}
        kept = [mine | {name: getattr(age, name) for name in KEPT} for age in ages]
        money = [mine | {field.name: getattr(value, field.name) for field in fields(StockValue)} for value in values]
        put_ages(self.access, kept)
        with self.access.writing() as session:
            connection = session.connection()
            for lies, day in {(value.location, value.day) for value in values}:
                of_day = (col(StockValueRow.location) == lies, col(StockValueRow.day) == day)
                connection.execute(delete(StockValueRow).where(self._mine(StockValueRow), *of_day))
            if money:
                connection.execute(insert(StockValueRow), money)

    def slow(
        self, shop: str | None = None, *, worth: Mapping[str, float] = NOTHING, first: int = 0, count: int | None = None
    ) -> tuple[StockAge, ...]:
        """Return slow movers (where a shop's stock lies) from number ``first`` on, the most cash first.

        ``worth``: of the smallest coin of a currency, to compare; others stand apart, unknown costs last.
        """
        kept, age = col(StandingRow.product), StockAgeRow
        here = (col(StandingRow.workspace_id) == age.workspace_id, col(StandingRow.location) == age.location)
        known = case(worth, value=col(age.currency), else_=1.0) if worth else literal(1.0)
        apart = case((col(age.currency).in_(list(worth)), ""), else_=col(age.currency))
        order = (col(age.cash_minor).is_(None), apart, (col(age.cash_minor) * known).desc(), col(age.old_units).desc())
        with self.access.reading() as session:
            query = (
                select(age, StandingRow.days_of_cover)
                .outerjoin(StandingRow, and_(*here, kept == age.product))
                .where(*self._of(session, age, shop), col(age.is_slow))
                .order_by(*order, col(age.product), col(age.location))
            )
            return tuple(_age(row, cover) for row, cover in session.exec(query.offset(first).limit(count)))

    def slow_items(self, shop: str | None = None) -> int:
        """Return how many slow movers there are (where a shop's stock lies)."""
        with self.access.reading() as session:
            query = select(func.count()).where(*self._of(session, StockAgeRow, shop), col(StockAgeRow.is_slow))
            return session.exec(query).one()

    def brought_back(self, shop: str | None = None) -> Mapping[str, int]:
        """Return the cash that the best steps of all slow movers (where a shop's stock lies) bring, by currency."""
        step = col(StockAgeRow.best)
        currency, cash = step["currency"].as_string(), cast(step["cash_minor"].as_string(), BigInteger)
        with self.access.reading() as session:
            mine = (*self._of(session, StockAgeRow, shop), col(StockAgeRow.is_slow))
            each = select(currency.label("currency"), cash.label("cash")).where(*mine).subquery().c
            query = select(each.currency, func.sum(each.cash)).group_by(each.currency)
            return {code: int(coins) for code, coins in session.connection().execute(query) if code and coins}

    def looked(self, shop: str | None = None) -> Looked:
        """Return what the newest look found, slow or not."""
        old = case((col(StockAgeRow.old_units) > 0, 1), else_=0)
        unsure = case((col(StockAgeRow.is_at_least), 1), else_=0)
        slow = case((col(StockAgeRow.is_slow), 1), else_=0)
        with self.access.reading() as session:
            mine = self._of(session, StockAgeRow, shop)
            counts = session.exec(select(func.count(), func.sum(slow), func.sum(old)).where(*mine)).one()
            ages = session.exec(select(func.max(col(StockAgeRow.oldest)), func.sum(unsure)).where(*mine)).one()
            return Looked(*(number or 0 for number in (*counts, *ages)))

    def values(self, shop: str | None = None, until: date | None = None) -> tuple[StockValue, ...]:
        """Return the money in stock on the newest day of each location, of those up to ``until``."""
        with self.access.reading() as session:
            mine = self._of(session, StockValueRow, shop)
            if until is not None:
                mine.append(col(StockValueRow.day) <= until)
            query = select(StockValueRow.location, func.max(StockValueRow.day)).where(*mine)
            days = session.exec(query.group_by(col(StockValueRow.location))).all()
            of_days = [and_(col(StockValueRow.location) == lies, col(StockValueRow.day) == day) for lies, day in days]
            rows = session.exec(select(StockValueRow).where(*mine, or_(*of_days))).all() if days else ()
            return tuple(StockValue(**{f.name: getattr(row, f.name) for f in fields(StockValue)}) for row in rows)

    def _mine(self, table: type[StockAgeRow | StockValueRow]) -> Any:
        return col(table.workspace_id) == self.access.workspace

    def _of(self, session: Session, table: type[StockAgeRow | StockValueRow], shop: str | None) -> list[Any]:
        """Return what a row of a shop fulfils: it lies where the shop's stock lies."""
        if shop is None:
            return [self._mine(table)]
        known = session.connection().execute(LIES_IN, {"w": self.access.workspace, "shop": fold(shop)})
        return [self._mine(table), col(table.location).in_(list(known.scalars()))]


def _age(row: StockAgeRow, days_of_cover: float | None) -> StockAge:
    return StockAge(**{name: getattr(row, name) for name in KEPT}, days_of_cover=days_of_cover)
