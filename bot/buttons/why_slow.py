"""Why these numbers of slow stock: each with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import slow_why
from bot.messages.reply import Message

ACTION = "why_slow"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    explanations = slow_why(desk, pressed.value, asker.voice)
    if not explanations:
        raise DeadButton
    yield from explanations
