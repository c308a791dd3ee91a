"""Understands words in a conversation: a command without its sign, SKUs by their codes, a topic, parts of a name.

Whatever is understood is answered by the command that answers it elsewhere: there is no second answer to anything.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import ModuleType

from bot.commands import clearance, event, po, reorder, stock
from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, UnknownSku, WhyOfOneSku
from bot.errors.decision import NothingLikeThat
from bot.errors.event_check import WhichSkuToSell
from bot.home import SAYS
from bot.messages.blocks import section
from bot.messages.greeting import greeting_message
from bot.messages.levels import LEVEL_WORDS, stands_otherwise
from bot.messages.reply import Answer, Message
from bot.talking.asides import aside
from bot.talking.behind import is_understood
from bot.talking.overhearing import (
    ENDS,
    FEW,
    codes_in,
    is_said,
    names_in,
    product_named,
    shop_in,
    supplier_in,
    topic_of,
)
from bot.talking.topics import CALLED, COLOURS, OF_ONE, PERIODS
from bot.talking.vocabulary import ASKS_WHO, EXCEL, FILES, GREETS, POLITE, SENTENCE, SPENT, WHYS
from bot.talking.wishes import decision_wished, sale_asked, units_asked
from bot.telling.cards import cards
from bot.understanding.typed import ASKS_ALL

ORDER = re.compile(r"\bpo-?\d+\b", re.ASCII | re.IGNORECASE)  # the number of a purchase order
NO_CODE = re.compile(r"(?=[^\d]*\d\d)[A-Za-z][\w\-./]{3,}")  # would be a code, and is none
APART = re.compile(r"\bsku[\s#-]+(\d[\w-]*)", re.IGNORECASE)  # of which nothing was found
EMOJI = re.compile(r":[a-z0-9_+'-]+:", re.IGNORECASE)  # as Slack writes it
WORD = re.compile(r"\w")

Found = Mapping[str, Sequence[str]]  # codes, by what was typed of them


def talked(desk: Desk, asker: Asker, typed: str) -> Iterator[Answer]:
    """Yield the answer to what somebody said; how to ask, where it is not understood."""
    said = EMOJI.sub(" ", typed).strip()
    words = [word for each in said.split() if (word := each.strip(ENDS).casefold())]
    first, _, rest = said.removeprefix("/").partition(" ")
    command = CALLED.get(first.strip(ENDS).casefold())
    if command is not None and set(SENTENCE).intersection(words[1:2]):  # a sentence that begins so
        command = None
    if command is not None and command is not stock:
        asked = " ".join(it for it in rest.split() if it.casefold() not in POLITE)
        yield from answered(desk, asker, command, asked)
    elif (number := ORDER.search(said)) and not desk.store.products.exact(number[0]):
        yield from po.answer(desk, asker, number[0])
    elif found := codes_in(desk, said):
        yield from _of_codes(desk, asker, said, words, found)
    elif missing := _missing(said):
        yield from stock.answer(desk, asker, missing)
    elif command is stock and (rest.strip(ENDS) or not first.isascii()):
        yield from answered(desk, asker, stock, rest)
    else:
        phrase, named = names_in(desk, words)
        if len(named) == 1:
            yield from _of_codes(desk, asker, said, words, {phrase: named})
        elif named:
            as_file = is_said(EXCEL, said.casefold(), words)
            yield from stock.answer(desk, asker, f"{phrase} xlsx" if as_file else phrase)
        else:
            yield from _otherwise(desk, asker, said, words)


def answered(desk: Desk, asker: Asker, command: ModuleType, typed: str) -> Iterator[Answer]:
    """Yield what a command answers, or what the words behind it say in a conversation: ``/stock what is urgent``."""
    answers: Iterator[Answer] = command.answer(desk, asker, typed)
    try:
        first = [next(answers)]
    except StopIteration:
        first = []
    except (MisspeltSku, UnknownSku, NothingLikeThat):
        if not is_understood(desk, typed):
            raise
        first, answers = [], talked(desk, asker, typed)
    yield from chain(first, answers)


def _missing(said: str) -> str:
    """Return what would be a code, and is none; "": nothing would."""
    token = next((token for token in said.split() if NO_CODE.fullmatch(token.strip(ENDS))), "")
    apart = APART.search(said)
    return token.strip(ENDS) or (f"SKU{apart[1]}" if apart else "")


def _of_codes(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> Iterator[Answer]:
    """Answer a sentence about SKUs: whether they can be sold, how one is ordered, what is asked of one, or cards."""
    if asked := sale_asked(desk, asker, said, words, found):
        yield from event.answer(desk, asker, asked)
        return
    if wished := decision_wished(desk, said, words, found):
        yield from reorder.answer(desk, asker, wished)
        return
    codes, folded = tuple(dict.fromkeys(chain.from_iterable(found.values()))), said.casefold()
    topic, behind = topic_of(folded, words), ""
    if is_said(WHYS, folded, words):
        behind = " why all" if words[-1] in ASKS_ALL else " why"
    elif is_said(EXCEL, folded, words):
        behind = " xlsx"
    is_of_one = topic is not None and not topic[1] and len(codes) == 1 and behind in OF_ONE.get(topic[0], ())
    command = topic[0] if topic and is_of_one else stock
    of = shop_in(desk, said) if command is stock and len(codes) == 1 else ""
    answers = command.answer(desk, asker, " ".join(filter(None, (", ".join(codes), of))) + behind)
    if len(codes) == 1 and words[-1] not in " ".join(found).split() and (signs := _colours(folded, words)):
        answers = _corrected(desk, asker, codes[0], signs, answers)
    yield from answers


def _colours(said: str, words: list[str]) -> set[str]:
    """Return the signs of the levels a SKU is said to stand at: “why is SKU123 red?”; a colour may be in its name."""
    asks_why = is_said(WHYS, said, words)
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
    folded = said.casefold()
    topic, shop = topic_of(folded, words), shop_in(desk, said)
    is_short, greets = len(words) <= FEW, not set(GREETS).isdisjoint(words)
    if told := aside(desk, folded, words, asker.voice):
        yield told
    elif is_said(FILES, folded, words):  # dropping them is what the greeting tells
        yield greeting_message(SAYS, asker.voice)
    elif spent := SPENT.search(said):
        yield from reorder.answer(desk, asker, f"budget {next(filter(None, spent.groups()))}")
    elif sold := units_asked(desk, asker, folded, words):
        raise WhichSkuToSell(*sold)
    elif (topic is None or topic == (stock, "")) and not shop and (named := product_named(desk, words)):
        yield from stock.answer(desk, asker, named)
    elif topic is not None:
        yield from _of_topic(desk, asker, topic, shop, folded, words)
    elif is_said(WHYS, folded, words):
        raise WhyOfOneSku
    elif shop or is_said(EXCEL, folded, words):
        yield from stock.answer(desk, asker, shop or "xlsx")
    elif words and is_short and not greets and desk.store.products.search(said, 1).total:
        yield from stock.answer(desk, asker, said)
    else:
        is_greeting = is_short and (greets or " ".join(words) in ASKS_WHO)
        yield greeting_message(SAYS, asker.voice, heard="" if is_greeting or not WORD.search(said) else said)


def _of_topic(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str], shop: str, said: str, words: list[str]
) -> Iterator[Answer]:
    """Answer by a topic: of a shop, on some days, as a workbook, as far as its command takes them."""
    command, what = topic
    if days := PERIODS.get(topic):
        period = next((period for period, named in days if is_said(named, said, words)), "")
        what = f"{what} {period}".strip()
    elif command in {stock, reorder, clearance} and what in TAKE_SHOP:
        of = supplier_in(desk, said, words) if command is reorder and not what else ""
        what = f"{what} {of or shop}".strip()
    if is_said(EXCEL, said, words) and what in {*TAKE_SHOP, shop}:
        what = f"{what} xlsx".strip()
    yield from command.answer(desk, asker, what)


TAKE_SHOP = {"", "air", "changed", "dead", "urgent", "out", "overstock"}
"""What is asked that a shop, or the word for a workbook, may stand behind."""
