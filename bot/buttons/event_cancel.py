"""Cancel event: it raises no threshold any more; it can be added again."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.events.asked import demand_latest, event_asked, in_list
from bot.events.kept import cancel
from bot.messages.reply import Message

ACTION = "event_cancel"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    event, version = event_asked(desk, pressed.value)
    demand_latest(desk, event, version, asker.voice)
    yield from cancel(desk, asker, event, version, replaces=not in_list(pressed.value))
