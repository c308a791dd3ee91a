"""Why these numbers: the deciding ones, each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import stock_why
from bot.messages.blocks import shops_marked
from bot.messages.reply import Message
from bot.understanding.slips import places_of

ACTION = "why"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    places = places_of(desk, shops_marked(pressed.mark))
    explanations = stock_why(desk, pressed.value, asker.voice, is_short=True, places=places)
    explanations = explanations or stock_why(desk, pressed.value, asker.voice, is_short=True)
    if not explanations:
        raise DeadButton
    yield from explanations
