"""Gathers what sold of single SKUs on some days, with the days before."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.messages.reply import Message
from bot.messages.stock.sold_card import SoldCard, SoldSpan, sold_cards
from bot.messages.stock.sold_list import known_since_words, known_until_words
from bot.store import Sale
from bot.understanding.past_days import Span
from bot.understanding.periods import before

SPANS = (1, 7, 30)  # [days] until yesterday that are shown where nobody names any


def sold_of(desk: Desk, asker: Asker, codes: Sequence[str], days: Span | None, shop: str) -> Message:
    """Return what sold of these SKUs on these days; None: yesterday, in the last week and in the last month."""
    yesterday = desk.today(asker.voice.zone) - timedelta(days=1)
    spans = [days] if days else [(yesterday - timedelta(days=length - 1), yesterday) for length in SPANS]
    found = [
        (each, _by_product(desk, codes, each, shop), before(each), _by_product(desk, codes, before(each), shop))
        for each in spans
    ]
    names = {sale.product: sale.name for _, sold, _, earlier in found for part in (sold, earlier)
             for sales in part.values() for sale in sales}  # fmt: skip
    cards = [
        SoldCard(
            code,
            names.get(code, ""),
            [
                SoldSpan(
                    days=each,
                    by_shop=units_of(sold.get(code, ())),
                    money=money_of(sold.get(code, ())),
                    before=ahead,
                    units_before=sum(it.units for it in earlier.get(code, ())),
                )
                for each, sold, ahead, earlier in found
            ],
        )
        for code in codes
    ]
    first = min(before(each)[0] for each in spans)
    warnings = known_until_words(unknown_after(desk, spans[0][1], shop), asker.voice)
    warnings += known_since_words(unknown_before(desk, first, shop), asker.voice)
    return sold_cards(cards, shop, asker.voice, warnings=warnings)


def unknown_after(desk: Desk, last: date, shop: str) -> dict[str, date]:
    """Return the shops whose orders are not known to the last day, and until when they are; of one shop where named."""
    shops = [shop] if shop else [it.name for it in desk.store.shops.all()]
    return {name: until for name in shops if (until := desk.store.imported.sold_until(name)) and until < last}


def unknown_before(desk: Desk, first: date, shop: str) -> dict[str, date]:
    """Return the shops whose orders are known only from after the first day on, and since when; of one where named."""
    known = desk.store.imported.sold_since()
    return {name: since for name, since in known.items() if since > first and name == (shop or name)}


def money_of(sales: Sequence[Sale]) -> dict[str, int]:
    """Return what customers paid, by currency."""
    money = dict[str, int]()
    for it in sales:
        if it.money_minor:
            money[it.currency] = money.get(it.currency, 0) + it.money_minor
    return money


def units_of(sales: Sequence[Sale]) -> dict[str, int]:
    """Return the units of each shop."""
    units = dict[str, int]()
    for it in sales:
        units[it.shop] = units.get(it.shop, 0) + it.units
    return units


def _by_product(desk: Desk, codes: Sequence[str], days: Span, shop: str) -> dict[str, list[Sale]]:
    found = dict[str, list[Sale]]()
    for sale in desk.store.sales.of(codes, *days, shop):
        found.setdefault(sale.product, []).append(sale)
    return found
