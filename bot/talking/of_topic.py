"""Answers a sentence that names no SKU: by its topic, shop and days, or as a part of a name; else says how to ask."""

import re
from collections.abc import Iterator
from types import ModuleType

from bot.commands import clearance, po, reorder, stock
from bot.desk import Asker, Desk
from bot.errors import WhyOfOneSku
from bot.errors.event_check import WhichSkuToSell
from bot.home import SAYS
from bot.messages.greeting import greeting_message
from bot.messages.reply import Answer
from bot.talking.asides import aside
from bot.talking.of_skus import sold_typed
from bot.talking.overhearing import FEW, codes_missing, is_said, product_named, shop_in, supplier_in, topic_of
from bot.talking.told import told
from bot.talking.topics import PERIODS
from bot.talking.vocabulary import ASKS_WHO, EXCEL, FILES, GREETS, SPENT, WHYS
from bot.talking.wishes import order_wished, units_asked
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified
from bot.understanding.until import until

WORD = re.compile(r"\w")
COMPARED = re.compile(  # orders of such a size, and nothing to be spent
    r"(?<!\bno )(?<!\bnot )\b(?:over|above|more than)\s+(?=[£$€¥]?\s?\d)"
    r"|\b(?:orders?|costs?|costing|worth)\s+(?:under|below|less than)\s+(?=[£$€¥]?\s?\d)",
    re.IGNORECASE,
)
TAKE_SHOP = {"", "air", "changed", "dead", "urgent", "out", "overstock"}
"""What is asked that a shop, or the word for a workbook, may stand behind."""


def of_topic(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer by what is said beside any SKU."""
    folded = said.casefold()
    topic, shop = topic_of(folded, words), shop_in(desk, said)
    is_short, greets = len(words) <= FEW, not set(GREETS).isdisjoint(words)
    if told_aside := aside(desk, folded, words, asker.voice):
        yield told_aside
    elif is_said(FILES, folded, words) and topic != (stock, "imports"):  # dropping them is what the greeting tells
        yield greeting_message(SAYS, asker.voice)
    elif asked := _of_orders(desk, said, words):
        yield from told(desk, asker, reorder, asked)
    elif sold := units_asked(desk, asker, folded, words):
        raise WhichSkuToSell(*sold)
    elif named := ", ".join(codes_missing(desk, said, {})) or _product(desk, topic, shop, words):
        yield from told(desk, asker, stock, named)
    elif topic is not None:
        yield from _by_topic(desk, asker, topic, shop, said, words)
    elif is_said(WHYS, folded, words):
        raise WhyOfOneSku
    elif shop or is_said(EXCEL, folded, words):
        yield from told(desk, asker, stock, shop or "xlsx")
    elif words and is_short and not greets and desk.store.products.search(said, 1).total:
        yield from told(desk, asker, stock, said)
    else:
        is_greeting = is_short and (greets or " ".join(words) in ASKS_WHO)
        yield greeting_message(SAYS, asker.voice, heard="" if is_greeting or not WORD.search(said) else said)


def _of_orders(desk: Desk, said: str, words: list[str]) -> str:
    """Return what ``/reorder`` is asked by an amount of money or the number of an order; "": nothing."""
    spent = None if COMPARED.search(said) else SPENT.search(in_figures(simplified(said)))
    return f"budget {next(filter(None, spent.groups()))}" if spent else order_wished(desk, words)


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
        period = next((period for period, named in days if is_said(named, folded, words)), "")
        what = f"{what} {period}".strip() or (shop if command is po else "")
    elif command in {stock, reorder, clearance} and what in TAKE_SHOP:
        of = supplier_in(desk, said, words) if command is reorder and not what else ""
        what = f"{what} {of or shop}".strip()
    takes_file = what in {*TAKE_SHOP, shop} or topic in {(stock, "sold"), (stock, "out"), (reorder, "decided")}
    if takes_file and is_said(EXCEL, folded, words):
        what = f"{what} xlsx".strip()
    yield from told(desk, asker, command, what)
