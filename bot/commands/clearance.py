"""`/clearance`: what lies too long and sells too little, since when, and how much cash is in it."""

from collections.abc import Iterator

from bot.clearance.advertising import ads_for
from bot.clearance.clearing import slow_card_of
from bot.clearance.money_reasons import stock_money_why
from bot.desk import Asker, Desk
from bot.errors import NothingToExplain, UnknownSku
from bot.errors.clearance import NothingToClear
from bot.explaining import slow_why
from bot.lists import accepted, slow
from bot.messages.clearance.clearance_ad import clearance_ad_message
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.reply import Answer
from bot.paging import first_page, whole
from bot.understanding.slips import key_behind, places_of, product_or_slip, shop_like, shop_or_part, sku_of_shop
from bot.understanding.typed import ASKS_WHY, apart, product_meant, unquoted
from bot.wording import N_

NAME = "/clearance"
USAGE = (
    ("/clearance", N_("slow movers, the most cash first, and the money in all of the stock")),
    ("/clearance UK Home", N_("the same of one shop")),
    ("/clearance SKU123", N_("one SKU: how old its stock is, receipt by receipt, and whether it is slow")),
    ("/clearance SKU123 UK", N_("the same of one shop alone")),
    ("/clearance SKU123 ad", N_("an ad to clear it: whom to show it, in words, at what price, how much to spend")),
    ("/clearance accepted", N_("the steps that were accepted: what each moved and brought, against what was expected")),
    ("/clearance why", N_("what the money in stock and its turnover are made of; also of a shop")),
    ("/clearance SKU123 why", N_("why its numbers are what they are")),
    ("/clearance xlsx", N_("all slow movers as a workbook")),
    ("/clearance help", N_("this list")),
)
ASKS_AD = {"ad", "ads", "广告"}
ASKS_ACCEPTED = {"accepted", "已采纳"}
WORDS = ("accepted", "why", "xlsx", "help")
HINT = N_(
    "Slow: units older than 60 days, and less than 20 % sold in 30 days (both can be set). Spared: new products, and "
    "those an event wants within 30 days."
)


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    shop = shop_or_part(desk, unquoted(words))
    words = key_behind(desk, words, {*ASKS_WHY, *ASKS_AD})
    match apart(words):
        case []:
            yield first_page(desk, asker, slow.NAME)
        case _ if shop is not None:
            yield first_page(desk, asker, slow.NAME, shop)
        case [*rest, word] if word.casefold() == "xlsx":
            yield from whole(desk, asker, slow.NAME, _shop(desk, " ".join(rest)))
        case [word] if word.casefold() in ASKS_ACCEPTED:
            yield first_page(desk, asker, accepted.NAME)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [*_, word] if word.casefold() in ASKS_WHY:
            yield from _why(desk, asker, unquoted(words.rstrip()[: -len(word)]))
        case [_, *_, word] if word.casefold() in ASKS_AD:
            yield from _ads(desk, asker, unquoted(words.rstrip()[: -len(word)]))
        case _:
            product, shop = product_or_slip(desk, NAME, words, WORDS)
            card = slow_card_of(desk, product, (shop,) if shop else (), asker.voice)
            if card is None:
                raise UnknownSku(product)
            yield card


def _why(desk: Desk, asker: Asker, named: str) -> Iterator[Answer]:
    """Explain the money in stock (of a shop), or the numbers of a SKU."""
    shop = shop_or_part(desk, named)
    if not named or shop is not None:
        yield stock_money_why(desk, shop or "", asker.voice)
        return
    product, shop = _product(desk, named)
    explanations = slow_why(desk, product, asker.voice, places_of(desk, [shop]))
    if not explanations:
        raise NothingToExplain(product)
    yield from explanations


def _product(desk: Desk, words: str) -> tuple[str, str]:
    """Return the product meant, and the shop beside it; "": none."""
    return sku_of_shop(desk, words) or (product_meant(desk, words), "")


def _shop(desk: Desk, words: str) -> str:
    """Return the shop somebody named; "" where nobody did. Raises: UnknownShop."""
    return shop_like(desk, unquoted(words)) if words else ""


def _ads(desk: Desk, asker: Asker, named: str) -> Iterator[Answer]:
    """Describe an ad for each location where the product is slow."""
    product, shop = _product(desk, named)
    ads = [clearance_ad_message(ad, asker.voice) for ad in ads_for(desk, product, places_of(desk, [shop]))]
    if not ads:
        raise NothingToClear(product)
    yield from ads
