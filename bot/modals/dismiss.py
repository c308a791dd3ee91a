"""Dismiss: the suggestion is put aside with a reason; the next change of the numbers asks again."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.messages.ordering.decision_windows import DISMISS, NOTE, REASON, dismiss_window
from bot.messages.reply import FieldErrors, Message, View
from bot.ordering.decision import asked_in_window, demand_as_shown, submitted_for, suggestion_asked

NAME = "dismiss"
TITLE = DISMISS


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.DISMISS)
    return dismiss_window(asked_in_window(desk, pressed, asker), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Tell the one who came too late; reads only."""
    desk.demand(asker.user, Action.DISMISS)
    demand_as_shown(*suggestion_asked(desk, submitted_for(submitted).value), asker)
    return None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Put it aside; it was checked."""
    pressed, said = submitted_for(submitted), submitted.fields
    suggestion, version = suggestion_asked(desk, pressed.value)
    why = {"reason": said.get(REASON, ""), "note": said.get(NOTE, "").strip()}
    decision = desk.store.deciding.dismiss(suggestion.id, version, asker.user, desk.now(), **why)
    yield from outcome(desk, asker, pressed, decision)
