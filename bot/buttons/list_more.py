"""More: the next page takes the place of this one."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.page import MORE
from bot.messages.reply import Message
from bot.paging import turned

ACTION = MORE


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    yield turned(desk, asker, pressed)
    desk.keep_talk(asker)
