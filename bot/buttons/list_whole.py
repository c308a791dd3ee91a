"""Whole list: everything on it as a workbook, to the asker alone."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.messages.page import WHOLE
from bot.messages.reply import Answer
from bot.paging import whole_asked

ACTION = WHOLE


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Answer]:
    yield from whole_asked(desk, asker, pressed)
