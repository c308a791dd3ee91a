"""Presses a button by its words and turns to a page by its number, for those without a mouse."""

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.buttons import BUTTONS, share
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.pressing import ManySuchButtons, NeedsSlack, NoPages, NoSuchButton
from bot.messages.blocks import plain
from bot.messages.page import BACK, MORE, WHOLE, ListAsked
from bot.messages.reply import Answer, Block, Message
from bot.modals import MODALS
from bot.paging import turned
from bot.terminal import unmarked

NUMBERED = re.compile(r"(?P<words>.*?)\s*#(?P<number>[0-9]{1,4})")
TYPED = {"po_receive": "/po receive {number}", "po_arrival": "/po arrival {number} 2026-12-20"}  # for a window
BESIDE = 60  # letters of what a button stands beside


@dataclass(frozen=True, slots=True)
class Choice:
    """A button, or what a menu offers."""

    words: str
    answers: str  # names the button or window that answers it
    value: str
    beside: str  # the line it stands at
    mark: str  # of the part of the card it stands in


def pressed(desk: Desk, asker: Asker, shown: Sequence[Answer], words: str) -> Iterator[Answer]:
    """Yield the answers to pressing the button of that name; ``Accept #2`` is the second one.

    Raises: NoSuchButton, ManySuchButtons, NeedsSlack, and what the button raises.
    """
    choice = _meant(list(_choices(shown)), words)
    handler = next((button for button in BUTTONS if choice.answers == button.ACTION), None)
    if choice.answers == share.ACTION or any(choice.answers == window.NAME for window in MODALS):
        typed = TYPED.get(choice.answers, "").format(number=choice.value.partition(":")[0])
        raise NeedsSlack(choice.words, typed)
    if handler is None:
        raise DeadButton
    press = Pressed(choice.value, is_private=True, moment=secrets.token_hex(4), mark=choice.mark)
    yield from handler.press(desk, asker, press)


def turned_to(desk: Desk, asker: Asker, shown: Sequence[Answer], page: int) -> Message:
    """Return a page of the list that is shown, the first being 1; the last where there are fewer. Raises: NoPages."""
    turns = (choice.value for choice in _choices(shown) if choice.answers in {BACK, MORE, WHOLE})
    asked = next((found for value in turns if (found := ListAsked.from_value(value))), None)
    if asked is None:
        raise NoPages
    number = ListAsked(asked.name, asked.about, max(page - 1, 0))
    return turned(desk, asker, Pressed(number.value, is_private=True, moment=""))


def _meant(choices: Sequence[Choice], words: str) -> Choice:
    said = NUMBERED.fullmatch(words.strip())
    name, number = (_key(said["words"]), int(said["number"])) if said else (_key(words), 0)
    found = [choice for choice in choices if _key(choice.words) == name]
    found = found or [choice for choice in choices if name and _key(choice.words).startswith(name)]
    if number:
        found = found[number - 1 : number]
    if not found:
        raise NoSuchButton(words, tuple(dict.fromkeys(choice.words for choice in choices)))
    if len({(choice.answers, choice.value) for choice in found}) > 1:
        raise ManySuchButtons(words, tuple(f"#{n} {choice.beside}" for n, choice in enumerate(found, start=1)))
    return found[0]


def _key(words: str) -> str:
    """Return words as they are compared: without case and signs.

    >>> _key("More ›"), _key("Whole list (.xlsx)"), _key("接受")
    ('more', 'wholelistxlsx', '接受')
    """
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _choices(shown: Sequence[Answer]) -> Iterator[Choice]:
    for message in shown:
        beside = ""
        for block in message.blocks if isinstance(message, Message) else ():
            if block["type"] in {"header", "section"} and "text" in block:
                beside = unmarked(block["text"]["text"]).splitlines()[0][:BESIDE]
            for element in (*block.get("elements", ()), *filter(None, [block.get("accessory")])):
                yield from _of(element, beside, block.get("block_id", ""))


def _of(element: Block, beside: str, mark: str) -> Iterator[Choice]:
    if element["type"] == "button":
        yield Choice(plain(element["text"]["text"]), element["action_id"], element.get("value", ""), beside, mark)
    for option in element.get("options", ()):
        answers, _, value = option["value"].partition(" ")
        yield Choice(plain(option["text"]["text"]), answers, value, beside, mark)
