"""Says by what a list of orders is not narrowed: a country or place of suppliers, a day, a size."""

import re
from collections.abc import Iterator
from datetime import date
from types import ModuleType

from bot.commands import po, reorder
from bot.desk import Asker, Desk
from bot.messages.how_to import CAME_THEN, NO_PLACES, NOT_CHOSEN, how_to
from bot.messages.reply import Message
from bot.talking.narrowed import NO_PART
from bot.talking.overhearing import is_said, stands_in
from bot.talking.places import shop_in, supplier_in
from bot.talking.vocabulary import words as listed
from bot.understanding.periods import period
from bot.understanding.simplified import simplified
from bot.understanding.until import until
from bot.wording import countries

FROM = re.compile(r"\bfrom (?:the )?([a-z]{4,})\b(?! order| list)", re.IGNORECASE)
CAME = re.compile(r"\b(?:land(?:ed)?|arrived|came|received|delivered)\b|到了|来了|收到|入库")
DUE = re.compile(r"\b(?:by|before|until|due)\b|之?前")
SIZES = listed("biggest, largest, smallest, most expensive, dearest, priciest, 最大, 最贵, 金额最高, 最小")
NO_PLACE = {
    *NO_PART,
    *listed("abroad, factories, factory, overseas, supplier, suppliers, warehouse, warehouses"),
    *listed("beginning, here, home, last, now, scratch, start, tiktok, today, tomorrow, yesterday"),
}


def not_narrowed(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str], said: str, words: list[str]
) -> Iterator[Message]:
    """Yield what is said before a list of orders that would be of all of them."""
    if topic[0] not in {po, reorder}:
        return
    today, folded = desk.today(asker.voice.zone), simplified(said).casefold()
    if place := _place(desk, folded, words, today, is_ordered=topic[0] is po):
        yield how_to(NO_PLACES, asker.voice, place=place)
    if topic == (po, "") and came_then(said, today):
        yield how_to(CAME_THEN, asker.voice)
    is_due = DUE.search(folded) and until(said, today)
    if topic == (reorder, "") and (is_due or is_said(SIZES, folded, words)):
        yield how_to(NOT_CHOSEN, asker.voice)


def came_then(said: str, today: date) -> bool:
    """Return whether somebody asks what came on days that are over.

    >>> came_then("what arrived last week", date(2011, 11, 21)), came_then("what came today", date(2011, 11, 21))
    (True, False)
    """
    then = period(said, today) if CAME.search(simplified(said)) else None
    return then is not None and then[0][1] < today


def _place(desk: Desk, said: str, words: list[str], today: date, *, is_ordered: bool) -> str:
    """Return the place that is said, where no supplier is, and it is no shop's; "": none is."""
    if supplier_in(desk, said, words, ordered=is_ordered):
        return ""
    places = [name for name in countries() if stands_in(name, said)]
    places += [
        name for name in FROM.findall(said) if not (name in NO_PLACE or period(name, today) or until(name, today))
    ]
    return next((name for name in places if not shop_in(desk, name)), "")
