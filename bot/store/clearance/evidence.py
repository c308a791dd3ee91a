"""Gathers what explains slow stock and what it can be bundled with: ads, returns, what is bought in the same order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from sqlalchemy import delete, insert
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.clearance.evidence_query import (
    COUNTRIES,
    EVERY,
    LIES_IN,
    NEWEST_IMPORT,
    OFFERED,
    ORDERS,
    PRICES,
    SEEN,
    SOLD,
    TOGETHER,
    USUAL,
    WITH_RETURNS,
    Asked,
)
from bot.store.clearance.lowest_prices import lowest_prices
from bot.store.days import as_day
from bot.store.tables.slow import AroundRow
from planner.clearance.bundle import OFTEN, Pairs
from planner.clearance.price_response import WEEK, WEEKS, PricePoints
from planner.intake.money import Amount
from planner.model import Floats
from planner.ratio import ratio

LATELY = 91  # [days] of ads reports, and of the orders with the other product of a bundle
HALF_YEAR = 180  # [days] of returns
KEPT = 8  # days and imports of which it is remembered what holds for all items
FRESH = 7  # [days] what the newest look found of all orders is believed
YEAR = 365  # [days] of orders that are looked at for what is bought together


@dataclass(frozen=True, slots=True)
class Other:
    """The other product of a bundle."""

    product: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What orders and ads say of some items; entry ``i`` belongs to item ``i``, nan where unknown."""

    sold: Floats  # [units] within half a year
    returned: Floats  # [units] of them that came back
    impressions: Floats  # of their pages in ads
    clicks: Floats
    ads_orders: Floats
    ads_cost: Floats  # [smallest coin of the shop] of them; nan where they are in another currency
    usual_impressions: Floats  # of an advertised page
    usual_clicks: Floats  # an impression
    usual_orders: Floats  # a click
    cost_per_order: Floats  # [smallest coin of the shop] through ads; nan where they are in another currency
    orders: Floats  # orders of a year that held them
    pairs: Pairs
    others: tuple[Other, ...]  # of each pair
    lowest: tuple[Amount | None, ...]  # the least that may be asked for a unit of each in a shop; None: anything may


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for all items of a location, by its number; read once, however many items are looked at."""

    orders: Mapping[int, int]  # of a year, of everything
    with_returns: frozenset[int]  # where exports tell of returns


@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """What one workspace's orders and ads say."""

    access: Access
    _around: dict[tuple[date, int], Around] = field(default_factory=dict)  # by day and newest import

    def around(self, as_of: date) -> Around:
        """Return what holds for all items of each location, as the newest look left it; without one as it is now."""
        query = select(AroundRow).where(AroundRow.workspace_id == self.access.workspace)
        with self.access.reading() as session:
            rows = session.exec(query.where(col(AroundRow.day) > as_day(as_of) - FRESH)).all()
        if not rows:
            return self._around_now(as_of)
        orders = {row.location_id: row.orders for row in rows}
        return Around(orders, frozenset(row.location_id for row in rows if row.tells_returns))

    def look_around(self, as_of: date) -> Around:
        """Return the same as it is now, and keep it for whoever asks until the next look."""
        found, workspace = self._around_now(as_of), self.access.workspace
        rows = [
            {
                "workspace_id": workspace,
                "location_id": location,
                "orders": found.orders.get(location, 0),
                "tells_returns": location in found.with_returns,
                "day": as_day(as_of),
            }
            for location in sorted({*found.orders, *found.with_returns})
        ]
        with self.access.writing() as session:
            connection = session.connection()
            connection.execute(delete(AroundRow).where(col(AroundRow.workspace_id) == workspace))
            if rows:
                connection.execute(insert(AroundRow), rows)
        return found

    def _around_now(self, as_of: date) -> Around:
        """Return what holds for all items of each location; read anew only after an import, as it reads every line."""
        with self.access.reading() as session:
            asked = Asked(session, self.access.workspace, (), as_of)
            ((newest,),) = asked.rows(NEWEST_IMPORT)
            known = self._around.get((as_of, newest))
            if known is None:
                orders = {location: int(count) for location, count in asked.rows(EVERY, YEAR)}
                known = Around(orders, frozenset(location for (location,) in asked.rows(WITH_RETURNS)))
                if len(self._around) >= KEPT:
                    self._around.clear()
                self._around[as_of, newest] = known
            return known

    def of(self, numbers: Sequence[int], as_of: date, around: Around) -> Known:
        """Return what is known of the items of these numbers, on a day where they lie."""
        with self.access.reading() as session:
            asked = Asked(session, self.access.workspace, tuple(numbers), as_of)
            sold, returned = asked.columns(SOLD, 2, HALF_YEAR)
            shown, clicked, ordered, pages, cost = asked.columns(USUAL, 5, LATELY, missing=np.nan)
            is_reported = np.where(np.isnan(shown), np.nan, 0.0)  # reports say nothing of a place they do not name
            impressions, clicks, orders, spent = asked.columns(SEEN, 4, LATELY, missing=np.nan) + is_reported
            (of_year,) = asked.columns(ORDERS, 1, YEAR)
            lies_in = {number: int(location) for number, location in asked.rows(LIES_IN)}
            tells = np.array([lies_in[number] in around.with_returns for number in numbers], bool)
            of_all = np.array([around.orders.get(lies_in[number], 0) for number in numbers], float)
            pairs, others = _pairs(asked, of_year, of_all)
            return Known(
                sold=sold,
                returned=np.where(tells, returned, np.nan),
                impressions=impressions,
                clicks=clicks,
                ads_orders=orders,
                ads_cost=spent,
                usual_impressions=ratio(shown, pages),
                usual_clicks=ratio(clicked, shown),
                usual_orders=ratio(ordered, clicked),
                cost_per_order=ratio(cost, ordered),
                orders=of_year,
                pairs=pairs,
                others=others,
                lowest=lowest_prices(asked),
            )

    def prices(self, numbers: Sequence[int], as_of: date) -> PricePoints:
        """Return what a unit of each item cost in each of the last 52 weeks, and how many orders paid it."""
        place = {number: at for at, number in enumerate(numbers)}
        with self.access.reading() as session:
            asked = Asked(session, self.access.workspace, tuple(numbers), as_of)
            rows = [tuple(row) for row in asked.rows(PRICES, WEEKS * WEEK, today=as_day(as_of))]
        found = np.array([row for row in rows if row[2] > 0], np.int64).reshape(-1, 4)
        item = np.array([place[number] for number in found[:, 0].tolist()], np.int64)
        return PricePoints(item, WEEKS - 1 - found[:, 1], found[:, 2].astype(float), found[:, 3].astype(float))

    def countries(self, number: int, as_of: date) -> tuple[tuple[str, int], ...]:
        """Return to which countries an item's orders of a year went, and how many of them, the most first."""
        with self.access.reading() as session:
            asked = Asked(session, self.access.workspace, (number,), as_of)
            return tuple((country, int(orders)) for _, country, orders in asked.rows(COUNTRIES, YEAR))


def _pairs(asked: Asked, of_year: Floats, of_all: Floats) -> tuple[Pairs, tuple[Other, ...]]:
    """Return the products that are often in the same orders as these items, and can be offered with them."""
    found = [tuple(row) for row in asked.rows(TOGETHER, YEAR, often=OFTEN)]
    others = sorted({other for _, other, _ in found})
    offered = {number: Other(code, name) for number, code, name in asked.rows(OFFERED, numbers=others)}
    found = [pair for pair in found if pair[1] in offered]
    others = [other for other in others if other in offered]
    theirs = {number: float(orders) for number, orders in asked.rows(ORDERS, YEAR, others)}
    lately = {number: orders / LATELY for number, orders in asked.rows(ORDERS, LATELY, others)}
    place = {number: at for at, number in enumerate(asked.numbers)}
    pairs = Pairs(
        item=np.array([place[item] for item, _, _ in found], np.int64),
        together=np.array([together for _, _, together in found], float),
        of_item=np.array([of_year[place[item]] for item, _, _ in found], float),
        of_other=np.array([theirs[other] for _, other, _ in found], float),
        of_all=np.array([of_all[place[item]] for item, _, _ in found], float),
        other_orders=np.array([lately.get(other, 0.0) for _, other, _ in found], float),
        is_offered=np.ones(len(found), bool),
    )
    return pairs, tuple(offered[other] for _, other, _ in found)
