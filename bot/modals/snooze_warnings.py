"""Snooze warnings: nobody is told of them for some days, unless they get worse."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.warning import WarningsOver
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.silence import (
    ALL,
    CARD,
    NOTE,
    SNOOZE_OF,
    SNOOZE_WARNINGS,
    UNTIL,
    WHICH,
    WORSE,
    Silence,
    snooze_warnings_window,
    snoozed_note,
)
from bot.ordering.decision import PRIVATE, SHARED
from bot.telling.cards import card_again
from bot.telling.snoozing import named, warnings_meant

NAME = SNOOZE_WARNINGS
TITLE = SNOOZE_OF
LONGEST = 30  # [days] of a snooze until it gets worse


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.SNOOZE)
    lines = [named(desk, alert) for alert in warnings_meant(desk, pressed.value)]
    about = f"{pressed.value} {PRIVATE if pressed.is_private else SHARED}"
    return snooze_warnings_window(lines, about, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Tell the one who came too late; reads only."""
    desk.demand(asker.user, Action.SNOOZE)
    warnings_meant(desk, _about(submitted)[0])
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Let them be silent; it was checked."""
    value, seen_by = _about(submitted)
    which, chosen = submitted.fields.get(WHICH, ALL), submitted.fields[UNTIL]
    meant = [alert for alert in warnings_meant(desk, value) if which in {ALL, str(alert.id)}]
    until = desk.in_days(LONGEST if chosen == WORSE else int(chosen), asker.voice.zone)
    note = submitted.fields.get(NOTE, "").strip()
    asleep = desk.store.snoozing.snooze([alert.id for alert in meant], asker.user, desk.now(), until, note)
    if not asleep:
        raise WarningsOver
    if value.startswith(CARD) and seen_by == PRIVATE:
        yield card_again(desk, asker, submitted.mark, asleep[0].product)
    else:
        silence = Silence(until, asker.user, note)
        yield snoozed_note([named(desk, alert) for alert in asleep], silence, asker.voice)


def _about(submitted: Submitted) -> tuple[str, str]:
    value, _, seen_by = submitted.about.rpartition(" ")
    return value, seen_by
