"""`/stock`: how long stock lasts, what to order and by when."""

from collections.abc import Iterator, Sequence

from bot.desk import Asker, Desk
from bot.errors import WhyOfOneSku
from bot.errors.settings import ThresholdInWindow
from bot.explaining import stock_why
from bot.lists import hits, skus, snoozed, stock
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.reply import Answer, Message
from bot.messages.several import instead, not_found, not_there, nowhere, of_shops, only_like, several_cards
from bot.messages.stock_card import stock_cards
from bot.messages.stock_values import StockCard
from bot.messages.thresholds import THRESHOLDS
from bot.paging import first_page, whole
from bot.settling import settings_shown, shop_settings_shown
from bot.store import Shop, UnknownShop
from bot.telling.cards import cards
from bot.understanding.slips import shop_like
from bot.understanding.stock_question import Filter, Named, Words, question
from bot.understanding.typed import ASKS_ALL, ASKS_WHY, apart, key_behind, unquoted
from bot.wording import N_, Safe, Voice

NAME = "/stock"
USAGE = (
    ("/stock", N_("all SKUs by level, the worst first")),
    ("/stock urgent", N_("a level: urgent, out, critical, reorder, chase, watch, overstock, dead, old, uncounted, ok")),
    ("/stock UK Home", N_("a shop; a level and a shop work together: urgent UK Home")),
    ("/stock SKU123", N_("one SKU: how long it lasts, what to order and by when")),
    ("/stock SKU123 UK Home", N_("the same of one shop alone; a part of its name or its market is enough: UK")),
    ("/stock SKU123 why", N_("why its numbers are what they are")),
    ("/stock SKU123 why all", N_("the same of every number, with all that goes into them")),
    ("/stock SKU123, SKU124", N_("several SKUs at once, with commas or a line each")),
    ("/stock lunch bag", N_("SKUs whose code or name contains these words")),
    ("/stock urgent xlsx", N_("any of these lists as a workbook; xlsx alone lists everything")),
    ("/stock snoozed", N_("the warnings people snoozed, until when and why; each can be woken")),
    ("/stock settings", N_("how stock is judged, and what each shop says; admins change it")),
    ("/stock settings UK Home", N_("what one shop says, and the thresholds it sets for itself")),
    ("/stock help", N_("this list")),
)
HINT = N_("SKU codes, Seller SKUs and SKU IDs all work. Answers are private until you press Share.")
ASKS_SETTINGS = {"settings", "设置"}
ASKS_SNOOZED = {"snoozed", "稍后提醒"}
CARDS = 10  # SKUs answered with their numbers as of now; more are listed as they stood at the last check


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    words = key_behind(desk, words, {*ASKS_WHY, "xlsx"})
    match apart(words):
        case []:
            yield first_page(desk, asker, stock.NAME, stock.about())
        case [word] if word.casefold() == "xlsx":
            yield whole(desk, asker, stock.NAME, stock.about())
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [word, *last] if word.casefold() in ASKS_SNOOZED and " ".join(last).casefold() in {"", "xlsx"}:
            yield whole(desk, asker, snoozed.NAME) if last else first_page(desk, asker, snoozed.NAME)
        case [word] if word.casefold() in ASKS_SETTINGS:
            yield settings_shown(desk, asker)
        case [word, *_] if word.casefold() in ASKS_SETTINGS:
            yield shop_settings_shown(desk, asker, _shop_of_settings(desk, asker, words.strip()[len(word) :]))
        case [*rest, word] if rest and word.casefold() in ASKS_WHY:
            yield from _explained(desk, asker, words.rstrip()[: -len(word)], is_short=True)
        case [*rest, word, last] if rest and word.casefold() in ASKS_WHY and last.casefold() in ASKS_ALL:
            sku = words.rstrip()[: -len(last)].rstrip()[: -len(word)]
            yield from _explained(desk, asker, sku, is_short=False)
        case [*_, word] if word.casefold() == "xlsx":
            yield from _looked_at(desk, asker, words.rstrip()[: -len(word)], as_file=True)
        case _:
            yield from _looked_at(desk, asker, words, as_file=False)


def _shop_of_settings(desk: Desk, asker: Asker, words: str) -> Shop:
    """Return the shop whose settings are asked for. Raises: ThresholdInWindow, UnknownShop."""
    try:
        return desk.store.shops.named(shop_like(desk, unquoted(words)))
    except UnknownShop:
        first = apart(words.replace("=", " "))[0].casefold()
        if known := next((one for one in THRESHOLDS if one.name == first), None):
            raise ThresholdInWindow(known.label, known.worded(desk.policy, asker.voice)) from None
        raise


def _explained(desk: Desk, asker: Asker, words: str, *, is_short: bool) -> Iterator[Answer]:
    """Explain the numbers of the one SKU that is named. Raises: WhyOfOneSku, and as ``question``."""
    match question(desk, words, asker.voice):
        case Named([code], (), instead_of, shops):
            if instead_of:
                yield Message(only_like(instead_of, code, asker.voice))
            places = _places(desk, shops)
            explanations = [
                each
                for place in sorted(places) or [""]
                for each in stock_why(desk, code, asker.voice, is_short=is_short, location=place)
            ]
            if shops and not explanations:
                yield Message(not_there(code, shops, asker.voice))
                explanations = stock_why(desk, code, asker.voice, is_short=is_short)
            yield from explanations or [nowhere([code], asker.voice)]
        case _:
            raise WhyOfOneSku


def _looked_at(desk: Desk, asker: Asker, words: str, *, as_file: bool) -> Iterator[Answer]:
    meant = question(desk, words, asker.voice)
    match meant:
        case Filter(choice, shop):
            name, about = stock.NAME, stock.about(choice, shop)
        case Words(said, instead_of):
            name, about = hits.NAME, said
            if instead_of:
                yield instead(instead_of, said, asker.voice)
        case Named(codes, missing):
            name, about = skus.NAME, "\n".join(codes)
            if missing:
                yield not_found(missing, asker.voice)
            if not as_file and len(codes) <= CARDS:
                yield from _cards(desk, asker, meant)
                return
    yield whole(desk, asker, name, about) if as_file else first_page(desk, asker, name, about)


def _cards(desk: Desk, asker: Asker, meant: Named) -> Iterator[Answer]:
    """Show the SKUs as they stand now: one with its card, several in short; and which lie nowhere."""
    shown = [found for code in meant.codes if (found := cards(desk, code))]
    if len(shown) < len(meant.codes):
        lies_somewhere = {found[0].product for found in shown}
        yield nowhere([code for code in meant.codes if code not in lies_somewhere], asker.voice)
    note = only_like(meant.instead_of, meant.codes[0], asker.voice) if meant.instead_of else Safe("")
    if meant.shops and shown:
        shown, note = _of_shops(desk, meant.shops, shown, asker.voice)
    if len(shown) == 1:
        yield stock_cards(shown[0], asker.voice, note=note)
    elif shown:
        yield several_cards(shown, asker.voice)


def _of_shops(
    desk: Desk, shops: Sequence[str], shown: list[tuple[StockCard, ...]], voice: Voice
) -> tuple[list[tuple[StockCard, ...]], Safe]:
    """Return the cards of where the shops sell from, and that these are all; all cards where there is none."""
    places, code = _places(desk, shops), shown[0][0].product
    mine = [here for cards in shown if (here := tuple(card for card in cards if card.location in places))]
    return (mine, of_shops(code, shops, voice)) if mine else (shown, not_there(code, shops, voice))


def _places(desk: Desk, shops: Sequence[str]) -> set[str]:
    """Return where the shops sell from; nothing where none is named."""
    return {place for place, served in desk.store.shops.by_location().items() if {it.name for it in served} & {*shops}}
