"""Snooze: the suggestion is asked again later, or as soon as something else is ordered from its supplier."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.messages.ordering.decision_windows import NOTE, SNOOZE, UNTIL, UNTIL_ORDER, snooze_window
from bot.messages.reply import FieldErrors, Message, View
from bot.ordering.decision import asked_in_window, demand_as_shown, submitted_for, suggestion_asked

NAME = "snooze"
TITLE = SNOOZE
LONGEST = 30  # [days] of a snooze until the next order


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.SNOOZE)
    return snooze_window(asked_in_window(desk, pressed, asker), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Tell the one who came too late; reads only."""
    desk.demand(asker.user, Action.SNOOZE)
    demand_as_shown(*suggestion_asked(desk, submitted_for(submitted).value), asker)
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Let it sleep; it was checked."""
    pressed, chosen = submitted_for(submitted), submitted.fields[UNTIL]
    suggestion, version = suggestion_asked(desk, pressed.value)
    until_order = chosen == UNTIL_ORDER
    until = desk.in_days(LONGEST if until_order else int(chosen), asker.voice.zone)
    note = submitted.fields.get(NOTE, "").strip()
    decision = desk.store.deciding.snooze(
        suggestion.id, version, asker.user, desk.now(), until, note=note, until_order=until_order
    )
    yield from outcome(desk, asker, pressed, decision)
