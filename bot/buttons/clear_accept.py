"""Accept: this step of the clearance ladder is taken, once, and followed from now on."""

from collections.abc import Iterator

from bot.clearance.accepting import accept
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message

ACTION = "clear_accept"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.CLEAR)
    yield from accept(desk, asker, pressed)
