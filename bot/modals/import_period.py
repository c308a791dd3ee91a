"""Say the days: an ads report that was dropped is imported for the days somebody names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.dropping import asked_of, imported
from bot.errors.importing import PeriodBackwards, PeriodToCome, PeriodTooLong
from bot.messages.importing.dropped import FIRST, LAST, PERIOD, period_window
from bot.messages.reply import FieldErrors, Message, View
from bot.uploads import LONGEST_PERIOD
from planner.intake.period import period_named

NAME = "import_period"
TITLE = PERIOD
USUAL = timedelta(days=30)


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    file, _, shop = pressed.value.partition(":")
    said = asked_of(desk, asker, file)
    yesterday = _today(desk, shop) - timedelta(days=1)
    first, last = period_named(said.name) or (yesterday - USUAL + timedelta(days=1), yesterday)
    return period_window(pressed.value, said.name, first, last, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the days; reads only."""
    desk.demand(asker.user, Action.IMPORT)
    first, last = _days(submitted)
    today = _today(desk, submitted.about.partition(":")[2])
    if last < first:
        return FieldErrors({LAST: asker.voice.tell(PeriodBackwards(first))})
    if last > today:
        return FieldErrors({LAST: asker.voice.tell(PeriodToCome(today))})
    if (last - first).days > LONGEST_PERIOD:
        return FieldErrors({FIRST: asker.voice.tell(PeriodTooLong(LONGEST_PERIOD))})
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Import it; the days were checked."""
    file, _, shop = submitted.about.partition(":")
    yield replace(imported(desk, asker, file, shop, period=_days(submitted)), replaces=True)


def _days(submitted: Submitted) -> tuple[date, date]:
    first, last = (date.fromisoformat(submitted.fields[id_]) for id_ in (FIRST, LAST))
    return first, last


def _today(desk: Desk, shop: str) -> date:
    return desk.today(ZoneInfo(desk.store.shops.named(shop).tz))
