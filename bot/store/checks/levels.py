"""Keeps how every item stood at the last check, so that an overview needs no planning."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import case, func, or_
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.checks.standing import A_LEVEL, URGENT_FIRST, Cash, Standing
from bot.store.checks.standing_writes import Stood, stood, write_some, write_standings
from bot.store.checks.standings import AllStanding, Standings
from bot.store.tables.decisions import StandingCountRow, StandingRow
from planner.model import Level

ASKED_AT_ONCE = 5_000  # products
STOOD = attrgetter(*Standing._fields)  # of a row
LISTED = (col(StandingRow.urgency), col(StandingRow.product), col(StandingRow.location))


@dataclass(frozen=True, slots=True)
class Overview:
    """How many items stood at each level, the most pressing level first."""

    counts: tuple[tuple[Level, int], ...]  # empty before the first check
    as_of: datetime | None

    @property
    def total(self) -> int:
        return sum(items for _, items in self.counts)


@dataclass(frozen=True, slots=True)
class Levels:
    """How the items of one workspace stood."""

    access: Access

    def stood(self, shop: str | None = None) -> Stood:
        """Return how every item (of a shop) stood at the last check, as ``save`` compares it."""
        return stood(self.access, shop)

    def save(
        self,
        rows: Iterable[Standing] | AllStanding,
        shop: str | None = None,
        *,
        stood: Stood | None = None,
        reporting: str = "",
    ) -> None:
        """Replace how every item stood; of one shop only where it is named.

        ``stood``: how they stood, where that was read already. What somebody decided, or snoozed, since the check asked
        is asked for no more, whatever it found.
        ``reporting``: the currency of totals, in which money at stake is held against all other.
        """
        standings = Standings.of(rows) if isinstance(rows, Iterable) else rows
        before = self.stood(shop) if stood is None else stood
        write_standings(self.access, standings, shop, before, reporting)

    def save_some(self, rows: Sequence[Standing], *, reporting: str = "") -> None:
        """Replace how these items stood, between two checks of all; ``reporting`` as of ``save``."""
        write_some(self.access, rows, reporting)

    def overview(self, shop: str | None = None) -> tuple[tuple[Level, int], ...]:
        """Return how many items stand at each level, the most pressing first; empty before the first check."""
        return self.taken(shop).counts

    def cash(self, shop: str | None = None) -> tuple[Cash, ...]:
        """Return the money in what is on hand and on order, by location and currency; without what has no cost."""
        place = (StandingRow.location, StandingRow.cost_currency)
        sums = (func.sum(StandingRow.cash_minor), func.sum(StandingRow.coming_minor))
        costed = select(*place, *sums).where(*self._of(shop), StandingRow.cost_currency != "")
        with self.access.reading() as session:
            found = session.exec(costed.group_by(*place).order_by(*place))
            return tuple(
                Cash(lies, code, int(cash or 0) - int(coming or 0), int(coming or 0))
                for lies, code, cash, coming in found
            )

    def taken(self, shop: str | None = None) -> Overview:
        """Return how many items stood at each level, and when that was."""
        by_shop = self.by_shop()
        chosen = [by_shop[shop]] if shop in by_shop else [] if shop else list(by_shop.values())
        counts: Counter[Level] = Counter()
        for overview in chosen:
            counts.update(dict(overview.counts))
        return _overview(counts, max((o.as_of for o in chosen if o.as_of), default=None))

    def by_shop(self) -> dict[str, Overview]:
        """Return how many items of each shop stood at each level."""
        counts: dict[str, Counter[Level]] = {}
        moments: dict[str, datetime] = {}
        query = select(StandingCountRow).where(StandingCountRow.workspace_id == self.access.workspace)
        with self.access.reading() as session:
            for row in session.exec(query.order_by(col(StandingCountRow.shop))):
                counts.setdefault(row.shop, Counter())[Level[row.level]] += row.items
                moments[row.shop] = row.as_of
        return {shop: _overview(counted, moments[shop]) for shop, counted in counts.items()}

    def worst(
        self, n: int, shop: str | None = None, levels: Sequence[Level] | None = None, first: int = 0
    ) -> tuple[Standing, ...]:
        """Return ``n`` items from number ``first`` on: the most pressing first, within a level the most money."""
        with self.access.reading() as session:
            query = select(StandingRow).where(*self._of(shop), *_at(levels)).order_by(*LISTED)
            return tuple(_standing(row) for row in session.exec(query.offset(first).limit(n)))

    def all(self, shop: str | None = None, levels: Sequence[Level] | None = None) -> tuple[Standing, ...]:
        """Return every item, the most pressing first."""
        with self.access.reading() as session:
            query = select(StandingRow).where(*self._of(shop), *_at(levels)).order_by(*LISTED)
            return tuple(_standing(row) for row in session.exec(query))

    def running_out(
        self, day: date, shop: str | None = None, n: int | None = None, first: int = 0
    ) -> tuple[tuple[Standing, ...], int]:
        """Return the items (``n`` from number ``first`` on) that are out of stock or will be by a day, and how many."""
        row = StandingRow
        out = or_(col(row.level) == Level.OUT.name, col(row.stockout) <= day)
        mine = [*self._of(shop), out]
        order = (case((col(row.level) == Level.OUT.name, None), else_=col(row.stockout)).nulls_first(), *LISTED)
        with self.access.reading() as session:
            total = int(session.exec(select(func.count()).select_from(row).where(*mine)).one())
            found = session.exec(select(row).where(*mine).order_by(*order).offset(first).limit(n))
            return tuple(_standing(each) for each in found), total

    def of(self, products: Sequence[str]) -> tuple[Standing, ...]:
        """Return how these products stood, wherever they lie, the most pressing first."""
        found: list[StandingRow] = []
        with self.access.reading() as session:
            for start in range(0, len(products), ASKED_AT_ONCE):
                asked = products[start : start + ASKED_AT_ONCE]
                query = select(StandingRow).where(*self._of(None), col(StandingRow.product).in_(asked))
                found += session.exec(query)
        return tuple(map(_standing, sorted(found, key=lambda row: (row.urgency, row.product, row.location))))

    def _of(self, shop: str | None) -> list[Any]:
        mine = [col(StandingRow.workspace_id) == self.access.workspace]
        return mine if shop is None else [*mine, col(StandingRow.shop) == shop]


def _standing(row: StandingRow) -> Standing:
    return Standing._make(STOOD(row))._replace(level=Level[row.level])


def _at(levels: Sequence[Level] | None) -> list[Any]:
    """Return what limits a list to these levels: a stretch of the index, and where it has gaps their names."""
    if levels is None:
        return []
    places = [URGENT_FIRST.index(level) for level in levels]
    urgency = col(StandingRow.urgency)
    stretch = [urgency >= min(places) * A_LEVEL, urgency < (max(places) + 1) * A_LEVEL]
    return [*stretch, col(StandingRow.level).in_([level.name for level in levels])]


def _overview(counts: Mapping[Level, int], as_of: datetime | None) -> Overview:
    return Overview(tuple((level, counts[level]) for level in URGENT_FIRST if level in counts), as_of)
