"""`/stock`: how long stock lasts, what to order and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk import Asker, Desk
from bot.errors import WhyOfOneSku
from bot.errors.settings import ThresholdInWindow
from bot.explaining import stock_why
from bot.lists import changed, hits, skus, snoozed, sold, stock
from bot.messages.blocks import of_shops_alone
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.reply import Answer, Message
from bot.messages.settings.thresholds import THRESHOLDS
from bot.messages.stock.several import instead, no_shop, not_found, not_there, nowhere, only_like, several_cards
from bot.messages.stock.stock_card import stock_cards
from bot.paging import first_page, listed, whole
from bot.settling import settings_shown, shop_settings_shown
from bot.store import Shop, UnknownShop
from bot.telling.cards import cards, of_shops_or_all
from bot.telling.sold import sold_of
from bot.understanding.listed_question import listed_asked
from bot.understanding.slips import key_behind, places_of, shop_like, shop_or_part
from bot.understanding.sold_question import SoldAsked, sold_asked
from bot.understanding.stock_question import Filter, Named, Words, question
from bot.understanding.typed import ASKS_ALL, ASKS_WHY, apart, unquoted
from bot.wording import N_

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
    ("/stock changed", N_("what became worse since this time yesterday, and what recovered; also of a shop")),
    ("/stock sold", N_("best sellers: what sold, the most first; also sold last week UK, or of other days")),
    ("/stock SKU123 sold", N_("what sold of a SKU; with days behind it on those")),
    ("/stock out by 28 Nov", N_("what runs out by a day: also christmas, end of month, in 3 weeks")),
    ("/stock imports", N_("the files that were imported, by whom, and until when stock and orders are known")),
    ("/stock snoozed", N_("the warnings people snoozed, until when and why; each can be woken")),
    ("/stock settings", N_("how stock is judged, and what each shop says; admins change it")),
    ("/stock settings UK Home", N_("what one shop says, and the thresholds it sets for itself")),
    ("/stock help", N_("this list")),
)
HINT = N_("SKU codes, Seller SKUs and SKU IDs all work. Answers are private until you press Share.")
ASKS_SETTINGS = {"settings", "设置"}
OF_WARNINGS = {
    **dict.fromkeys(("snoozed", "稍后提醒"), snoozed.NAME),
    **dict.fromkeys(("changed", "变化"), changed.NAME),
}
CARDS = 10  # SKUs answered with their numbers as of now; more are listed as they stood at the last check
NAMED = 5  # shops


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    words = key_behind(desk, words, {*ASKS_WHY, "xlsx"})
    if asked := sold_asked(desk, asker, words):
        yield from _sold(desk, asker, asked)
    elif meant := listed_asked(desk, asker, words):
        yield from listed(desk, asker, meant.name, meant.about, as_file=meant.as_file)
    else:
        yield from _as_typed(desk, asker, words)


def _as_typed(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    match apart(words):
        case []:
            yield first_page(desk, asker, stock.NAME, stock.about())
        case [word] if word.casefold() == "xlsx":
            yield from whole(desk, asker, stock.NAME, stock.about())
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [word, *rest] if named := _of_warnings(desk, word, rest):
            yield from listed(desk, asker, *named, as_file=bool(rest) and rest[-1].casefold() == "xlsx")
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


def _sold(desk: Desk, asker: Asker, asked: SoldAsked) -> Iterator[Answer]:
    """Yield what sold: named SKUs day by day, else all of them ranked."""
    if asked.codes and not asked.as_file:
        yield sold_of(desk, asker, asked.codes, asked.days, asked.shop)
        return
    days = asked.days or sold.lately(desk.today(asker.voice.zone))
    yield from listed(desk, asker, sold.NAME, sold.about(days, asked.shop), as_file=asked.as_file)


def _of_warnings(desk: Desk, word: str, rest: Sequence[str]) -> tuple[str, str] | None:
    """Return the list of warnings asked for, and its shop; "": all; None: no such list."""
    name = OF_WARNINGS.get(word.casefold())
    named = " ".join(rest[:-1] if rest and rest[-1].casefold() == "xlsx" else rest)
    if name is None or not named:
        return None if name is None else (name, "")
    shop = shop_or_part(desk, unquoted(named)) if name == changed.NAME else None
    return (name, shop) if shop else None


def _shop_of_settings(desk: Desk, asker: Asker, words: str) -> Shop:
    """Return the shop whose settings are meant. Raises: ThresholdInWindow, UnknownShop."""
    try:
        return desk.store.shops.named(shop_like(desk, unquoted(words)))
    except UnknownShop:
        first = apart(words.replace("=", " "))[0].casefold()
        if known := next((one for one in THRESHOLDS if one.name == first), None):
            raise ThresholdInWindow(known.label, known.worded(desk.policy, asker.voice)) from None
        raise


def _explained(desk: Desk, asker: Asker, words: str, *, is_short: bool) -> Iterator[Answer]:
    """Explain the numbers of the one SKU named. Raises: WhyOfOneSku, and as ``question``."""
    match question(desk, words, asker.voice):
        case Named([code], (), instead_of, shops, missing):
            if instead_of:
                yield Message(only_like(instead_of, code, asker.voice))
            if missing:
                yield Message(no_shop(missing, _shops(desk), asker.voice))
            explanations = stock_why(desk, code, asker.voice, is_short=is_short, places=places_of(desk, shops))
            if shops and not explanations:
                yield Message(not_there([code], shops, asker.voice))
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
        case Named(codes, missing, _, shops):
            name, about = skus.NAME, skus.about(codes, shops)
            if missing:
                yield not_found(missing, asker.voice)
            if not as_file and len(codes) <= CARDS:
                yield from _cards(desk, asker, meant)
                return
            if meant.no_shop:
                yield Message(no_shop(meant.no_shop, _shops(desk), asker.voice))
    yield from listed(desk, asker, name, about, as_file=as_file)


def _cards(desk: Desk, asker: Asker, meant: Named) -> Iterator[Answer]:
    """Show SKUs as they stand now, one with its card, several in short; and say which lie nowhere."""
    shown = [found for code in meant.codes if (found := cards(desk, code))]
    if len(shown) < len(meant.codes):
        lies_somewhere = {found[0].product for found in shown}
        yield nowhere([code for code in meant.codes if code not in lies_somewhere], asker.voice)
    shown, note = of_shops_or_all(desk, meant.shops, shown, asker.voice)
    if meant.instead_of:
        note = only_like(meant.instead_of, meant.codes[0], asker.voice)
    if meant.no_shop:
        note = no_shop(meant.no_shop, _shops(desk), asker.voice)
    if len(shown) == 1:
        message = stock_cards(shown[0], asker.voice, note=note)
    elif shown:
        message = several_cards(shown, asker.voice, note=note)
    else:
        return
    yield replace(message, blocks=of_shops_alone(message.blocks, meant.shops))


def _shops(desk: Desk) -> list[str]:
    return [shop.name for shop in desk.store.shops.all()][:NAMED]
