"""Why these numbers of the money in stock: what it and its turnover are made of."""

from collections.abc import Iterator

from bot.clearance.money_reasons import stock_money_why
from bot.desk import Asker, Desk, Pressed
from bot.messages.clearance.slow_list import OF_SHOP
from bot.messages.reply import Message

ACTION = "why_money"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield stock_money_why(desk, pressed.value.removeprefix(OF_SHOP), asker.voice)
