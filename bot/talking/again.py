"""Asks a question again with something else in it: of another shop, of another SKU, of other days, of so many units."""

import re

from bot.desk import Asker, Desk
from bot.last_asked import Asked
from bot.messages.blocks import in_quotes
from bot.talking.overhearing import codes_in
from bot.understanding.periods import Span, before, period

TAIL = re.compile(r"(?P<rest>.*?)(?P<tail>(?:\s+(?:why all|why|xlsx|ad))?)", re.DOTALL | re.IGNORECASE)
OF_EVENT = r'(?P<sku>"?{}"?)\s+(?:[\d.,]+[k千万]?\s+)?(?=\d{{4}}-)'  # a SKU, its units and the days
DAYS_BEFORE = re.compile(r"\b(?:month|week|days?) before\b|再(?:上|之?前)")


def of_shop(desk: Desk, words: str, shop: str) -> str:
    """Return the words of a question, of this shop instead of another."""
    for each in sorted((it.name for it in desk.store.shops.all()), key=len, reverse=True):
        words = re.sub(rf"(?<!\S){re.escape(each)}(?!\S)", " ", words, flags=re.IGNORECASE)
    kept = [word for word in words.split() if not (word.isupper() and len(word) <= 3 and desk.store.shops.called(word))]
    rest, tail = parted(" ".join(kept))
    return " ".join(f"{rest} {shop} {tail}".split())


def of_sku(desk: Desk, words: str, code: str) -> str:
    """Return the words of a question with their only SKU in the place of which another stands."""
    typed = next(iter(codes_in(desk, words)))
    in_marks = f'"{typed}"'
    return words.replace(in_marks, in_quotes(code), 1) if in_marks in words else words.replace(typed, code, 1)


def of_units(words: str, code: str, units: str) -> str:
    """Return the question whether units of a SKU can be sold, of so many.

    >>> of_units('check "" SKU123 500 2026-11-28 UK', "SKU123", "1k")
    'check "" SKU123 1k 2026-11-28 UK'
    """
    return re.sub(OF_EVENT.format(re.escape(code)), rf"\g<sku> {units} ", words, count=1, flags=re.IGNORECASE)


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
    today = desk.now().astimezone(asker.voice.zone).date()
    of_last, found = period(last.words, today), period(said, today)
    if " sold" not in f" {last.words}":
        return "", said
    if of_last and DAYS_BEFORE.search(said.casefold()):
        found = before(of_last[0]), DAYS_BEFORE.sub(" ", said.casefold())
    if found is None:
        return "", said
    head, _, behind = (of_last[1] if of_last else last.words).partition("sold")
    return " ".join(f"{head} sold {_dates(found[0])} {behind}".split()), found[1]


def _dates(days: Span) -> str:
    return " ".join(dict.fromkeys(day.isoformat() for day in days))
