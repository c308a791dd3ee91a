"""Keeps of which days an export of orders speaks: what sold on others, nobody knows."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.store.access import Access, seconds
from bot.store.days import Calendar, as_date
from bot.store.imported import ImportRun
from bot.store.kinds.kind import Switching
from bot.store.sold_until import holes_of
from bot.store.unfinished import unfinished
from planner.intake.coverage import known_until, usual_pause

NAMED = timedelta(days=365)
"""Days that no export speaks of are said as long as plans look back at them."""


def keep_covered(access: Access, run: ImportRun, orders: Mapping[int, int], calendar: Calendar) -> None:
    """Keep of which days an export of orders on its way in speaks. ``orders``: how many there were on each day."""
    if not orders:
        return
    until, pause = max(orders), 0
    if run.period is None:
        until, pause = known_until(orders, calendar.day(seconds(run.rows_as_of))), usual_pause(orders)
    first, last = as_date(min(orders)), as_date(until)
    with access.writing() as session:
        row = unfinished(session, access.workspace, run.id)
        row.first_day = min(row.first_day or first, first)  # a person, or an earlier sheet, may have said more
        row.last_day = max(row.last_day or last, last)
        row.pause = max(row.pause or 0, pause)


def covered(switching: Switching) -> dict[str, Any]:
    """Return, for the receipt, of which days an export of orders speaks, when it was made, and what none speaks of."""
    if switching.first_day is None or switching.last_day is None:
        return {}
    exported = as_date(Calendar(ZoneInfo(switching.of_shop.tz)).day(switching.at))
    days = {"sold_since": switching.first_day, "sold_until": switching.last_day, "exported": exported}
    said: dict[str, Any] = {name: day.isoformat() for name, day in days.items()}
    shop, since = switching.of_shop.id, exported - NAMED
    found = holes_of(switching.session, switching.workspace, shop, switching.run, since)
    return said | {"holes": tuple((first.isoformat(), last.isoformat()) for first, last in found)}
