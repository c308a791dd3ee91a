"""Answers a sentence that names SKUs: whether they can be sold, how one is ordered, what sold, why, or their cards."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from bot.commands import event, reorder, stock
from bot.desk import Asker, Desk
from bot.events.spoken import spoken
from bot.messages.blocks import section
from bot.messages.how_to import BRUSHING, FLYING, NEVER, SNOOZING, SUPPOSING, how_to
from bot.messages.levels import LEVEL_WORDS, stands_otherwise
from bot.messages.reply import Answer, Message
from bot.messages.stock.several import not_found
from bot.talking.overhearing import codes_beside, codes_missing, is_said, topic_of, words_of
from bot.talking.packed import in_units
from bot.talking.places import shop_in
from bot.talking.supposing import asks_forecast, expected_of, supposes
from bot.talking.telling_it import told_only
from bot.talking.told import told
from bot.talking.topics import OF_ONE
from bot.talking.vocabulary import EXCEL, REORDERS, WHYS
from bot.talking.wishes import decision_wished, flight_wished, is_for_later, sale_asked, stopped
from bot.telling.cards import cards
from bot.understanding.periods import period
from bot.understanding.typed import ASKS_ALL

Found = Mapping[str, Sequence[str]]  # codes, by what was typed of them
COLOURS: Mapping[str, tuple[str, str]] = {
    "🔴": ("red", "红"),
    "🟠": ("orange", "橙"),
    "🟡": ("yellow", "黄"),
    "🔵": ("blue", "蓝"),
    "🟣": ("purple", "紫"),
    "🟢": ("green", "绿"),
    "⚫": ("black", "黑"),
    "⚪": ("white", "白"),
}
"""The signs of levels by what people call them."""


def of_codes(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> Iterator[Answer]:
    """Answer a sentence about SKUs by the command that it is for."""
    named = tuple(dict.fromkeys(chain.from_iterable(found.values())))
    if goes := told_only(said, found, desk.today(asker.voice.zone), asker.voice):
        yield goes.note
        yield from told(desk, asker, goes.command, ", ".join(named))
        return
    if is_said(REORDERS, said, words):
        yield how_to(BRUSHING, asker.voice)
    if code := stopped(desk, said, words, found):
        yield how_to(NEVER, asker.voice, code=code)
    if len(named) == 1:
        said, note = in_units(desk, said, named[0], asker.voice)
        words = words_of(said)
        yield from [note] if note else []
    yield from (
        _of_days_to_come(desk, asker, said, words, found)
        or _wished(desk, asker, said, words, found)
        or _shown(desk, asker, said, words, found)
    )


def _of_days_to_come(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> Iterator[Answer] | None:
    """Return the answer to who asks what will sell, or what would be under other numbers; None: nobody does.

    “What if the live on Friday sells 400 of it?” can be checked.
    """
    named = tuple(dict.fromkeys(chain.from_iterable(found.values())))
    has_day = bool(spoken(said, list(found), desk.today(asker.voice.zone)).starts)
    if supposes(said) and has_day and sale_asked(desk, asker, said, words, found).startswith("check"):
        return None
    if supposes(said):
        first = how_to(SUPPOSING, asker.voice, code=named[0])
    elif asks_forecast(said) and len(named) == 1:
        first = expected_of(desk, asker, named[0], said, shop_in(desk, said))
    else:
        return None
    return chain([first], told(desk, asker, stock, ", ".join(named)))


def _wished(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> Iterator[Answer] | None:
    """Return the answer to who asks what sold or can be sold, or wants to decide; None: nobody does."""
    if topic_of(said.casefold(), words) == (stock, "sold"):
        missing = codes_missing(desk, said, found)
        sold = told(desk, asker, stock, sold_typed(desk, asker, said, found))
        return chain([not_found(missing, asker.voice)] if missing else [], sold)
    if codes_beside(desk, said, found):
        return None
    if asked := sale_asked(desk, asker, said, words, found):
        return told(desk, asker, event, asked)
    if flight := flight_wished(desk, said, words, found):
        return chain([how_to(FLYING, asker.voice, units=flight[1])], told(desk, asker, stock, flight[0]))
    wished = decision_wished(desk, asker, said, words, found)
    return told(desk, asker, reorder, wished) if wished else None


def _shown(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> Iterator[Answer]:
    """Answer by the cards of the SKUs, or why their numbers are so, or as a workbook."""
    folded, behind = said.casefold(), ""
    topic = topic_of(folded, words)
    if is_for_later(said, words):
        yield how_to(SNOOZING, asker.voice)
    codes = tuple(dict.fromkeys((*chain.from_iterable(found.values()), *codes_missing(desk, said, found))))
    if is_said(WHYS, folded, words):
        behind = " why all" if words[-1] in ASKS_ALL else " why"
    elif is_said(EXCEL, folded, words):
        behind = " xlsx"
    is_of_one = topic is not None and not topic[1] and len(codes) == 1 and behind in OF_ONE.get(topic[0], ())
    command = topic[0] if topic and is_of_one else stock
    of = shop_in(desk, said) if command is stock and len(codes) == 1 else ""
    answers = told(desk, asker, command, " ".join(filter(None, (", ".join(codes), of))) + behind)
    if len(codes) == 1 and words[-1] not in " ".join(found).split() and (signs := _colours(folded, words)):
        answers = _corrected(desk, asker, codes[0], signs, answers)
    yield from answers


def sold_typed(desk: Desk, asker: Asker, said: str, found: Found) -> str:
    """Return the words for ``/stock`` that ask what sold, of these SKUs or all, on the days and of the shop said."""
    rest = said
    for typed in sorted(found, key=len, reverse=True):
        rest = re.sub(re.escape(typed), " ", rest, flags=re.IGNORECASE)
    days = period(rest, desk.today(asker.voice.zone))
    dates = [day.isoformat() for day in days[0]] if days else []
    codes = dict.fromkeys(chain.from_iterable(found.values()))
    return " ".join(filter(None, (", ".join(codes), "sold", *dict.fromkeys(dates), shop_in(desk, rest))))


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
