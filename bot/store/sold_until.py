"""Until when each shop's sales are known: the last day that any of its exports of orders speaks of."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import BindParameter, bindparam, case, func, select
from sqlmodel import Session, col

from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow
from planner.model import Floats

CLOSED = timedelta(days=30)
"""A shop whose exports ended so much earlier than those of another shop of its location sells no more."""

MINE: BindParameter[str] = bindparam("w")
OF_SHOP = (col(ShopRow.location_id), col(ShopRow.name), col(ShopRow.tz))
EXPORTED = case((col(ImportRunRow.last_day).is_(None), col(ImportRunRow.rows_as_of)))  # before its days were kept
KNOWN = (  # put together once: that takes longer than its answer
    select(*OF_SHOP, func.max(col(ImportRunRow.last_day)), func.max(EXPORTED))
    .where(col(ShopRow.workspace_id) == MINE, col(ImportRunRow.workspace_id) == MINE)
    .where(col(ImportRunRow.shop_id) == ShopRow.id, col(ImportRunRow.kind) == "orders")
    .where(col(ImportRunRow.state) == "done")
    .group_by(*OF_SHOP)
)


def sold_until(session: Session, workspace: str) -> dict[int, dict[str, date]]:
    """Return by location until when the sales of its shops are known, of those with an export of orders."""
    found: dict[int, dict[str, date]] = {}
    for location, name, tz, last, at in session.connection().execute(KNOWN, {"w": workspace}):
        days = [last] if last else []
        days += [at.astimezone(ZoneInfo(tz)).date()] if at else []
        found.setdefault(location, {})[name] = max(days)
    return found


def sales_age(found: Mapping[int, Mapping[str, date]], locations: Iterable[int], as_of: date) -> Floats:
    """Return on how many days before ``as_of`` it is not known what sold at each of these locations.

    Where several shops sell from one location, it is known as long as it is of all that still sell.
    """
    ages = {location: _age(shops.values(), as_of) for location, shops in found.items()}
    return np.array([ages.get(location, 0.0) for location in locations], float)


def _age(known: Collection[date], as_of: date) -> float:
    oldest = min(day for day in known if day >= max(known) - CLOSED)
    return float(max((as_of - oldest).days - 1, 0))
