"""Why these numbers of an event: each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.events.asked import event_asked
from bot.events.why import event_why
from bot.messages.events.event_explanation import event_explanation
from bot.messages.reply import Message

ACTION = "why_event"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    event, _ = event_asked(desk, pressed.value)
    yield event_explanation(event_why(desk, event), asker.voice)
