"""Keeps of which days an export of orders speaks: what sold on others, nobody knows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.store.access import Access, seconds
from bot.store.days import Calendar, as_date
from bot.store.importing.imported import ImportRun
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.unfinished import unfinished
from bot.store.movements.sold_until import holes_of, sold_until
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
    """Return, for the receipt, of which days an export of orders speaks, when it was made, and until when others do.

    Beside them the days between exports that none speaks of, and those that this one is the first to speak of.
    """
    if switching.first_day is None or switching.last_day is None:
        return {}
    exported = as_date(Calendar(ZoneInfo(switching.of_shop.tz)).day(switching.at))
    days = {"sold_since": switching.first_day, "sold_until": switching.last_day, "exported": exported}
    session, workspace, shop = switching.session, switching.workspace, switching.of_shop
    if others := sold_until(session, workspace).get(shop.location_id, {}).get(shop.name):
        days["others_until"] = others
    before, after = (holes_of(session, workspace, shop.id, run, exported - NAMED) for run in (0, switching.run))
    said: dict[str, Any] = {name: day.isoformat() for name, day in days.items()}
    return said | {
        "holes": tuple(map(_typed, after)),
        "filled": tuple(map(_typed, _runs(_days(before) - _days(after)))),
    }


def _typed(span: tuple[date, date]) -> tuple[str, str]:
    return span[0].isoformat(), span[1].isoformat()


def _days(spans: Iterable[tuple[date, date]]) -> set[date]:
    return {first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)}


def _runs(days: set[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last of days that follow one another."""
    firsts = sorted(day for day in days if day - timedelta(days=1) not in days)
    lasts = sorted(day for day in days if day + timedelta(days=1) not in days)
    yield from zip(firsts, lasts, strict=True)
