"""Mark ordered: the supplier has it, and everybody can see since when and by whom."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering.purchasing import order_asked, outcome
from planner.purchase import State

ACTION = "po_ordered"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, pressed.value)
    changed = desk.store.orders.move(order.number, version, State.ORDERED, asker.user, desk.now())
    yield from outcome(desk, asker, changed)
