"""It is of this shop: the dropped file is imported, whatever its SKUs are."""

from collections.abc import Iterator
from dataclasses import replace

from bot.desk import Asker, Desk, Pressed
from bot.dropping import imported
from bot.messages.reply import Message

ACTION = "import_sure"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    file, _, shop = pressed.value.partition(":")
    yield replace(imported(desk, asker, file, shop, is_sure=True), replaces=True)
