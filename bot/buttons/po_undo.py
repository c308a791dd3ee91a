"""Undo: the last step of an order is taken back, while nothing newer stands on it."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.ordering.order_card import UNDO
from bot.messages.reply import Message
from bot.ordering import steps

ACTION = UNDO


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield from steps.take_back(desk, asker, pressed.value)
