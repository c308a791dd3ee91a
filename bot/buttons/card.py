"""Card: everything about one SKU of a list, as of now, beside the list."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.blocks import shops_marked
from bot.messages.reply import Message
from bot.messages.sku_row import SHOW_CARD
from bot.telling.cards import card_of, cards

ACTION = SHOW_CARD


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    if not cards(desk, pressed.value):
        raise DeadButton
    yield card_of(desk, pressed.value, shops_marked(pressed.mark), asker.voice)
