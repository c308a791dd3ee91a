"""Count it, Leave it out: whether the daily rate counts a one-off bulk order; each takes the other back."""

import re
from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.terms import BulkMoved
from bot.messages.reply import Message
from bot.messages.stock.bulk_line import BULK
from bot.ordering.rechecking import rechecked_and_shown
from bot.telling.cards import card_again

ACTION = BULK
VALUE = re.compile(r"(?P<number>[0-9]{1,15}):(?P<version>[0-9]{1,15}):(?P<counts>[01])")


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    said = VALUE.fullmatch(pressed.value)
    if said is None:
        raise DeadButton
    desk.demand(asker.user, Action.TERMS)
    number, version = int(said["number"]), int(said["version"])
    decided = desk.store.bulk_orders.decide(number, version, asker.user, desk.now(), counts=said["counts"] == "1")
    if decided is None:
        raise DeadButton
    product = decided.order.product

    def shown() -> Iterator[Message]:
        if pressed.is_private:
            yield card_again(desk, asker, pressed.mark, product)

    yield from rechecked_and_shown(desk, [product] if decided.won else [], shown)
    if not decided.won:
        raise BulkMoved(asker.voice.person(decided.order.decided_by))
