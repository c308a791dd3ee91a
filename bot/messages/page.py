"""One page of a long list: its rows, which of how many they are, and the buttons that turn the page.

A list says with ``Page`` what stands on a page; ``page_message`` makes the message, with ‹ Back, More › and Whole list
(.xlsx) where there is more than one page. The buttons carry the list's name, what it is about and the page, so nothing
need be remembered between two presses.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import actions, button, context, header, section
from bot.messages.reply import Block, Message
from bot.wording import Safe, Voice

ROWS = 10  # of a page
BACK, MORE, WHOLE = "list_back", "list_more", "list_whole"


@dataclass(frozen=True, slots=True)
class ListAsked:
    """Which list, what it is about (a shop, a level; "" for all) and which page of it, the first being 0."""

    name: str
    about: str = ""
    page: int = 0

    @property
    def first(self) -> int:
        """The number of the first row on the page, the first of all being 0."""
        return self.page * ROWS

    @classmethod
    def from_value(cls, value: str) -> "ListAsked | None":
        """Return what a button stands for; None where it is none of ours.

        >>> ListAsked.from_value(ListAsked("orders", "UK Home", 2).value)
        ListAsked(name='orders', about='UK Home', page=2)
        """
        try:
            said = json.loads(value)
        except ValueError:
            return None
        match said:
            case [str(name), str(about), int(page)] if page >= 0 and page is not True:
                return cls(name, about, page)
            case _:
                return None

    @property
    def value(self) -> str:
        return json.dumps([self.name, self.about, self.page], ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page; a list without rows says in ``rows`` how it gets some."""

    title: str
    rows: Sequence[Block]
    shown: int  # rows on this page
    total: int  # rows of the whole list
    head: Sequence[Block] = ()  # above the rows
    note: str = ""  # below them: what can be typed next
    has_whole: bool = True  # there is a workbook to download
    whole_of: int = 0  # rows of the workbook, where it holds more than the pages do
    notice: str = ""  # what a notification says, where it is not the title


def page_message(
    page: Page, asked: ListAsked, voice: Voice, *, replaces: bool = False, is_shorter: bool = False
) -> Message:
    """Return the page as a message; ``is_shorter``: the page that was asked for is gone meanwhile."""
    if not page.total and not page.head:
        return Message(text=page.title, blocks=tuple(page.rows) or (section(page.title),), replaces=replaces)
    notes = [_where(page, asked, voice)] if page.total > page.shown else []
    if is_shorter:
        notes.append(voice.say("the list has become shorter meanwhile; this is its last page"))
    if page.note:
        notes.append(Safe(page.note))
    blocks: list[Block] = [header(page.title), *page.head, *page.rows]
    if notes:
        blocks.append(context(" · ".join(notes)))
    turns = tuple(_turns(page, asked, voice))
    shown = (*blocks, actions(*turns)) if turns else tuple(blocks)
    listed = (asked.name, asked.about, asked.page) if page.total else None
    return Message(text=page.notice or page.title, blocks=shown, replaces=replaces, listed=listed)


def last_page(total: int) -> int:
    """Return the number of the last page, the first being 0.

    >>> last_page(0), last_page(10), last_page(11)
    (0, 0, 1)
    """
    return max(total - 1, 0) // ROWS


def _where(page: Page, asked: ListAsked, voice: Voice) -> Safe:
    first = asked.first + 1
    return voice.say("{first}–{last} of {total}", first=first, last=asked.first + page.shown, total=page.total)


def _turns(page: Page, asked: ListAsked, voice: Voice) -> list[Block]:
    turns = []
    if asked.page > 0:
        turns.append(button(voice.say("‹ Back"), BACK, ListAsked(asked.name, asked.about, asked.page - 1).value))
    if asked.first + page.shown < page.total:
        turns.append(button(voice.say("More ›"), MORE, ListAsked(asked.name, asked.about, asked.page + 1).value))
    if page.has_whole and max(page.total, page.whole_of) > page.shown:
        turns.append(button(voice.say("Whole list (.xlsx)"), WHOLE, ListAsked(asked.name, asked.about).value))
    return turns
