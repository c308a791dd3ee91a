"""Understands words that go on from the last question: “and in Germany?”, “why?”, “what about SKU124”, “the rest”.

Whatever is meant is asked as a whole question again, so that the answer names what it is about.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.commands import COMMANDS, clearance, event, po, reorder, stock
from bot.desk import Asker, Desk
from bot.events.spoken import spoken
from bot.numbered import WORDS_FOR
from bot.talking import again
from bot.talking.again import Again
from bot.talking.bare import APPROVE, CLEAR, DISMISS, SOLD, WHY, bare_question
from bot.talking.of_list import line_meant
from bot.talking.other_numbers import arrives_until, at_most, other_arrival, other_budget, other_day, other_units
from bot.talking.overhearing import codes_in, stands_in, topic_of, words_of
from bot.talking.places import is_of_shop, shop_in, supplier_in
from bot.talking.said import Said, others_in
from bot.talking.vocabulary import (
    ABOUT,
    ASKS_MORE,
    COMPARES,
    ENOUGH,
    EXCEL,
    MOST_AT_ONCE,
    SELLING,
)
from bot.talking.whys import asks_why
from bot.talking.wishes import is_for_later
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified

PRONOUN = re.compile(
    r"\b(?:it|its|them|they|these|those|both|which one|this one|that one|(?:this|that)(?=\W*$))\b"
    r"|它|[这那]个(?=\W|$|[还呢能要有卖够是怎多什现为的快断补批可会再该])|这款|那款|该款|^那(?!场|天|边|个)"
)
NUMBER = re.compile(r"\d{7,}")  # of a parcel, or of a customer's order: no SKU that was talked about
IMPERSONAL = re.compile(r"\b(?:any|anything|everything|all|something|nothing|which(?! of th| one)|weather)\b")
NOT_OF_SKU = {(reorder, "decided"), (stock, "settings"), (stock, "changed"), (event, "season")}
AS_FILE = "xlsx"  # a code alone asks for its card all the same


@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the list that was shown, or the whole of it."""

    page: tuple[str, str, int]
    is_whole: bool


def follow_up(desk: Desk, asker: Asker, said: str, words: Sequence[str]) -> Again | Turn | None:
    """Return what is meant by words that go on from the last question; None: they stand for themselves."""
    last = desk.store.talks.of(asker.talk, desk.now())
    if last is None or not words:
        return None
    line, command = in_figures(simplified(said)), next(command for command in COMMANDS if last.command == command.NAME)
    of_last = tuple(dict.fromkeys(code for found in codes_in(desk, last.words).values() for code in found))
    now = Said(desk, asker, last, command, of_last, words, line, tuple(codes_in(desk, line)), shop_in(desk, line))
    return next((meant for step in STEPS if (meant := step(now))), None)


def _page(now: Said) -> Turn | None:
    """“The rest”, “excel please”."""
    if now.last.listed is None or now.others:
        return None
    name, about, page = now.last.listed
    if now.says(EXCEL):
        return Turn(now.last.listed, is_whole=True)
    return Turn((name, about, page + 1), is_whole=False) if now.says(ASKS_MORE) else None


def _why(now: Said) -> Again | None:
    """“Why?”, “why this markdown?”."""
    asked = asks_why(now)
    return Again(*asked) if asked else None


def _other_shop(now: Said) -> Again | None:
    """“And in Germany?”."""
    if not now.shop or now.codes or now.has_topic:
        return None
    rest = [word for word in now.others if not is_of_shop(now.desk, word, now.shop)]
    if rest:
        return None
    is_of_supplier = now.command in {po, reorder} and _supplier_in(now, now.last.words)
    words = now.last.words
    return Again(
        now.command, again.of_whose(words, now.shop) if is_of_supplier else again.of_shop(now.desk, words, now.shop)
    )


def _other_supplier(now: Said) -> Again | None:
    """“And from Izmir?”, of orders to decide, or of what is on its way."""
    if now.command not in {po, reorder} or now.codes or now.shop or now.has_topic:
        return None
    supplier = _supplier_in(now, now.line)
    called = supplier.casefold()
    if not supplier or any(
        word not in called.split() and not stands_in(called.split()[0], word) for word in now.others
    ):
        return None
    return Again(now.command, again.of_whose(now.last.words, supplier))


def _supplier_in(now: Said, said: str) -> str:
    return supplier_in(now.desk, said.casefold(), words_of(said), ordered=now.command is po)


def _other_sku(now: Said) -> Again | None:
    """“What about SKU124?”."""
    said = now.last.words.casefold().split()
    wished = AS_FILE in said or (now.command is reorder and not WORDS_FOR.keys().isdisjoint(said))
    if len(now.codes) != 1 or len(now.of_last) != 1 or now.has_topic or (wished and not now.says(ABOUT)):
        return None
    named = {part.casefold() for each in (now.codes[0], now.shop) for part in (each, *each.split())}
    if any(word not in named and not is_of_shop(now.desk, word, now.shop) for word in now.others):
        return None
    words = again.of_sku(now.desk, now.last.words, now.codes[0])
    return Again(now.command, again.of_shop(now.desk, words, now.shop) if now.shop else words)


def _other_days(now: Said) -> Again | None:
    """“And last week?”."""
    if now.codes or now.shop:
        return None
    asked, rest = again.other_days(now.desk, now.asker, now.line, now.last)
    return Again(stock, asked) if asked and not others_in(rest, words_of(rest)) else None


def _later(now: Said) -> Again | None:
    """“Remind me tomorrow.”"""
    is_meant = now.last.sku and not now.codes and is_for_later(now.line, now.words)
    return Again(None, f"{now.line} {now.last.sku}") if is_meant else None


def _bare(now: Said) -> Again | None:
    """“How many?”, “批了吧”."""
    asked = bare_question(now.line, now.words) if len(now.of_last) == 1 and now.command is not event else ""
    if asked in {APPROVE, DISMISS}:
        return Again(None, f"{asked} {now.of_last[0]}")
    if asked == CLEAR:
        return Again(clearance, now.of_last[0])
    behind = {WHY: " why", SOLD: " sold"}.get(asked, "")
    return Again(stock, f"{now.of_last[0]}{behind}") if asked else None


def _of_it(now: Said) -> Again | None:
    """“How fast does it sell?”."""
    folded = now.line.casefold()
    topic = topic_of(folded, list(now.words))
    is_of_one = len(now.of_last) < 2 and "which one" in folded  # of one SKU nobody asks which
    is_meant = PRONOUN.search(folded) and not (IMPERSONAL.search(folded) or NUMBER.search(folded) or is_of_one)
    is_meant = is_meant or (topic is None and not now.shop and _asks_whether_it_sells(now))
    can_mean = (not now.codes or now.says(COMPARES)) and topic not in NOT_OF_SKU
    of = now.last.sku or (", ".join(now.of_last) if len(now.of_last) > 1 else "")
    return Again(None, f"{now.line} {of}") if of and can_mean and is_meant else None


def _asks_whether_it_sells(now: Said) -> bool:
    """“How many can I promise on Friday?”, “is there enough for 3 weeks?”."""
    heard = spoken(now.line, [""], now.desk.today(now.asker.voice.zone))
    return now.says(ENOUGH) or bool(heard.starts and now.says((*SELLING, *MOST_AT_ONCE)))


STEPS: Sequence[Callable[[Said], Again | Turn | None]] = (
    *(
        other_arrival,
        arrives_until,
        _page,
        line_meant,
        _why,
        _bare,
        other_budget,
        _later,
        _other_shop,
        _other_supplier,
        _other_sku,
        _other_days,
        other_day,
        at_most,
        other_units,
    ),
    _of_it,
)
