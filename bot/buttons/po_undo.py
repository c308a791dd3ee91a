"""Undo: the last step of an order is taken back, while nothing newer stands on it."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.order_card import UNDO
from bot.messages.reply import Message
from bot.ordering.purchasing import order_asked, outcome_rechecked

ACTION = UNDO


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, pressed.value)
    changed = desk.store.orders.take_back(order.number, version, asker.user, desk.now())
    yield from outcome_rechecked(desk, asker, changed)
