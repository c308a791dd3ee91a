"""Mark ordered: the supplier has it, and everybody can see since when and by whom."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering import steps
from planner.purchase import State

ACTION = "po_ordered"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield from steps.mark(desk, asker, pressed.value, State.ORDERED)
