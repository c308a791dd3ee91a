"""Understands which line of what was just shown is meant: “the second one”, “the last one”, 第三个."""

import re
from collections.abc import Collection, Sequence
from types import ModuleType

from bot.commands import clearance, event, po, reorder, stock
from bot.desk import Desk
from bot.errors.list_line import NoLine, OnlyOne, OnlySoMany
from bot.lists import events, orders
from bot.messages.page import ListAsked
from bot.paging import shown
from bot.talking.again import Again
from bot.talking.said import Said
from bot.understanding.numerals import DIGITS, in_figures

IN_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTH = re.compile(
    r"(?:(?:and|no|ok|now|then|show|open|see|me|what about|how about|what's|whats),? )*(?:the )?"
    rf"(?:(?P<nth>{'|'.join(IN_ENGLISH)}|last)|(?P<th>[1-9]\d?)(?:st|nd|rd|th))"
    r"(?: (?:one|line|order|event|live|delivery|item|sku|product))?(?:,? (?:please|pls|then))?\W*"
    r"|(?:那|看看?|打开|(?P<verb>批准?|忽略))?"
    r"(?:第(?P<n>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[1-9]\d?)|(?P<last>最后一))"
    r"[个款条张批场单行](?:呢|吧)?\W*",
    re.IGNORECASE,
)
CODE = re.compile(r"`([^`]+)`")
EVENT = re.compile(r" · (#\d+)$")
VERBS = {"批": "approve", "批准": "approve", "忽略": "dismiss"}
CUT = "…"  # ends a reference that is too long for its line
LAST = -1
Line = tuple[ModuleType, str]  # what opens it: a command, and what is typed behind it


def line_meant(now: Said) -> Again | None:
    """“The second one”, of the page that is shown, or of the SKUs. Raises: OnlyOne, OnlySoMany, NoLine."""
    found = NTH.fullmatch(now.line)
    if found is None:
        return None
    lines = _lines(now) if now.last.listed else [(stock, code) for code in now.of_last]
    nth = _place(found)
    if not lines:
        raise NoLine
    if nth > 0 and len(lines) == 1:
        raise OnlyOne(lines[0][1])
    if nth >= len(lines):
        raise OnlySoMany(len(lines))
    command, typed = lines[nth]
    if command is reorder and (verb := VERBS.get(found["verb"] or "")):
        return Again(None, f"{verb} {typed}")
    return Again(command, typed, now.last.listed)


def _place(found: re.Match[str]) -> int:
    if number := found["n"] or found["th"]:
        return int(DIGITS.get(number) or in_figures(number)) - 1
    said = (found["nth"] or "last").casefold()
    return LAST if said == "last" else IN_ENGLISH.index(said)


def _lines(now: Said) -> Sequence[Line]:
    """Return what opens each line of the page that is shown: an event, what is on its way, or a SKU."""
    name, about, page = now.last.listed or ("", "", 0)
    message, _ = shown(now.desk, now.asker, ListAsked(name, about, page))
    texts = [str(block["text"]["text"]) for block in message.blocks if block["type"] == "section"]
    lines = [line for text in texts for line in text.split("\n")]
    if name == events.NAME:
        return [(event, found[1]) for line in lines if (found := EVENT.search(line))]
    if name == orders.NAME:
        return [(po, _on_its_way(codes)) for line in lines if (codes := CODE.findall(line))]
    command = now.command if now.command in {clearance, reorder} else stock
    shops = {shop.name for shop in now.desk.store.shops.all()} if command is not stock else set[str]()
    return [(command, it) for text in texts for it in _skus(now.desk, text, shops)]


def _on_its_way(codes: Sequence[str]) -> str:
    """Return the number of an order, or the reference of a delivery; its SKU, where it has none."""
    return codes[0] if codes[-1].endswith(CUT) else codes[-1]


def _skus(desk: Desk, text: str, shops: Collection[str]) -> Sequence[str]:
    """Return the SKU a part of a list is about, and of which of these shops; several where each line names one."""
    lines = text.split("\n")
    named = [[it for code in CODE.findall(line) if (it := _sku(desk, code, line, shops))] for line in lines]
    each = [skus[0] for skus in named if skus]
    return each if len(each) == len(named) else each[:1]


def _sku(desk: Desk, code: str, line: str, shops: Collection[str]) -> str:
    """Return a SKU by its code, and of which of these shops the line is; "": no SKU is called so."""
    codes = desk.store.products.exact(code)
    place = next((part for part in line.split(" · ") if part in shops), "")
    return f"{codes[0]} {place}".strip() if codes else ""
