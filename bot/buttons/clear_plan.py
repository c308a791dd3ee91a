"""Plan clearance: what can be done with goods that lie too long or expire, as `/clearance SKU` says it."""

from collections.abc import Iterator

from bot.clearance.clearing import slow_card_of
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.blocks import shops_marked
from bot.messages.reply import Message
from bot.messages.stock.expiry_line import CLEAR_PLAN

ACTION = CLEAR_PLAN


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    card = slow_card_of(desk, pressed.value, shops_marked(pressed.mark), asker.voice)
    if card is None:
        raise DeadButton
    yield card
