"""Mark shipped: it is on its way, and everybody can see since when and by whom."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering import steps
from planner.purchase import State

ACTION = "po_shipped"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield from steps.mark(desk, asker, pressed.value, State.SHIPPED)
