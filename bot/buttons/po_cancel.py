"""Cancel: what has not come is awaited no more; once it was ordered, undone or not, an approver says so."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering import steps

ACTION = "po_cancel"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield from steps.cancel(desk, asker, pressed.value)
