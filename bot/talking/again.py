"""Asks a question again with something else in it: of another shop, of another SKU, of other days, of so many units."""

import re
from dataclasses import dataclass
from datetime import timedelta
from types import ModuleType

from bot.desk import Asker, Desk
from bot.messages.blocks import in_quotes
from bot.store import Asked
from bot.talking.overhearing import codes_in
from bot.understanding.days import UNNAMED
from bot.understanding.past_days import Span
from bot.understanding.periods import before, period

DAY = re.compile(rf"(?<!\S)(?:{UNNAMED})(?!\S)", re.IGNORECASE)
TAIL = re.compile(r"(?P<rest>.*?)(?P<tail>(?:\s+(?:why all|why|xlsx|ad))?)", re.DOTALL | re.IGNORECASE)
OF_EVENT = r'(?P<sku>"?{}"?)\s+(?:[\d.,]+[k千万]?\s+)?(?={})'  # a SKU, its units and the days
DAYS_BEFORE = re.compile(
    r"\b(?P<of>month|week|days?) before\b(?! yesterday| last)|再(?:上|之?前)一?个?(?P<chinese>(?:月|周|星期|礼拜|天)?)"
)
BEFORE_WHOSE = re.compile(
    r"(?:by (?:\d{1,2} [a-z]{3,9}|\S+)|(?:(?:next|this) )?week|tomorrow|today|air(?: all)?)(?!\S)", re.IGNORECASE
)
WEEK, LEAST_MONTH = 7, 28  # [days]
DAILY, WEEKLY, MONTHLY = {"day", "天"}, {"week", "周", "星期", "礼拜"}, {"month", "月"}


@dataclass(frozen=True, slots=True)
class Again:
    """What is asked now."""

    command: ModuleType | None  # None: ``typed`` is a whole sentence
    typed: str
    listed: tuple[str, str, int] | None = None  # the page of which it is a line


def of_shop(desk: Desk, words: str, shop: str) -> str:
    """Return the words of a question, of this shop instead of another."""
    for each in sorted((it.name for it in desk.store.shops.all()), key=len, reverse=True):
        words = re.sub(rf"(?<!\S){re.escape(each)}(?!\S)", " ", words, flags=re.IGNORECASE)
    kept = [word for word in words.split() if not (word.isupper() and len(word) <= 3 and desk.store.shops.called(word))]
    rest, tail = parted(" ".join(kept))
    return " ".join(f"{rest} {shop} {tail}".split())


def of_whose(words: str, whose: str) -> str:
    """Return the words of a question about orders, or what is on its way, of this supplier or shop instead.

    >>> of_whose("week Porto Ceramics", "Izmir Hearth"), of_whose("Porto Ceramics", "UK Home")
    ('week Izmir Hearth', 'UK Home')
    """
    found = BEFORE_WHOSE.match(words)
    return f"{found[0]} {whose}" if found else whose


def whose(words: str) -> str:
    """Return whose orders, or what is on its way, a question is about; "": it is of all.

    >>> whose("week Porto Ceramics"), whose("by 5 dec"), whose("late")
    ('Porto Ceramics', '', '')
    """
    return re.sub(rf"(?:{BEFORE_WHOSE.pattern}|late(?!\S))\s*", "", words, count=1, flags=re.IGNORECASE)


def of_sku(desk: Desk, words: str, code: str) -> str:
    """Return the words of a question with their only SKU in the place of which another stands."""
    typed = next(iter(codes_in(desk, words)))
    in_marks = f'"{typed}"'
    return words.replace(in_marks, in_quotes(code), 1) if in_marks in words else words.replace(typed, code, 1)


def of_units(words: str, code: str, units: str) -> str:
    """Return the question whether units of a SKU can be sold, of so many, or, where that is "", how many.

    >>> of_units('check "" SKU123 500 2026-11-28 UK', "SKU123", "1k")
    'check "" SKU123 1k 2026-11-28 UK'
    >>> of_units('check "" SKU123 1k 2 dec', "SKU123", ""), of_units('check "" SKU123 2 dec', "SKU123", "60")
    ('check "" SKU123 2 dec', 'check "" SKU123 60 2 dec')
    """
    before_days = OF_EVENT.format(re.escape(code), UNNAMED)
    put = rf"\g<sku> {units} " if units else r"\g<sku> "
    return re.sub(before_days, put, words, count=1, flags=re.IGNORECASE)


def of_days(words: str, days: str) -> str:
    """Return the question whether units of a SKU can be sold, on these days.

    >>> of_days('check "" SKU123 1k 2 dec 4 dec UK', "2026-11-28")
    'check "" SKU123 1k 2026-11-28 UK'
    """
    first, *others = DAY.finditer(words)
    without = DAY.sub("", words[first.end() :]) if others else words[first.end() :]
    return " ".join(f"{words[: first.start()]}{days}{without}".split())


def why(words: str) -> str:
    """Return the question why the numbers of an answer are what they are."""
    return f"{parted(words)[0]} why"


def parted(words: str) -> tuple[str, str]:
    """Return the words of a question, and what a command takes only behind them.

    >>> parted("SKU123 UK why all")
    ('SKU123 UK', 'why all')
    """
    found = TAIL.fullmatch(words)
    return (found["rest"], found["tail"].strip()) if found else (words, "")


def other_days(desk: Desk, asker: Asker, said: str, last: Asked) -> tuple[str, str]:
    """Return the last question what sold, of the days that are said, and what else is said; "": it was another."""
    today = desk.today(asker.voice.zone)
    of_last, found = period(last.words, today), period(said, today)
    if " sold" not in f" {last.words}":
        return "", said
    if of_last and (earlier := DAYS_BEFORE.search(said.casefold())):
        unit = earlier["of"] or earlier["chinese"] or ""
        found = earlier_days(of_last[0], unit), DAYS_BEFORE.sub(" ", said.casefold())
    if found is None:
        return "", said
    head, _, behind = (of_last[1] if of_last else last.words).partition("sold")
    return " ".join(f"{head} sold {_dates(found[0])} {behind}".split()), found[1]


def earlier_days(days: Span, unit: str) -> Span:
    """Return the days before some, as many; of what is no whole week, or month, the one before that which it is in.

    >>> from datetime import date
    >>> november, so_far = (date(2011, 11, 1), date(2011, 11, 30)), (date(2011, 11, 1), date(2011, 11, 21))
    >>> [str(day) for each in (november, so_far) for day in earlier_days(each, "month")]
    ['2011-10-01', '2011-10-31', '2011-10-01', '2011-10-31']
    >>> [str(day) for day in earlier_days((date(2011, 11, 21), date(2011, 11, 22)), "周")]
    ['2011-11-14', '2011-11-20']
    """
    first, length = days[0], (days[1] - days[0]).days + 1
    if unit in MONTHLY and (length < LEAST_MONTH or first.day == 1):
        end = first.replace(day=1) - timedelta(days=1)
        return end.replace(day=1), end
    if unit in DAILY:
        return (first - timedelta(days=1),) * 2
    if unit in WEEKLY and length < WEEK:
        monday = first - timedelta(days=first.weekday() + WEEK)
        return monday, monday + timedelta(days=WEEK - 1)
    return before(days)


def _dates(days: Span) -> str:
    return " ".join(dict.fromkeys(day.isoformat() for day in days))
