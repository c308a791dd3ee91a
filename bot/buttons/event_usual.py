"""Plan what events like it usually brought: its units become those the card suggests, once, as they were shown."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.events.asked import demand_latest, event_asked
from bot.events.kept import take_usual
from bot.messages.reply import Message

ACTION = "event_usual"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.PLAN_EVENT)
    value, _, units = pressed.value.partition("=")
    event, version = event_asked(desk, value)
    if not (units.isascii() and units.isdigit()):
        raise DeadButton
    demand_latest(desk, event, version, asker.voice)
    yield from take_usual(desk, asker, event, version, int(units[:15]))
