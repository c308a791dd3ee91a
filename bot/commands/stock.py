"""`/stock`: how long stock lasts, what to order and by when."""

from collections.abc import Iterator

from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.judgement import PRESSING, cards, line_of
from bot.messages.help import help_message
from bot.messages.overview import overview_message
from bot.messages.reply import Message
from bot.messages.stock_card import stock_cards
from bot.wording import N_

NAME = "/stock"
USAGE = (
    ("/stock", N_("all SKUs by level, the worst first")),
    ("/stock SKU123", N_("one SKU: how long it lasts, what to order and by when")),
    ("/stock help", N_("this list")),
)
WORST = 10


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Message]:
    match words.split():
        case []:
            levels = desk.store.levels
            worst = [line_of(standing) for standing in levels.worst(WORST, levels=PRESSING)]
            yield overview_message(levels.overview(), worst, desk.now(), asker.voice)
        case ["help" | "?" | "帮助"]:
            yield help_message(USAGE, asker.voice)
        case _:
            product = _product(desk, " ".join(words.split()))
            yield stock_cards(cards(desk, product), asker.voice)


def _product(desk: Desk, words: str) -> str:
    found = desk.store.products.find(words.strip("`\"'"))
    if found.exact:
        return found.exact[0]
    raise MisspeltSku(words, found.near) if found.near else UnknownSku(words)
