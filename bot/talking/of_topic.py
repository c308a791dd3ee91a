"""Answers a sentence that names no SKU: by its topic, shop and days, or as a part of a name; else says how to ask."""

import re
from collections.abc import Iterator
from types import ModuleType

from bot.commands import clearance, po, reorder, stock
from bot.desk import Asker, Desk
from bot.errors import WhyOfOneSku
from bot.errors.event_check import WhichSkuToSell
from bot.home import SAYS
from bot.messages.days_words import days_words
from bot.messages.greeting import greeting_message
from bot.messages.how_to import FORECAST, LEAD_TIMES, OUT_THEN, SUPPOSING, how_to
from bot.messages.reply import Answer
from bot.talking.asides import aside, notes
from bot.talking.narrowed import OF_FEAST, left_out, without_exceptions
from bot.talking.nobody_called import nobody_called
from bot.talking.not_narrowed import came_then, not_narrowed
from bot.talking.of_names import names_narrowing, of_names, without_words
from bot.talking.of_skus import sold_typed
from bot.talking.orders_meant import numbered, orders_of_money
from bot.talking.other_languages import other_language
from bot.talking.overhearing import FEW, codes_missing, is_said, product_named, topic_of, words_of
from bot.talking.places import shop_in, supplier_in, whose_time
from bot.talking.supposing import asks_forecast, supposes
from bot.talking.telling_it import told_only
from bot.talking.told import told
from bot.talking.topics import PERIODS, TAKE_SHOP, TOPICS
from bot.talking.vocabulary import ASKS_WHO, EXCEL, FILES, GREETS, LATE, WHYS
from bot.talking.wishes import units_asked
from bot.understanding.periods import past_days
from bot.understanding.shorthand import slips_mended
from bot.understanding.simplified import simplified
from bot.understanding.until import until

WORD = re.compile(r"\w")
BY = re.compile(r"\b(?:by|before|until)\b|之?前")
HEARD = {part for _, _, named in TOPICS for each in named for part in re.split(r"[ +]", each) if part.isascii()}
"""Words of topics, of which slips are mended."""


def of_topic(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer by what is said beside any SKU."""
    folded = said.casefold()
    shop = shop_in(desk, said)
    about = without_exceptions(simplified(said))
    topic = topic_of(about.casefold(), words_of(about))
    if told_aside := aside(desk, folded, words, asker.voice):
        yield told_aside
    elif is_said(FILES, folded, words) and topic != (stock, "imports"):  # dropping them is what the greeting tells
        yield greeting_message(SAYS, asker.voice)
    elif goes := told_only(said, (), desk.today(asker.voice.zone), asker.voice):
        yield goes.note
        yield from told(desk, asker, goes.command, "")
    elif asked := orders_of_money(desk, said, words) or numbered(desk, asker, topic, said):
        yield from told(desk, asker, *asked)
    elif sold := units_asked(desk, asker, folded, words):
        raise WhichSkuToSell(*sold)
    elif named := ", ".join(codes_missing(desk, said, {})) or _product(desk, topic, shop, words):
        yield from told(desk, asker, stock, named)
    else:
        yield from _of_all(desk, asker, topic, shop, said, words)


def _of_all(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str] | None, shop: str, said: str, words: list[str]
) -> Iterator[Answer]:
    """Answer a question about all SKUs, or what is called so: days to come, other numbers, a topic; else how to ask."""
    folded, out = said.casefold(), left_out(desk, said)
    today = desk.today(asker.voice.zone)
    day = until(said, today) if topic == (stock, "out") and not OF_FEAST.search(said) else None
    if supposes(said):
        yield how_to(SUPPOSING, asker.voice, code="SKU123")
        yield from told(desk, asker, stock, shop)
    elif asks_forecast(said):
        yield how_to(FORECAST, asker.voice)
        yield from told(desk, asker, stock, f"sold {shop}".strip())
    elif named := names_narrowing(desk, topic, shop, day[1] if day else said, words):
        yield from without_words(out, asker)
        yield from of_names(desk, asker, topic, named, said, words)
    elif topic == (stock, "out") and (then := past_days(said, today)):
        yield how_to(OUT_THEN, asker.voice, days=days_words(*then, asker.voice))
        yield from told(desk, asker, stock, f"out {shop}".strip())
    elif supplier := whose_time(desk, said, words):
        yield how_to(LEAD_TIMES, asker.voice, supplier=supplier)
        yield from told(desk, asker, reorder, supplier)
    elif topic is not None:
        yield from notes(folded, words, asker.voice)
        yield from without_words("" if day else out or nobody_called(desk, topic, said, words), asker)
        yield from not_narrowed(desk, asker, topic, said, words)
        yield from _by_topic(desk, asker, topic, shop, said, words)
    elif is_said(WHYS, folded, words):
        raise WhyOfOneSku
    elif asked := _of_place(desk, shop, folded, words) or ((stock, "") if out else None):
        yield from without_words(out, asker)
        yield from told(desk, asker, *asked)
    else:
        yield from _unheard(desk, asker, said, words)


def _of_place(desk: Desk, shop: str, folded: str, words: list[str]) -> tuple[ModuleType, str] | None:
    """Return the command that shows the shop or supplier that is named, or everything as a workbook; None: none is."""
    if shop or is_said(EXCEL, folded, words):
        return stock, shop or "xlsx"
    supplier = supplier_in(desk, folded, words)
    return (reorder, supplier) if supplier else None


def _unheard(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer what is about nothing that is known: by a part of a name, with slips mended, or how to ask."""
    is_short, greets = len(words) <= FEW, not set(GREETS).isdisjoint(words)
    language, mended = other_language(said.casefold(), words), slips_mended(said, HEARD)
    if words and is_short and not greets and desk.store.products.search(said, 1).total:
        yield from told(desk, asker, stock, said)
    elif not language and topic_of(mended.casefold(), words_of(mended)):
        yield from of_topic(desk, asker, mended, words_of(mended))
    else:
        greets = (is_short and greets) or is_said(ASKS_WHO, said.casefold(), words) or not WORD.search(said)
        yield greeting_message(SAYS, asker.voice, heard="" if greets else said, language=language)


def _product(desk: Desk, topic: tuple[ModuleType, str] | None, shop: str, words: list[str]) -> str:
    """Return what is said of a product's name, where nothing else is asked; "": nothing."""
    return product_named(desk, words) if topic in {None, (stock, "")} and not shop else ""


def _by_topic(
    desk: Desk, asker: Asker, topic: tuple[ModuleType, str], shop: str, said: str, words: list[str]
) -> Iterator[Answer]:
    """Answer by a topic: of a shop, on some days, as a workbook, as far as its command takes them."""
    (command, what), folded = topic, said.casefold()
    if topic == (stock, "sold"):
        what = sold_typed(desk, asker, said, {})
    elif topic == (stock, "out") and (day := until(said, desk.today(asker.voice.zone))):
        what = f"out {day[0].isoformat()} {shop}".strip()
    elif days := PERIODS.get(topic):
        is_of_past = command is po and (came_then(said, desk.today(asker.voice.zone)) or is_said(LATE, folded, words))
        period = "" if is_of_past else next((period for period, named in days if is_said(named, folded, words)), "")
        of = (supplier_in(desk, folded, words, ordered=True) or shop) if command is po else ""
        is_until = command is po and (BY.search(folded) or not (period or is_of_past))
        day = until(said, desk.today(asker.voice.zone)) if is_until else None
        when = f"by {day[0].isoformat()}" if day else f"{what} {period}"
        what = f"{when} {of}".strip()
    elif topic == (po, "late"):
        what = supplier_in(desk, folded, words, ordered=True) or shop or what
    elif command in {stock, reorder, clearance} and what in TAKE_SHOP:
        of = supplier_in(desk, folded, words) if command is reorder and what in {"", "air"} else ""
        what = f"{what} {of or shop}".strip()
    takes_file = what in {*TAKE_SHOP, shop} or topic in {(stock, "sold"), (stock, "out"), (reorder, "decided")}
    if takes_file and is_said(EXCEL, folded, words):
        what = f"{what} xlsx".strip()
    yield from told(desk, asker, command, what)
