"""Until when each shop's sales are known: the last day that any of its exports of orders speaks of."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import case, func, select
from sqlmodel import Session, col

from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow
from planner.model import Floats

CLOSED = timedelta(days=30)
"""A shop whose exports ended so much earlier than those of another shop of its location sells no more."""


def sold_until(session: Session, workspace: str) -> dict[int, dict[str, date]]:
    """Return by location until when the sales of its shops are known, of those with an export of orders."""
    run, shop = ImportRunRow, (col(ShopRow.location_id), col(ShopRow.name), col(ShopRow.tz))
    exported = case((col(run.last_day).is_(None), col(run.rows_as_of)))  # of imports made before its days were kept
    query = (
        select(*shop, func.max(col(run.last_day)), func.max(exported))
        .where(col(ShopRow.workspace_id) == workspace, col(run.workspace_id) == workspace)
        .where(col(run.shop_id) == ShopRow.id, col(run.kind) == "orders", col(run.state) == "done")
        .group_by(*shop)
    )
    found: dict[int, dict[str, date]] = {}
    for location, name, tz, last, at in session.connection().execute(query):
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
