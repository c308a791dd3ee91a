"""Of which days each shop's sales are known: those that any of its exports of orders speaks of."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Select, bindparam, case, func, or_, select
from sqlmodel import Session, col

from bot.store.days import as_date, as_day
from bot.store.many import many
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow
from planner.coded import Coded
from planner.intake.coverage import ANY, Span, holes
from planner.model import Floats

EVER = date(2000, 1, 1)
CLOSED = timedelta(days=30)
"""A shop whose exports ended so much earlier than those of another shop of its location sells no more."""

LONGEST_GAP = timedelta(days=366)
"""Between two exports of a shop; before a longer one another shop began, as it were."""

MINE: BindParameter[str] = bindparam("w")
RUN, SHOP = ImportRunRow, (col(ShopRow.location_id), col(ShopRow.name), col(ShopRow.tz))
EXPORTED = case((col(RUN.last_day).is_(None), col(RUN.rows_as_of)))  # of imports made before its days were kept
UNTIL = (  # put together once, as the next one: that takes longer than the answer
    select(*SHOP, func.max(col(RUN.last_day)), func.max(EXPORTED))
    .where(col(ShopRow.workspace_id) == MINE, col(RUN.workspace_id) == MINE)
    .where(col(RUN.shop_id) == ShopRow.id, col(RUN.kind) == "orders", col(RUN.state) == "done")
    .group_by(*SHOP)
)
FIRST = case((col(RUN.first_day).is_(None), EVER), else_=col(RUN.first_day))
SINCE = (
    select(col(ShopRow.name), func.min(FIRST))
    .where(col(ShopRow.workspace_id) == MINE, col(RUN.workspace_id) == MINE)
    .where(col(RUN.shop_id) == ShopRow.id, col(RUN.kind) == "orders", col(RUN.state) == "done")
    .group_by(col(ShopRow.name))
)
SPANS: Select[*tuple[Any, ...]] = (
    select(*(col(ShopRow.location_id), col(ShopRow.id), col(RUN.id)), *(col(RUN.first_day), col(RUN.last_day)))
    .add_columns(col(RUN.pause), EXPORTED.label("exported"))
    .where(col(ShopRow.workspace_id) == MINE, col(RUN.workspace_id) == MINE)
    .where(col(RUN.shop_id) == ShopRow.id, col(RUN.kind) == "orders")
    .where(or_(col(RUN.state) == "done", col(RUN.id) == bindparam("unfinished")))
    .where(or_(col(RUN.last_day).is_(None), col(RUN.last_day) >= bindparam("since")))
)


def sold_until(session: Session, workspace: str) -> dict[int, dict[str, date]]:
    """Return by location until when the sales of its shops are known, of those with an export of orders."""
    found: dict[int, dict[str, date]] = {}
    for location, name, tz, last, at in session.connection().execute(UNTIL, {"w": workspace}):
        days = [last] if last else []
        days += [at.astimezone(ZoneInfo(tz)).date()] if at else []
        found.setdefault(location, {})[name] = max(days)
    return found


def sold_since(session: Session, workspace: str) -> dict[str, date]:
    """Return by shop since when its sales are known, of those with an export of orders; ``EVER`` where none says."""
    return {name: first for name, first in session.connection().execute(SINCE, {"w": workspace}) if first > EVER}


def holes_of(session: Session, workspace: str, shop: int, run: int, since: date) -> list[tuple[date, date]]:
    """Return the days between a shop's exports of orders of which none speaks, one still on its way in among them."""
    mine = [span for _, of, number, span in _spans(session, workspace, since, run) if of == shop or number == run]
    return [(as_date(first), as_date(last)) for first, last in holes(mine) if last >= as_day(since)]


def gaps(session: Session, workspace: str, as_of: date, days: int) -> dict[int, Sequence[int]]:
    """Return by location the days before ``as_of``, 1 is yesterday, of which no export of a shop of it speaks."""
    spans = defaultdict[tuple[int, int], list[Span]](list)
    for location, shop, _, span in _spans(session, workspace, as_of - timedelta(days=days)):
        spans[location, shop].append(span)
    found, today = defaultdict[int, set[int]](set), as_day(as_of)
    for (location, _), mine in spans.items():
        for first, last in holes(mine):
            found[location].update(range(max(today - last, 1), min(today - first, days) + 1))
    return {location: sorted(ago) for location, ago in found.items() if ago}


def _spans(session: Session, workspace: str, since: date, unfinished: int = 0) -> Iterator[tuple[int, int, int, Span]]:
    """Yield location, shop and number of each export of orders that tells of the days since then, and its days."""
    asked = {"w": workspace, "unfinished": unfinished, "since": since - LONGEST_GAP}
    for location, of, number, first, last, pause, at in many(session, SPANS, asked):
        known = as_day(first or EVER), as_day(last or at.date())  # of imports made before their days were kept
        yield location, of, number, Span(*known, ANY if pause is None else pause)


def sales_age(found: Mapping[int, Mapping[str, date]], locations: Sequence[int], as_of: date) -> Floats:
    """Return on how many days before ``as_of`` it is not known what sold at each of these locations.

    Where several shops sell from one location, it is known as long as it is of all that still sell.
    """
    ages = {location: _age(shops.values(), as_of) for location, shops in found.items()}
    return Coded.of(locations).each(lambda location: ages.get(location, 0.0))


def _age(known: Collection[date], as_of: date) -> float:
    oldest = min(day for day in known if day >= max(known) - CLOSED)
    return float(max((as_of - oldest).days - 1, 0))
