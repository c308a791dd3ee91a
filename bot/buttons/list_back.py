"""Back: the page before takes the place of this one."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.page import BACK
from bot.messages.reply import Message
from bot.paging import turned

ACTION = BACK


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield turned(desk, asker, pressed)
    desk.keep_talk(asker)
