"""Ask again now: a snoozed suggestion is asked before its time."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering.decision import suggestion_asked

ACTION = "wake"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.SNOOZE)
    suggestion, version = suggestion_asked(desk, pressed.value)
    decision = desk.store.deciding.wake(suggestion.id, version, asker.user, desk.now())
    yield from outcome(desk, asker, pressed, decision)
