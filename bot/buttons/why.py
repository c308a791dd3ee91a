"""Why these numbers: those that decide, each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import stock_why
from bot.messages.reply import Message

ACTION = "why"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    explanations = stock_why(desk, pressed.value, asker.voice, is_short=True)
    if not explanations:
        raise DeadButton
    yield from explanations
