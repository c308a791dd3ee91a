"""Understands words that go on from the last question: “and in Germany?”, “why?”, “what about SKU124”, “the rest”.

Whatever is meant is asked as a whole question again, so that the answer names what it is about.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType

from bot.commands import COMMANDS, event, reorder, stock
from bot.desk import Asker, Desk
from bot.events.spoken import spoken
from bot.numbered import WORDS_FOR
from bot.talking import again
from bot.talking.bare import APPROVE, DISMISS, WHY, bare_question
from bot.talking.overhearing import ENDS, codes_in, codes_missing, is_of_shop, shop_in, topic_of, words_of
from bot.talking.said import Said, others_in
from bot.talking.vocabulary import (
    ABOUT,
    ASKS_MORE,
    COMPARES,
    ENOUGH,
    EXCEL,
    FLYING,
    MOST_AT_ONCE,
    SELLING,
    SELLING_UNITS,
    SPENT,
    UNITS_WORDS,
)
from bot.talking.whys import asks_why
from bot.talking.wishes import is_for_later
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified

PRONOUN = re.compile(
    r"\b(?:it|its|them|they|these|those|this one|that one|(?:this|that)(?=\W*$))\b"
    r"|它|这个(?!月|周|星期|礼拜)|这款|那款|那个|该款|^那(?!场|天|边)"
)
IMPERSONAL = re.compile(r"\b(?:any|anything|everything|all|something|nothing|which|weather)\b")
FIGURE = re.compile(r"[\d.,]+[k千万]?[件个]?")
BUDGET = re.compile(
    r"(?:and |with |for |no,? |what about )*([£$€¥]?\s?\d[\d.,]*\s?[k千万]?(?:\s?[a-z]{3})?)[元块]?", re.IGNORECASE
)
NOT_OF_SKU = {(reorder, "decided"), (stock, "settings"), (stock, "changed"), (event, "season")}
AS_FILE = "xlsx"  # a code alone asks for its card all the same


@dataclass(frozen=True, slots=True)
class Again:
    """What is asked now."""

    command: ModuleType | None  # None: ``typed`` is a whole sentence
    typed: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the list that was shown, or the whole of it."""

    page: tuple[str, str, int]
    is_whole: bool


def follow_up(desk: Desk, asker: Asker, said: str, words: Sequence[str]) -> Again | Turn | None:
    """Return what is meant by words that go on from the last question; None: they stand for themselves."""
    last = desk.last_asked.of(asker.user, asker.channel, asker.thread, desk.now())
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
    return None if rest else Again(now.command, again.of_shop(now.desk, now.last.words, now.shop))


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


def _other_units(now: Said) -> Again | None:
    """“No, 300”, “what if we do 1k?”."""
    today = now.desk.today(now.asker.voice.zone)
    units = spoken(now.line, [""], today).units
    beside = SELLING_UNITS if now.command is event else UNITS_WORDS
    others = [word for word in now.others if word not in beside and not FIGURE.fullmatch(word)]
    is_about = now.says(ABOUT) and now.command is not event and not now.says(beside)
    is_code = is_about or codes_missing(now.desk, now.line, {})  # “what about 22411”
    is_of_one = len(now.of_last) == 1 and bool(now.last.sku)  # behind a list a number is one of lines, or of days
    if now.codes or not is_of_one or not units or others or is_code or SPENT.search(now.line):
        return None
    if now.command is event:
        typed = next(iter(codes_in(now.desk, now.last.words)))
        return Again(event, again.of_units(now.last.words, typed, units[0]))
    if now.says(FLYING):
        return Again(None, f"{now.last.sku} by air {units[0]}")
    return Again(reorder, f"{now.last.sku} approve {units[0]}")


def _later(now: Said) -> Again | None:
    """“Remind me tomorrow.”"""
    is_meant = now.last.sku and not now.codes and is_for_later(now.line, now.words)
    return Again(None, f"{now.line} {now.last.sku}") if is_meant else None


def _bare(now: Said) -> Again | None:
    """“How many?”, “批了吧”."""
    asked = bare_question(now.line, now.words) if len(now.of_last) == 1 and now.command is not event else ""
    if asked in {APPROVE, DISMISS}:
        return Again(None, f"{asked} {now.of_last[0]}")
    return Again(stock, f"{now.of_last[0]} why" if asked == WHY else now.of_last[0]) if asked else None


def _other_budget(now: Said) -> Again | None:
    """“2万”, after what to buy for 5k."""
    money = BUDGET.fullmatch(now.line.strip(ENDS))
    asked = now.command is reorder and now.last.words.startswith("budget")
    return Again(reorder, f"budget {money[1]}") if money and asked else None


def _of_it(now: Said) -> Again | None:
    """“How fast does it sell?”."""
    folded = now.line.casefold()
    topic = topic_of(folded, list(now.words))
    is_meant = PRONOUN.search(folded) and not IMPERSONAL.search(folded)
    is_meant = is_meant or (topic is None and not now.shop and _asks_whether_it_sells(now))
    can_mean = now.last.sku and (not now.codes or now.says(COMPARES)) and topic not in NOT_OF_SKU
    return Again(None, f"{now.line} {now.last.sku}") if can_mean and is_meant else None


def _asks_whether_it_sells(now: Said) -> bool:
    """“How many can I promise on Friday?”, “is there enough for 3 weeks?”."""
    heard = spoken(now.line, [""], now.desk.today(now.asker.voice.zone))
    return now.says(ENOUGH) or bool(heard.starts and now.says((*SELLING, *MOST_AT_ONCE)))


STEPS: Sequence[Callable[[Said], Again | Turn | None]] = (
    *(_page, _why, _bare, _other_budget, _later, _other_shop, _other_sku, _other_days, _other_units, _of_it),
)
