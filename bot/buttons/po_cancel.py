"""Cancel: what has not come is awaited no more; once it was ordered, undone or not, an approver says so."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering.purchasing import order_asked, outcome_rechecked
from planner.purchase import RECEIVABLE, State

ACTION = "po_cancel"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.ORDER)
    order, version = order_asked(desk, pressed.value)
    if order.state in RECEIVABLE or any(step.action == State.ORDERED for step in desk.store.orders.steps(order.number)):
        desk.demand(asker.user, Action.CANCEL)
    changed = desk.store.orders.move(order.number, version, State.CANCELLED, asker.user, desk.now())
    yield from outcome_rechecked(desk, asker, changed)
