"""Keeps of which days an export of orders speaks: what sold on others, nobody knows."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from bot.store.access import Access, seconds
from bot.store.days import Calendar, as_date
from bot.store.imported import ImportRun
from bot.store.kinds.kind import Switching
from bot.store.unfinished import unfinished
from planner.intake.coverage import known_until


def keep_covered(access: Access, run: ImportRun, days: Collection[int], calendar: Calendar) -> None:
    """Keep of which days an export of orders on its way in speaks: ``days`` are those of its orders."""
    if not days:
        return
    first, last = as_date(min(days)), as_date(known_until(days, calendar.day(seconds(run.rows_as_of))))
    with access.writing() as session:
        row = unfinished(session, access.workspace, run.id)
        row.first_day = min(row.first_day or first, first)  # a person, or an earlier sheet, may have said more
        row.last_day = max(row.last_day or last, last)


def covered(switching: Switching) -> dict[str, str]:
    """Return, for the receipt, of which days an export of orders speaks, and when it was made."""
    if switching.first_day is None or switching.last_day is None:
        return {}
    exported = as_date(Calendar(ZoneInfo(switching.of_shop.tz)).day(switching.at))
    days = {"sold_since": switching.first_day, "sold_until": switching.last_day, "exported": exported}
    return {name: day.isoformat() for name, day in days.items()}
