"""Undo: the event is planned again as it was before it was cancelled, ended, or planned as is usual."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.events.asked import event_asked
from bot.events.kept import undo
from bot.messages.reply import Message

ACTION = "event_undo"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    event, version = event_asked(desk, pressed.value)
    yield from undo(desk, asker, event, version, replaces=True)
