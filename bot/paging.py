"""Shows a long list a page at a time, and hands out the whole of it; the same for every command.

A command answers with ``first_page(desk, asker, name, about)``; the buttons below it turn the private message's page
in place, or send the whole list as a workbook to the asker. See ``bot/lists`` for how a list is added.
"""

from types import ModuleType

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.lists import LISTS
from bot.messages.page import ListAsked, last_page, page_message
from bot.messages.reply import File, Message


def first_page(desk: Desk, asker: Asker, name: str, about: str = "") -> Message:
    """Return the first page of the list of that name."""
    asked = ListAsked(name, about)
    return page_message(_list(name).page(desk, asker, about, 0), asked, asker.voice)


def turned(desk: Desk, asker: Asker, pressed: Pressed) -> Message:
    """Return the page a button stands for, in the place of the one it was pressed on; the last one if it is gone.

    Raises: DeadButton.
    """
    return shown(desk, asker, _asked(pressed), replaces=pressed.is_private)[0]


def shown(desk: Desk, asker: Asker, asked: ListAsked, *, replaces: bool = False) -> tuple[Message, int]:
    """Return a page of a list and its number; the last one if there are fewer. Raises: DeadButton."""
    listed = _list(asked.name)
    page = listed.page(desk, asker, asked.about, asked.first)
    is_shorter = asked.page > last_page(page.total)
    if is_shorter:
        asked = ListAsked(asked.name, asked.about, last_page(page.total))
        page = listed.page(desk, asker, asked.about, asked.first)
    return page_message(page, asked, asker.voice, replaces=replaces, is_shorter=is_shorter), asked.page


def whole(desk: Desk, asker: Asker, name: str, about: str = "") -> File:
    """Return the whole list of that name as a workbook."""
    file: File = _list(name).whole(desk, asker, about)
    return file


def whole_asked(desk: Desk, asker: Asker, pressed: Pressed) -> File:
    """Return the whole of the list a button stands for. Raises: DeadButton."""
    asked = _asked(pressed)
    return whole(desk, asker, asked.name, asked.about)


def _asked(pressed: Pressed) -> ListAsked:
    asked = ListAsked.from_value(pressed.value)
    if asked is None:
        raise DeadButton
    return asked


def _list(name: str) -> ModuleType:
    for listed in LISTS:
        if name == listed.NAME:
            return listed
    raise DeadButton
