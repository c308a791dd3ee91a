"""Shows a long list a page at a time, and hands out the whole of it; the same for every command.

A command answers with ``first_page(desk, asker, name, about)``; the buttons below it turn the private message's page
in place, or send the whole list as a workbook to the asker. See ``bot/lists`` for how a list is added.
"""

from collections.abc import Iterator
from types import ModuleType

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.lists import LISTS, budget, suggestions
from bot.messages.page import ListAsked, Page, last_page, page_message
from bot.messages.reply import Answer, Message

MANY = 10_000
"""Rows of a list that take so long to work out and write down that whoever waits is told."""


def first_page(desk: Desk, asker: Asker, name: str, about: str = "") -> Message:
    """Return the first page of the list of that name."""
    asked = ListAsked(name, about)
    return page_message(_list(name).page(desk, asker, about, 0), asked, asker.voice)


def turned(desk: Desk, asker: Asker, pressed: Pressed) -> Message:
    """Return the page a button leads to, in place of the one it was pressed on; the last one if it is gone.

    Raises: DeadButton.
    """
    asked = _asked(pressed)
    message, number = shown(desk, asker, asked, replaces=pressed.is_private)
    desk.store.talks.turn(asker.talk, (asked.name, asked.about, number), desk.now())
    return message


def shown(desk: Desk, asker: Asker, asked: ListAsked, *, replaces: bool = False) -> tuple[Message, int]:
    """Return a page of a list and its number; the last one if there are fewer. Raises: DeadButton."""
    listed = _list(asked.name)
    page = listed.page(desk, asker, asked.about, asked.first)
    is_shorter = asked.page > last_page(page.total)
    if is_shorter:
        asked = ListAsked(asked.name, asked.about, last_page(page.total))
        page = listed.page(desk, asker, asked.about, asked.first)
    return page_message(page, asked, asker.voice, replaces=replaces, is_shorter=is_shorter), asked.page


def whole(desk: Desk, asker: Asker, name: str, about: str = "", many: int = MANY) -> Iterator[Answer]:
    """Yield the whole list of that name as a workbook; where it is long, first say that it is coming."""
    rows = _rows(desk, asker, name, about)
    if rows > many:
        yield Message(asker.voice.say("⏳ It has {n} rows: the workbook comes as soon as it is written.", n=rows))
    yield _list(name).whole(desk, asker, about)


def listed(desk: Desk, asker: Asker, name: str, about: str = "", *, as_file: bool) -> Iterator[Answer]:
    """Yield the whole list of that name as a workbook, or its first page."""
    if as_file:
        yield from whole(desk, asker, name, about)
    else:
        yield first_page(desk, asker, name, about)


def whole_asked(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Answer]:
    """Yield the whole of the list a button stands for. Raises: DeadButton."""
    asked = _asked(pressed)
    return whole(desk, asker, asked.name, asked.about)


def _asked(pressed: Pressed) -> ListAsked:
    asked = ListAsked.from_value(pressed.value)
    if asked is None:
        raise DeadButton
    return asked


def _rows(desk: Desk, asker: Asker, name: str, about: str) -> int:
    """Return how long a list is; one cut to a budget is as long as all it is cut from, which is known much sooner."""
    if name == budget.NAME:
        name, about = suggestions.NAME, ""
    page: Page = _list(name).page(desk, asker, about, 0)
    return page.total


def _list(name: str) -> ModuleType:
    for listed in LISTS:
        if name == listed.NAME:
            return listed
    raise DeadButton
