"""Why these numbers of what is to decide: what the cost and the cash before and after approving are made of."""

from collections.abc import Iterator

from bot.clearance.money_reasons import orders_why
from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "why_orders"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield orders_why(desk, pressed.value, asker.voice)
