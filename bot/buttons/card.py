"""Card: everything about one SKU of a list, as of now, beside the list."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.reply import Message
from bot.messages.sku_row import SHOW_CARD
from bot.messages.stock_card import stock_cards
from bot.telling.cards import cards

ACTION = SHOW_CARD


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    shown = cards(desk, pressed.value)
    if not shown:
        raise DeadButton
    yield stock_cards(shown, asker.voice)
