"""How many hours of a day were left after an item's last sale: on a day that sold empty, hours without stock."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.days import as_date, month_of
from bot.store.movements.counted import lines_of_items
from planner.model import Floats, Integers

HOUR = 3600  # [seconds]
LAST = text(  # month leads SQLite to an index
    "SELECT i.id AS item, l.day, h.tz, MAX(COALESCE(l.taken, l.created)) AS last"
    f"{lines_of_items('i.id IN :items')} AND l.month BETWEEN :low_month AND :high_month"
    " AND l.day BETWEEN :low AND :high AND l.demand > 0 GROUP BY i.id, l.day, h.tz"
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

    def left(self, items: Integers, days: Integers) -> Floats:
        """Return the hours from the last sale of each item on its day to the end of it, in its shop's zone.

        Args:
            items: number of each item, shape (n,); days: since 1970, same shape.

        Returns:
            [hours] same shape; nan where other channels sold it, too, or nobody did.
        """
        some: dict[str, Any] = {"w": self.workspace, "items": sorted(set(items.tolist()))}
        some |= {"low": int(days.min()), "high": int(days.max())}
        months = {f"{name}_month": month_of(as_date(some[name])) for name in ("low", "high")}
        connection, hours = self.session.connection(), dict[tuple[int, int], float]()
        for row in connection.execute(LAST, some | months):
            left = (_end(row.day, row.tz) - row.last) / HOUR
            hours[row.item, row.day] = min(left, hours.get((row.item, row.day), left))
        for row in connection.execute(ELSEWHERE, some):
            hours[row.item, row.day] = np.nan
        return np.array([hours.get(place, np.nan) for place in zip(items.tolist(), days.tolist(), strict=True)])


def _end(day: int, zone: str) -> int:
    """Return the moment a local day ends [seconds since 1970]."""
    return int(datetime.combine(as_date(day + 1), time.min, ZoneInfo(zone)).timestamp())
