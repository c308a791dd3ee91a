"""`/stock`: how long stock lasts, what to order and by when."""

from collections.abc import Iterator

from bot.cards import cards, line_of
from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.messages.blocks import cut
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.levels import PRESSING
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
HINT = N_("SKU codes, Seller SKUs and SKU IDs all work. Answers are private until you press Share.")
WORST = 10
TYPED = 80  # letters of a SKU that are quoted back


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Message]:
    match words.split():
        case []:
            levels = desk.store.levels
            worst = [line_of(standing) for standing in levels.worst(WORST, levels=PRESSING)]
            yield overview_message(levels.overview(), worst, desk.now(), asker.voice)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case _:
            product = _product(desk, " ".join(words.split()).strip("`\"'“”"))
            yield stock_cards(cards(desk, product), asker.voice)


def _product(desk: Desk, words: str) -> str:
    found = desk.store.products.find(words)
    if found.exact:
        return found.exact[0]
    quoted = cut(words.replace("`", "ˋ"), TYPED)
    raise MisspeltSku(quoted, found.near) if found.near else UnknownSku(quoted)
