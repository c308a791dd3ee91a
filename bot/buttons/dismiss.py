"""Dismiss: the suggestion is put aside; the next change of the numbers asks again."""

from collections.abc import Iterator

from bot.decision import outcome, suggestion_asked
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "dismiss"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.DISMISS)
    suggestion, version = suggestion_asked(desk, pressed)
    decision = desk.store.suggestions.dismiss(suggestion.id, version, asker.user, desk.now(), reason="", announce=())
    yield from outcome(desk, asker, pressed, decision)
