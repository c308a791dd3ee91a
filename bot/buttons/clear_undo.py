"""Undo: the step was not taken after all; what it took the place of runs again."""

from collections.abc import Iterator

from bot.clearance.accepting import undo
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "clear_undo"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.CLEAR)
    yield from undo(desk, asker, pressed)
