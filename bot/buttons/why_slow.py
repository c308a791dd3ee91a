"""Why these numbers of slow stock: each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import slow_why
from bot.messages.blocks import shops_marked
from bot.messages.reply import Message
from bot.understanding.slips import places_of

ACTION = "why_slow"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    places = places_of(desk, shops_marked(pressed.mark))
    explanations = slow_why(desk, pressed.value, asker.voice, places) or slow_why(desk, pressed.value, asker.voice)
    if not explanations:
        raise DeadButton
    yield from explanations
