"""What a sentence about SKUs wants: to know whether so many can be sold on a day, or to decide on an order."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from bot.desk import Asker, Desk
from bot.events.asked import coming
from bot.events.spoken import spoken
from bot.messages.blocks import in_quotes
from bot.numbered import LONGEST
from bot.store import Event
from bot.talking.overhearing import WITHIN, is_said, stands_in
from bot.talking.places import shop_in
from bot.talking.vocabulary import (
    CURRENCIES,
    DECLINES,
    FLYING,
    FOR_GOOD,
    MOST_AT_ONCE,
    OPENERS,
    ORDERING,
    REMINDS,
    SELLING,
    SOLD,
    VERBS,
    WHYS,
)
from bot.understanding.simplified import simplified
from bot.understanding.until import until
from planner.intake.figure import wholes

NEXT_WEEK = re.compile(r"\bnext week\b|下个?(?:周|星期|礼拜)(?![一二三四五六日天末])")
LASTS = re.compile(r"\b(?:will|would|does)\b.*\blast\b")  # so long; no days of the past
ASKS_DONE = re.compile(r"(?:下过?单|批准过?|订)了?(?:没有?|吗|么)")  # whether it was, and not to do it
FIGURE = re.compile(r"\d[\d.,]*[k千万]?")
MOST_DIGITS = 10  # of an order's number
Found = Mapping[str, Sequence[str]]  # codes, by what was typed of them


def sale_asked(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> str:
    """Return what ``/event`` is asked where SKUs are to be sold, on a day or in an event that is named; "": else.

    Of an event they are planned for that is its number, of another one whether they could be sold on its days.
    """
    folded = said.casefold()
    over = [word for word in words if word != "last"] if LASTS.search(folded) else words
    if any(is_said(each, folded, said_of) for each, said_of in ((ORDERING, words), (SOLD, over), (WHYS, words))):
        return ""
    shop = shop_in(desk, said)  # a day or a number may be in its name
    bare = re.sub(WITHIN.format(re.escape(shop.casefold())), " ", folded) if shop else said
    heard = spoken(bare, list(found), desk.today(asker.voice.zone))
    sells = is_said(SELLING, folded, words)
    asks_most = sells and heard.starts and is_said(MOST_AT_ONCE, folded, words)
    if not asks_most and not (heard.units and (sells or heard.starts)):
        return ""
    units = heard.units or ("",) * len(found)
    named = [f"{in_quotes(codes[0])} {typed}".strip() for codes, typed in zip(found.values(), units, strict=True)]
    days = dict.fromkeys((heard.starts, heard.ends))
    if not heard.starts and (event := event_named(desk, said)):
        if any(code in dict(event.plan.units) for codes in found.values() for code in codes):
            return f"#{event.id}"
        first = max(event.plan.starts, event.today(desk.now()))
        days, shop = dict.fromkeys(each.isoformat() for each in (first, event.plan.ends)), event.plan.shop
    return " ".join(filter(None, ("check", '""', *named, *days, shop)))


def event_named(desk: Desk, said: str) -> Event | None:
    """Return the only coming event whose name stands in a sentence; None: none does."""
    named = [event for event in coming(desk) if stands_in(event.plan.name.casefold(), said.casefold())]
    return named[0] if len(named) == 1 else None


def units_asked(desk: Desk, asker: Asker, said: str, words: list[str]) -> tuple[str, str] | None:
    """Return the units and the day where somebody asks to sell them, and names no SKU; None: nobody does."""
    if any(is_said(other, said, words) for other in (ORDERING, SOLD, WHYS)) or not is_said(SELLING, said, words):
        return None
    heard = spoken(said, [""], desk.today(asker.voice.zone))
    return (heard.units[0], heard.starts) if heard.units and heard.starts else None


def order_wished(desk: Desk, words: list[str]) -> str:
    """Return the words for ``/reorder`` that show how the order of a number is decided on: “approve 12”; "": none.

    They name its SKU: nothing is decided by what was said.
    """
    begun = next((n for n, word in enumerate(words) if word not in OPENERS), 0)
    said = [word for word in words[begun:] if word not in {"please", "pls", "with", "for", "units"}]
    verb = VERBS.get(said[0], "") if len(said) == 2 or (len(said) == 3 and FIGURE.fullmatch(said[2])) else ""
    number = said[1].lstrip("#") if verb else ""
    asked = desk.store.suggestions.one(int(number)) if number.isdecimal() and len(number) < MOST_DIGITS else None
    if asked is None or asked.state != "open":
        return ""
    return " ".join((asked.product, verb, *(said[2:] if verb == "approve" else ())))


def budget_said(spent: re.Match[str]) -> str:
    """Return the words for ``/reorder`` that ask what to buy first for so much money, in the currency that is named.

    >>> from bot.talking.vocabulary import SPENT
    >>> budget_said(SPENT.search("i only have 500 quid to spend")), budget_said(SPENT.search("预算5k"))
    ('budget 500 GBP', 'budget 5k')
    """
    place = next(n for n, amount in enumerate(spent.groups(), start=1) if amount)
    behind = spent.string[spent.end(place) :].strip().casefold()
    currency = next((code for named, code in CURRENCIES.items() if behind.startswith(named)), "")
    return f"budget {spent[place].strip()} {currency}".strip()


def is_for_later(said: str, words: Sequence[str]) -> bool:
    """Return whether somebody wants to be asked again later; “snooze 12” names an order."""
    rest = [word for word in words if word not in OPENERS]
    numbers = len(rest) > 1 and rest[1].lstrip("#").isdecimal() and rest[2:3] not in (["days"], ["day"], ["weeks"])
    snoozes = rest[:1] == ["snooze"] and not numbers
    return snoozes or bool(REMINDS.search(simplified(said).casefold()))


def flight_wished(desk: Desk, said: str, words: list[str], found: Found) -> tuple[str, int] | None:
    """Return the only SKU, whose order is to decide, and how many of it are to be flown; None: nobody wants that."""
    codes = tuple(dict.fromkeys(chain.from_iterable(found.values())))
    if len(codes) != 1 or not is_said(FLYING, said.casefold(), words) or not desk.store.suggestions.open(codes):
        return None
    units = spoken(said, list(found), desk.now().date()).units
    return (codes[0], wholes(units[0])[-1]) if units else None


def decision_wished(desk: Desk, asker: Asker, said: str, words: list[str], found: Found) -> str:
    """Return the words for ``/reorder`` that show how the order of the only SKU is decided on; "": nobody wants to.

    The SKU comes first: behind the verb a code of digits would be the number of an order, and decide on that.
    """
    codes, folded = tuple(dict.fromkeys(chain.from_iterable(found.values()))), simplified(said).casefold()
    first = next((word for word in words if word not in OPENERS), "")
    folded = ASKS_DONE.sub(" ", folded)
    begins = (verb for word, verb in VERBS.items() if first == word or (not word.isascii() and word in folded))
    is_asked = is_said((*WHYS, "if"), folded, words)
    declines = "dismiss" if DECLINES.search(folded) and not is_asked else ""
    verb = "snooze" if is_for_later(said, words) else declines or next(begins, "")
    if not verb or len(codes) != 1 or not desk.store.suggestions.open(codes):
        return ""
    units = spoken(said, list(found), desk.now().date()).units if verb == "approve" else ()
    days = _days(said, desk.today(asker.voice.zone)) if verb == "snooze" else ""
    return " ".join(filter(None, (codes[0], verb, *units, days)))


def stopped(desk: Desk, said: str, words: list[str], found: Found) -> str:
    """Return the only SKU whose orders somebody wants to stop for good, or that has none to decide; "": nobody does."""
    codes, folded = tuple(dict.fromkeys(chain.from_iterable(found.values()))), simplified(said).casefold()
    if len(codes) != 1 or is_said((*WHYS, "if"), folded, words) or not DECLINES.search(folded):
        return ""
    return codes[0] if FOR_GOOD.search(folded) or not desk.store.suggestions.open(codes) else ""


def _days(said: str, today: date) -> str:
    """Return for how many days something is to be snoozed; "": that is not said, or too long."""
    found = until(said, today)
    days = (found[0] - today).days if found else 0
    if NEXT_WEEK.search(simplified(said).casefold()):
        days = 7 - today.weekday()  # Monday
    return str(days) if 0 < days <= LONGEST else ""
