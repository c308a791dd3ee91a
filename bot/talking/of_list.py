"""Understands which line of what was just shown is meant: “the second one”, “the last one”, 第三个."""

import re
from collections.abc import Sequence

from bot.commands import clearance, reorder, stock
from bot.desk import Asker, Desk
from bot.errors.list_line import OnlyOne
from bot.messages.page import ListAsked
from bot.paging import shown
from bot.talking.again import Again
from bot.talking.said import Said
from bot.understanding.numerals import DIGITS

IN_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTH = re.compile(
    rf"(?:(?:and|no|ok|show|me|what about),? )*(?:the )?(?P<nth>{'|'.join(IN_ENGLISH)}|last)(?: one)?\W*"
    r"|(?:那|看看?)?(?:第(?P<n>[一二三四五六七八九])|(?P<last>最后一))[个款条](?:呢|吧)?\W*",
    re.IGNORECASE,
)
CODE = re.compile(r"`([^`]+)`")
LAST = -1


def line_meant(now: Said) -> Again | None:
    """“The second one”, of the page that is shown, or of the SKUs. Raises: OnlyOne."""
    found = NTH.fullmatch(now.line)
    if found is None or not (now.last.listed or now.command is stock):
        return None
    codes = _codes(now.desk, now.asker, ListAsked(*now.last.listed)) if now.last.listed else now.of_last
    nth = _place(found)
    if nth > 0 and len(codes) == 1:
        raise OnlyOne(codes[0])
    if nth >= len(codes) or not codes:
        return None
    return Again(now.command if now.command in {clearance, reorder} else stock, codes[nth])


def _place(found: re.Match[str]) -> int:
    if found["n"]:
        return DIGITS[found["n"]] - 1
    said = (found["nth"] or "last").casefold()
    return LAST if said == "last" else IN_ENGLISH.index(said)


def _codes(desk: Desk, asker: Asker, asked: ListAsked) -> Sequence[str]:
    """Return the SKUs on a page of a list, line by line."""
    message, _ = shown(desk, asker, asked)
    texts = (str(block["text"]["text"]) for block in message.blocks if block["type"] == "section")
    return tuple(code for text in texts for code in _codes_of(desk, text))


def _codes_of(desk: Desk, text: str) -> Sequence[str]:
    """Return the SKU a part of a list is about; several where each of its lines names one."""
    exact = desk.store.products.exact
    named = [[codes[0] for it in CODE.findall(line) if (codes := exact(it))] for line in text.split("\n")]
    each = [codes[0] for codes in named if codes]
    return each if len(each) == len(named) else each[:1]
