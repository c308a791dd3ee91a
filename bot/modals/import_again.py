"""Say its days: an imported file is of another moment or of more days than it seemed, and is imported again as such."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.dropping import asked_of, imported_again
from bot.errors import DeadButton
from bot.errors.importing import MomentToCome, PeriodBackwards, PeriodToCome, PeriodTooLong, TakenBack
from bot.messages.importing.dated_again import AT, FIRST, IMPORT_AGAIN, LAST, ON, WHEN, again_window
from bot.messages.reply import FieldErrors, Message, View
from bot.store import LastImport
from bot.uploads import LONGEST_PERIOD

NAME = IMPORT_AGAIN
TITLE = WHEN


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    made, file = _about(desk, asker, pressed.value)
    asked_of(desk, asker, file)
    return again_window(pressed.value, made.file, made.as_of.astimezone(_zone(desk, made)), made.days, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the days; reads only."""
    made, _ = _about(desk, asker, submitted.about)
    as_of, days = _said(desk, made, submitted)
    today = desk.today(_zone(desk, made))
    tell, wrong = asker.voice.tell, {}
    if as_of > desk.now():
        wrong[ON if as_of.date() > today else AT] = tell(MomentToCome())
    if days is not None and days[1] < days[0]:
        wrong[LAST] = tell(PeriodBackwards(days[0]))
    elif days is not None and days[1] > today:
        wrong[LAST] = tell(PeriodToCome(today))
    elif days is not None and (days[1] - days[0]).days > LONGEST_PERIOD:
        wrong[FIRST] = tell(PeriodTooLong(LONGEST_PERIOD))
    return FieldErrors(wrong) if wrong else None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Take it back and import it again; the days were checked."""
    made, file = _about(desk, asker, submitted.about)
    as_of, days = _said(desk, made, submitted)
    period = days if days != made.days else made.period
    yield from imported_again(desk, asker, file, made, as_of, period)


def _about(desk: Desk, asker: Asker, about: str) -> tuple[LastImport, str]:
    """Return the import and its file in Slack. Raises: NotAllowed, DeadButton, TakenBack."""
    desk.demand(asker.user, Action.IMPORT)
    run, _, file = about.partition(":")
    if not run.isdecimal():
        raise DeadButton
    made = desk.store.import_undo.of(int(run))
    if made is None:
        raise TakenBack
    if made.by != asker.user:
        desk.demand(asker.user, Action.MANAGE)
    return made, file


def _said(desk: Desk, made: LastImport, submitted: Submitted) -> tuple[datetime, tuple[date, date] | None]:
    """Return the moment and the days somebody said; the moment it had, to the second, where that is what was said."""
    filled = submitted.fields
    on, at = date.fromisoformat(filled[ON]), time.fromisoformat(filled[AT])
    as_of = datetime.combine(on, at, _zone(desk, made))
    if timedelta() <= made.as_of - as_of < timedelta(minutes=1):
        as_of = made.as_of
    days = None if made.days is None else (date.fromisoformat(filled[FIRST]), date.fromisoformat(filled[LAST]))
    return as_of, days


def _zone(desk: Desk, made: LastImport) -> ZoneInfo:
    return ZoneInfo(desk.store.shops.named(made.shop).tz)
