"""What is said now, beside the question it goes on from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from bot.desk import Asker, Desk
from bot.store import Asked
from bot.talking.overhearing import ENDS, is_said, topic_of
from bot.talking.vocabulary import ASKS_MORE, EXCEL, FILLER, GOES_ON, OPENERS, POLITE, UNITS_WORDS, WHYS

HAN_FILLER = re.compile(r"[那呢的在里店和吧吗呀啊还有如果我们要了只看是]")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said now, and what was asked before."""

    desk: Desk
    asker: Asker
    last: Asked
    command: ModuleType  # that answered the last question
    of_last: tuple[str, ...]  # the SKUs it was about
    words: Sequence[str]
    line: str  # in simplified Chinese
    codes: tuple[str, ...]
    shop: str

    @property
    def others(self) -> list[str]:
        """The words that say more than that it goes on."""
        return others_in(self.line, self.words)

    @property
    def has_topic(self) -> bool:
        """Whether it asks something of its own."""
        return topic_of(self.line.casefold(), list(self.words)) is not None

    def says(self, any_of: Sequence[str]) -> bool:
        """Return whether one of these is said."""
        return is_said(any_of, self.line.casefold(), self.words)


def stands_for(word: str, known: Sequence[str]) -> bool:
    """Return whether a word is one of these; in Chinese, where no blanks part them, made of them."""
    if word in known or word.isascii():
        return word in known
    for each in sorted((it for it in known if not it.isascii()), key=len, reverse=True):
        word = word.replace(each, "")
    return not word.strip(ENDS)


def others_in(line: str, words: Sequence[str]) -> list[str]:
    """Return the words that say more than that a question goes on."""
    asked = (*ASKS_MORE, *EXCEL, *WHYS)
    known = {*FILLER, *POLITE, *OPENERS, *GOES_ON, *(part for each in asked for part in each.split())}
    for each in sorted(
        (it for it in (*asked, *UNITS_WORDS) if not it.isascii() and len(it) > 1), key=len, reverse=True
    ):
        line = line.replace(each, " ")
    han = HAN_FILLER.sub(" ", "".join(letter if not letter.isascii() and letter.isalpha() else " " for letter in line))
    return [word for word in words if word.isascii() and word not in known] + han.split()
