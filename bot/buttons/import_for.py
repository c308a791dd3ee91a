"""Import: the dropped file is of this shop."""

from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Asker, Desk, Pressed
from bot.dropping import imported
from bot.messages.reply import Message

ACTION = "import_for"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    file, _, shop = pressed.value.partition(":")
    yield replace(imported(desk, asker, file, shop), replaces=True)
