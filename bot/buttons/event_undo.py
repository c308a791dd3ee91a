"""Undo: the event is planned again as it was before what is usual was taken."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.events.asked import demand_latest, event_asked
from bot.events.kept import untake_usual
from bot.messages.reply import Message

ACTION = "event_undo"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    event, version = event_asked(desk, pressed.value)
    demand_latest(desk, event, version, asker.voice)
    yield from untake_usual(desk, asker, event, version)
