"""Finish the step: it is followed no longer, and what it brought stays."""

from collections.abc import Iterator

from bot.clearance.accepting import finish
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "clear_finish"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.CLEAR)
    yield from finish(desk, asker, pressed)
