"""Understands words in a conversation: a command without its sign, SKUs by their codes, a topic, parts of a name.

Whatever is understood is answered by the command that answers it elsewhere: there is no second answer to anything.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from types import ModuleType

from bot.commands import po, stock
from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, NearCommand, UnknownSku, UserError
from bot.errors.decision import NearThat, NothingLikeThat
from bot.errors.list_line import LastPage
from bot.errors.order import MisspeltOrder, UnknownOrder
from bot.messages.page import ListAsked
from bot.messages.reply import Answer
from bot.paging import shown, whole
from bot.store import UnknownShop
from bot.talking.again import Again
from bot.talking.behind import is_understood
from bot.talking.follow_up import Turn, follow_up
from bot.talking.in_chinese import names_unparted
from bot.talking.meaning import meaning_asked
from bot.talking.of_names import names_narrowing, of_names
from bot.talking.of_skus import of_codes
from bot.talking.of_topic import of_topic
from bot.talking.only_asked import only_asked
from bot.talking.overhearing import (
    ENDS,
    ORDER,
    code_meant,
    codes_in,
    few_called,
    is_said,
    names_in,
    reference_in,
    topic_of,
    words_of,
)
from bot.talking.places import shop_in
from bot.talking.several import questions_in
from bot.talking.told import meaning, told
from bot.talking.topics import CALLED
from bot.talking.vocabulary import EXCEL, POLITE, SENTENCE
from bot.talking.whose import whose_meant
from bot.understanding.numerals import with_wan
from bot.understanding.shorthand import written_out
from bot.understanding.typed import without_emoji

UNKNOWN = (NearCommand, MisspeltSku, UnknownSku, NearThat, NothingLikeThat, MisspeltOrder, UnknownOrder, UnknownShop)
BARE = re.compile(r"(?:no,? )?[£$€¥]?[\d.]+\s?w\d?[?!.]?", re.IGNORECASE)


def talked(desk: Desk, asker: Asker, typed: str) -> Iterator[Answer]:
    """Yield the answer to what somebody said; how to ask, where it is not understood."""
    said = written_out(without_emoji(desk, unicodedata.normalize("NFKC", typed)))
    if len(asked := questions_in(desk, said)) > 1:
        yield from _each(desk, asker, asked)
        return
    if BARE.fullmatch(said) and not desk.store.products.exact(said):
        said = with_wan(said)  # within a sentence in English it is weeks
    words = words_of(said)
    meant = None if meaning_asked(desk, said) else follow_up(desk, asker, said, words)
    if isinstance(meant, Turn):
        yield from _turned(desk, asker, meant)
    elif meant is not None and meant.command is None:
        yield from _anew(desk, asker, meant.typed)
    else:
        again = _tried(desk, asker, meant) if meant is not None else None
        yield from _anew(desk, asker, said) if again is None else again


def _each(desk: Desk, asker: Asker, asked: Sequence[str]) -> Iterator[Answer]:
    """Answer several questions one after the other; nothing twice."""
    told_already = list[Answer]()
    for each in asked:
        for reply in talked(desk, asker, each):
            if reply not in told_already:
                told_already.append(reply)
                yield reply


def answered(desk: Desk, asker: Asker, command: ModuleType, typed: str) -> Iterator[Answer]:
    """Yield what a command answers, or what the words behind it say in a conversation: ``/stock what is urgent``."""
    typed = without_emoji(desk, typed)
    asked = only_asked(desk, asker, command, typed)
    answers: Iterator[Answer] = told(desk, asker, command, typed) if asked is None else asked
    try:
        first = [next(answers)]
    except StopIteration:
        first = []
    except UNKNOWN as unknown:
        whose = whose_meant(desk, command, typed)
        if not whose and not is_understood(desk, typed):
            words, topic = words_of(typed), (command, "")
            named = names_narrowing(desk, topic, shop_in(desk, typed), typed, words)
            if isinstance(unknown, NearCommand) or not named:
                raise
            yield from of_names(desk, asker, topic, named, typed, words)
            return
        codes = list(codes_in(desk, typed)) if command is po else []
        of = (command, whose) if whose else (po, codes[0]) if len(codes) == 1 else None
        first, answers = [], told(desk, asker, *of) if of else _anew(desk, asker, typed)
    yield from chain(first, answers)


def _anew(desk: Desk, asker: Asker, said: str) -> Iterator[Answer]:
    """Answer words that stand for themselves."""
    if term := meaning_asked(desk, said):
        yield from meaning(desk, asker, term)
    else:
        yield from _named(desk, asker, said)


def _named(desk: Desk, asker: Asker, said: str) -> Iterator[Answer]:
    """Answer by what is named: a command without its sign, an order, SKUs, a part of a name; else by the topic."""
    words = words_of(said)
    first, _, rest = said.removeprefix("/").partition(" ")
    command = CALLED.get(first.strip(ENDS).casefold())
    if command is not None and set(SENTENCE).intersection(words[1:2]):  # a sentence that begins so
        command = None
    if command is not None and command is not stock:
        asked = " ".join(it for it in rest.split() if it.casefold() not in POLITE)
        yield from _spoken(desk, asker, command, said, asked)
    elif (number := ORDER.search(said)) and not desk.store.products.exact(number[0]):
        yield from told(desk, asker, po, number[0])
    elif reference := reference_in(desk, said, found := codes_in(desk, said)):
        yield from told(desk, asker, po, reference)
    elif found:
        yield from of_codes(desk, asker, said, words, found)
    elif missing := code_meant(said):
        yield from told(desk, asker, stock, missing)
    elif command is stock and _is_typed(said, words, rest.strip(ENDS)):
        yield from answered(desk, asker, stock, rest)
    else:
        yield from _called(desk, asker, said, words)


def _called(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer by a part of a name: the SKU called so, what a few called so sold, or a list; else by the topic."""
    phrase, named = names_in(desk, words)
    unparted = () if named else names_unparted(desk, said)
    alone = desk.store.products.search(unparted[0], 2).codes if len(unparted) == 1 else ()
    sold = few_called(desk, phrase) if named and topic_of(said.casefold(), words) == (stock, "sold") else ()
    if len(named) == 1 or sold:
        yield from of_codes(desk, asker, said, words, {phrase: sold or named})
    elif len(alone) == 1:
        yield from of_codes(desk, asker, said, words, {unparted[0]: alone})
    elif named:
        as_file = is_said(EXCEL, said.casefold(), words)
        yield from told(desk, asker, stock, f"{phrase} xlsx" if as_file else phrase)
    else:
        yield from of_topic(desk, asker, said, words)


def _spoken(desk: Desk, asker: Asker, command: ModuleType, said: str, asked: str) -> Iterator[Answer]:
    """Answer a command without its sign; where it knows nothing called so, a sentence that begins so."""
    answers = answered(desk, asker, command, asked)
    try:
        first = [next(answers)]
    except (UserError, UnknownShop):
        found = codes_in(desk, said)
        if not found or words_of(asked)[0] in found:
            raise
        first, answers = [], of_codes(desk, asker, said, words_of(said), found)
    yield from chain(first, answers)


def _is_typed(said: str, words: list[str], rest: str) -> bool:
    """Say whether a sentence that begins like a command is one, and none about “stock files”."""
    return topic_of(said.casefold(), words) != (stock, "imports") and (bool(rest) or not said.isascii())


def _tried(desk: Desk, asker: Asker, meant: Again) -> Iterator[Answer] | None:
    """Return the answer to the last question with something else in it; None: its command does not take that."""
    if meant.command is None:
        return None
    answers = told(desk, asker, meant.command, meant.typed, meant.listed)
    try:
        first = next(answers)
    except (UserError, UnknownShop):
        return None
    return chain([first], answers)


def _turned(desk: Desk, asker: Asker, turn: Turn) -> Iterator[Answer]:
    """Yield another page of the list that was shown last, or the whole of it."""
    name, about, number = turn.page
    if turn.is_whole:
        yield from whole(desk, asker, name, about)
        return
    message, page = shown(desk, asker, ListAsked(name, about, number))
    if page < number:
        raise LastPage
    desk.store.talks.turn(asker.talk, (name, about, page), desk.now())
    yield message
    desk.keep_talk(asker)
