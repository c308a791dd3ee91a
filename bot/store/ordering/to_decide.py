"""Lists what awaits a decision, the most pressing first: sums by supplier, a page, all of it, or what each costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlmodel import Session, col

from bot.store.access import Access
from bot.store.checks.standing import PLACES
from bot.store.many import many
from bot.store.ordering.paid import paid
from bot.store.ordering.proposals import Suggestion
from bot.store.ordering.suggestion_list import is_awake
from bot.store.ordering.suggestion_rows import COLUMNS, IS_OPEN
from bot.store.rows import Rows, rows_found
from bot.store.tables.decisions import StandingRow, SuggestionRow
from planner.coded import Coded
from planner.model import Integers, Level

ROW = SuggestionRow
STOOD = and_(
    col(StandingRow.workspace_id) == ROW.workspace_id,
    col(StandingRow.product) == ROW.product,
    col(StandingRow.location) == ROW.location,
)
COST = paid(ROW.unit_cost_myriadths, ROW.quantity).label("cost_minor")
LAST = 2**62  # behind whatever a check has looked at
SHOWN = (*COLUMNS, StandingRow.name, StandingRow.days_of_cover, StandingRow.stockout)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which open suggestions are meant, and when."""

    now: datetime
    today: date  # where no shop says otherwise
    todays: Mapping[str, date]  # by shop
    shop: str | None = None
    supplier: str | None = None
    product: str | None = None
    is_asleep: bool | None = False  # what is asked again later; None: that too
    could_fly: bool = False  # only those of which something would close a gap by air

    def today_at(self, shop: str) -> date:
        """Return which day it is in a shop."""
        return self.todays.get(shop, self.today)


class AskedOf(NamedTuple):
    """What is asked for of a supplier in one currency, now or again later."""

    supplier: str
    currency: str
    is_asleep: bool
    lines: int
    costed: int  # lines whose cost is known
    cost_minor: int | None  # [smallest coin] of them; None: there are none
    tied_up_minor: int | None  # [smallest coin] the same at landed cost


class Costing(NamedTuple):
    """What an open suggestion costs."""

    supplier: str
    id: int
    currency: str
    cost_minor: int | None  # [smallest coin] None: not known


@dataclass(frozen=True, slots=True)
class Listed:
    """An open suggestion, and how its item stood at the last check."""

    suggestion: Suggestion
    name: str
    days_of_cover: float | None  # [days] None: not selling, or not known
    stockout: date | None


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What awaits a decision in one workspace, as lists show it."""

    access: Access

    def sums(self, chosen: Chosen) -> tuple[AskedOf, ...]:
        """Return the sums of a choice, whether asked for now or later; those of the most pressing line first."""
        is_asleep = case((is_awake(chosen.now), 0), else_=1).label("is_asleep")
        place = func.row_number().over(order_by=_pressing(chosen)).label("place")
        each = self._open(chosen, ROW.supplier, ROW.currency, is_asleep, COST, ROW.tied_up_minor, place).subquery().c
        groups = (each.supplier, each.currency, each.is_asleep)
        sums = (func.count(), func.count(each.cost_minor), func.sum(each.cost_minor), func.sum(each.tied_up_minor))
        query = select(*groups, *sums).group_by(*groups).order_by(func.min(each.place))
        with self.access.reading() as session:
            return tuple(
                AskedOf(supplier, currency, bool(asleep), lines, costed, *map(_coins, coins))
                for supplier, currency, asleep, lines, costed, *coins in session.connection().execute(query)
            )

    def page(self, chosen: Chosen, wanted: Mapping[str, range], most: int) -> Mapping[str, tuple[Listed, ...]]:
        """Return of each supplier its first ``most`` lines and those wanted beyond them, the most pressing first."""
        nth = func.row_number().over(partition_by=col(ROW.supplier), order_by=_pressing(chosen)).label("nth")
        of_them = self._open(chosen, ROW.id, ROW.supplier, nth).where(col(ROW.supplier).in_(wanted))
        each = of_them.where(*_awake(chosen)).subquery().c
        beyond = [
            and_(each.supplier == supplier, each.nth > rows.start, each.nth <= rows.stop)
            for supplier, rows in wanted.items()
            if rows.stop > most
        ]
        ranked = select(each.id, each.nth).where(or_(each.nth <= most, *beyond)).subquery().c
        query = (
            select(*SHOWN)
            .join(StandingRow, STOOD, isouter=True)
            .where(col(ROW.workspace_id) == self.access.workspace, col(ROW.id) == ranked.id)
            .order_by(ranked.nth)
        )
        with self.access.reading() as session:
            found = _listed(session, query)
        return {name: tuple(each for each in found if each.suggestion.supplier == name) for name in wanted}

    def all(self, chosen: Chosen) -> tuple[Listed, ...]:
        """Return all that was chosen, the most pressing first, a supplier's lines together."""
        with self.access.reading() as session:
            found = _listed(session, _in_order(self._open(chosen, *SHOWN), chosen))
        return tuple(found[at] for at in _together([each.suggestion.supplier for each in found]).tolist())

    def costs(self, chosen: Chosen) -> Rows[Costing]:
        """Return what each suggestion that was chosen costs, in the order of ``all``."""
        query = self._open(chosen, ROW.supplier, ROW.id, ROW.currency, COST)
        with self.access.reading() as session:
            found = rows_found(session, _in_order(query, chosen), Costing)
        return found.part(_together(found.columns["supplier"].tolist()))

    def _open(self, chosen: Chosen, *columns: Any) -> Select[*tuple[Any, ...]]:
        """Return the query for open suggestions of a choice, asleep or not, beside how their items stand."""
        query = select(*columns).select_from(ROW).join(StandingRow, STOOD, isouter=True)
        of = ((ROW.shop, chosen.shop), (ROW.supplier, chosen.supplier), (ROW.product, chosen.product))
        mine: tuple[ColumnElement[bool], ...] = (
            col(ROW.workspace_id) == self.access.workspace,
            IS_OPEN,
        )
        mine += (col(ROW.air_quantity) > 0,) if chosen.could_fly else ()
        return query.where(*mine, *(col(column) == name for column, name in of if name is not None))


def _awake(chosen: Chosen) -> list[ColumnElement[bool]]:
    if chosen.is_asleep is None:
        return []
    return [~is_awake(chosen.now) if chosen.is_asleep else is_awake(chosen.now)]


def _in_order(query: Select[*tuple[Any, ...]], chosen: Chosen) -> Select[*tuple[Any, ...]]:
    return query.where(*_awake(chosen)).order_by(*_pressing(chosen))


def _pressing(chosen: Chosen) -> tuple[ColumnElement[Any], ...]:
    """Return what orders: the day to order by, how bad it stands, money at stake; what is late is all for today."""
    today: ColumnElement[date] = literal(chosen.today)
    elsewhere = {shop: day for shop, day in chosen.todays.items() if day != chosen.today}
    if elsewhere:
        today = case(elsewhere, value=col(ROW.shop), else_=today)
    order_by = func.coalesce(col(ROW.order_by), date.max)
    return (
        case((order_by > today, order_by), else_=today),
        case({level.name: place for level, place in PLACES.items()}, value=col(ROW.level)),
        func.coalesce(col(StandingRow.urgency), LAST),
        col(ROW.id).asc(),
    )


def _listed(session: Session, query: Select[*tuple[Any, ...]]) -> list[Listed]:
    return [
        Listed(Suggestion(*shown), name or "", cover, stockout)
        for *shown, name, cover, stockout in many(session, query, level=Level.__members__.__getitem__)
    ]


def _together(suppliers: Sequence[str]) -> Integers:
    """Return the order in which each supplier's stand together where its first one stands."""
    return np.argsort(Coded.of(suppliers).code, kind="stable")


def _coins(found: Any) -> int | None:
    return None if found is None else int(found)  # PostgreSQL sums whole numbers as decimals
