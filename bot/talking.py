"""Understands words in a conversation: a command without its sign, SKUs by their codes, a topic, parts of a name.

Whatever is understood is answered by the command that answers it elsewhere: there is no second answer to anything.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from types import ModuleType

from bot.commands import clearance, po, reorder, stock
from bot.desk import Asker, Desk
from bot.home import SAYS
from bot.messages.blocks import section
from bot.messages.greeting import greeting_message
from bot.messages.levels import LEVEL_WORDS, stands_otherwise
from bot.messages.reply import Answer, Message
from bot.telling.cards import cards
from bot.topics import ASKS_WHO, CALLED, COLOURS, FILLER, GREETS, OF_ONE, SENTENCE, TOPICS
from bot.understanding.typed import ASKS_ALL, ASKS_WHY, QUOTES

ORDER = re.compile(r"\bpo-\d+", re.ASCII | re.IGNORECASE)  # the number of a purchase order
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+#-]*")  # as it stands in a sentence, in Chinese without blanks around it
WITHIN = r"(?<![a-z0-9]){}(?![a-z0-9])"  # letters of other scripts stand beside a name without blanks
ENDS = QUOTES + ".,;:!?…()*_~，。；：！？（）"
WHY = tuple(ASKS_WHY)
MOST = 40  # words looked up as codes
FEW = 5  # words of a name; more are a sentence
NO_CODE = re.compile(r"(?=[^\d]*\d\d)[A-Za-z][\w\-./]{3,}")  # would be a code, and is none
SHORT = 3  # letters of a market, or of the part of a shop's name that is called in a sentence
NO_WORDS = {"uk", "eu", "gb", "usa"}  # in small letters, too; “us”, “it” and “my” are words


def talked(desk: Desk, asker: Asker, said: str) -> Iterator[Answer]:
    """Yield the answer to what somebody said; how to ask, where it is not understood."""
    words = [word for typed in said.split() if (word := typed.strip(ENDS).casefold())]
    first, _, rest = said.strip().removeprefix("/").partition(" ")
    command = CALLED.get(first.strip(ENDS).casefold())
    if command is not None and SENTENCE.intersection(words[1:2]):  # a sentence that begins so
        command = None
    if command is not None and command is not stock:
        yield from command.answer(desk, asker, rest)
    elif number := ORDER.search(said):
        yield from po.answer(desk, asker, number[0])
    elif codes := _codes(desk, said):
        yield from _of_codes(desk, asker, said.casefold(), words, codes)
    elif missing := next((token for token in said.split() if NO_CODE.fullmatch(token.strip(ENDS))), ""):
        yield from stock.answer(desk, asker, missing.strip(ENDS))
    elif command is stock and (rest.strip(ENDS) or not first.isascii()):
        yield from stock.answer(desk, asker, rest)
    else:
        yield from _otherwise(desk, asker, said, words)


def _of_codes(desk: Desk, asker: Asker, said: str, words: list[str], codes: tuple[str, ...]) -> Iterator[Answer]:
    """Answer a sentence about SKUs: by their cards, or by what it asks of the only one."""
    topic, behind = _topic(said, words), ""
    if _is_said(WHY, said, words):
        behind = " why all" if words[-1] in ASKS_ALL else " why"
    elif "xlsx" in words:
        behind = " xlsx"
    is_of_one = topic is not None and len(codes) == 1 and behind in OF_ONE.get(topic[0], ())
    command = topic[0] if topic and is_of_one else stock
    answers = command.answer(desk, asker, ", ".join(codes) + behind)
    if len(codes) == 1 and (signs := _colours(said, words)):
        answers = _corrected(desk, asker, codes[0], signs, answers)
    yield from answers


def _colours(said: str, words: list[str]) -> set[str]:
    """Return the signs of the levels a SKU is said to stand at: “why is SKU123 red?”; a colour may be in its name."""
    asks_why = _is_said(WHY, said, words)
    return {
        sign
        for sign, (english, chinese) in COLOURS.items()
        if words[-1:] == [english] or (asks_why and chinese in said)
    }


def _corrected(
    desk: Desk, asker: Asker, product: str, signs: Collection[str], answers: Iterator[Answer]
) -> Iterator[Answer]:
    """Yield the answers, the first of them with how the SKU really stands, where it has another colour."""
    shown = cards(desk, product)
    if not shown or any(LEVEL_WORDS[card.level][0] in signs for card in shown):
        yield from answers
        return
    for number, answer in enumerate(answers):
        is_first = number == 0 and isinstance(answer, Message)
        note = section(stands_otherwise(product, [(card.location, card.level) for card in shown], asker.voice))
        yield replace(answer, blocks=(note, *answer.blocks)) if is_first and isinstance(answer, Message) else answer


def _otherwise(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer a sentence that names no SKU by its topic and shop, or as a part of a name; else say how to ask."""
    topic, folded = _topic(said.casefold(), words), said.casefold()
    shop = _shop(desk, folded) or _part_of_shop(desk, said)
    if topic == (stock, "") and not shop and (named := _product_named(desk, words)):
        yield from stock.answer(desk, asker, named)
    elif topic is not None:
        command, what = topic
        takes_shop = command in {stock, reorder, clearance} and what != "help"
        yield from command.answer(desk, asker, f"{what} {shop}".strip() if takes_shop else what)
    elif shop:
        yield from stock.answer(desk, asker, shop)
    elif words and len(words) <= FEW and not GREETS.intersection(words) and desk.store.products.search(said, 1).total:
        yield from stock.answer(desk, asker, said)
    else:
        only_greets = not words or (len(words) <= FEW and (GREETS.intersection(words) or " ".join(words) in ASKS_WHO))
        yield greeting_message(SAYS, asker.voice, heard="" if only_greets else said)


def _shop(desk: Desk, said: str) -> str:
    """Return the shop whose name stands in a sentence, and not within a word as “US” does in “must”; "": none."""
    names = sorted((shop.name for shop in desk.store.shops.all()), key=len, reverse=True)
    return next((name for name in names if re.search(WITHIN.format(re.escape(name.casefold())), said)), "")


def _product_named(desk: Desk, words: list[str]) -> str:
    """Return the words of a question about stock that are in names of SKUs: “lunch bag stock?”; "": none."""
    named = [word for word in words if word not in FILLER]
    is_name = 0 < len(named) <= FEW and all(len(word) > 2 or not word.isascii() for word in named)
    return " ".join(named) if is_name and desk.store.products.search(" ".join(named), 1).total else ""


def _part_of_shop(desk: Desk, said: str) -> str:
    """Return the only shop whose market, or a short part of whose name, a sentence names: “clear in UK”; "": none."""
    tokens = [token.strip(ENDS) for token in said.split()]
    called = [token for token in tokens if len(token) <= SHORT and (token.isupper() or token.casefold() in NO_WORDS)]
    shops = {shops[0] for token in called if len(shops := desk.store.shops.called(token)) == 1}
    return shops.pop() if len(shops) == 1 else ""


def _topic(said: str, words: list[str]) -> tuple[ModuleType, str] | None:
    """Return which command a sentence is for, and what it is asked."""
    for command, what, named in TOPICS:
        if _is_said(named, said, words):
            return command, what
    return None


def _is_said(any_of: Iterable[str], said: str, words: Collection[str]) -> bool:
    return any(word in words if word.isascii() else word in said for word in any_of)


def _codes(desk: Desk, said: str) -> tuple[str, ...]:
    """Return the SKUs a sentence names by their codes."""
    tokens = [token.strip(ENDS) for token in said.split()]
    tokens += [code.rstrip(".-/") for code in CODE.findall(said)]
    found = (desk.store.products.exact(token) for token in dict.fromkeys(filter(None, tokens[:MOST])))
    return tuple(dict.fromkeys(code for codes in found for code in codes))
