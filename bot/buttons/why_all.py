"""All numbers: what those that decide are made from too, of one location."""

import json
from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.explaining import stock_why
from bot.messages.explaining.explanation import EVERY_NUMBER
from bot.messages.reply import Message

ACTION = EVERY_NUMBER


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    try:
        product, location = json.loads(pressed.value)
    except (ValueError, TypeError):
        raise DeadButton from None
    explanations = stock_why(desk, str(product), asker.voice, places={str(location)})
    if not explanations:
        raise DeadButton
    yield from explanations
