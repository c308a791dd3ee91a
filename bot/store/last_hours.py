"""How long before the end of a day an item sold for the last time: on a day that sold empty, hours without stock."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.counted import counted
from bot.store.days import as_date
from planner.model import Floats, Integers

HOUR = 3600  # [seconds]
LAST = text(
    "SELECT i.id AS item, l.day, h.tz, MAX(COALESCE(l.taken, l.created)) AS last FROM item i"  # noqa: S608
    " JOIN component c ON c.workspace_id = :w AND c.product_id = i.product_id"
    " JOIN listing g ON g.workspace_id = :w AND g.id = c.listing_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
    " JOIN order_line l ON l.workspace_id = :w AND l.listing_id = g.id AND l.demand > 0"
    f" AND l.day BETWEEN :low AND :high AND (({counted('l')}) OR l.import_id = :apart)"
    " WHERE i.workspace_id = :w AND i.id IN :items GROUP BY i.id, l.day, h.tz"
).bindparams(bindparam("items", expanding=True))
ELSEWHERE = text(  # other channels tell what sold on a day, not when
    "SELECT item_id AS item, day FROM other_sale"
    " WHERE workspace_id = :w AND item_id IN :items AND day BETWEEN :low AND :high"
).bindparams(bindparam("items", expanding=True))


@dataclass(frozen=True, slots=True)
class LastHours:
    """Looks up the last sale of days."""

    session: Session
    workspace: str
    apart: int  # an import whose lines count, though it is not done

    def left(self, items: Integers, days: Integers) -> Floats:
        """Return the hours from the last sale of each item on its day to the end of it, in its shop's zone.

        Args:
            items: number of each item, shape (n,); days: since 1970, same shape.

        Returns:
            [hours] same shape; nan where other channels sold it, too, or nobody did.
        """
        some: dict[str, Any] = {"w": self.workspace, "items": sorted(set(items.tolist()))}
        some |= {"low": int(days.min()), "high": int(days.max())}
        connection, hours = self.session.connection(), dict[tuple[int, int], float]()
        for row in connection.execute(LAST, some | {"apart": self.apart}):
            left = (_end(row.day, row.tz) - row.last) / HOUR
            hours[row.item, row.day] = min(left, hours.get((row.item, row.day), left))
        for row in connection.execute(ELSEWHERE, some):
            hours[row.item, row.day] = np.nan
        return np.array([hours.get(place, np.nan) for place in zip(items.tolist(), days.tolist(), strict=True)])


def _end(day: int, zone: str) -> int:
    """Return the moment a local day ends [seconds since 1970]."""
    return int(datetime.combine(as_date(day + 1), time.min, ZoneInfo(zone)).timestamp())
