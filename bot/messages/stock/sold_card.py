"""What sold of single SKUs: on the days that were named, or yesterday, in a week, in a month, shop by shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import MESSAGE_BLOCKS, MESSAGE_TEXT, code, context, cut, header, section, shorten
from bot.messages.money import money_words
from bot.messages.ordering.order_list import span
from bot.messages.reply import Block, Message
from bot.messages.sku_line import NAME_LENGTH
from bot.messages.sku_row import card_button
from bot.messages.stock.sold_list import changed_words
from bot.wording import Safe, Voice, escape

Days = tuple[date, date]  # the first and the last


@dataclass(frozen=True, slots=True)
class SoldSpan:
    """What sold of one SKU on some days."""

    days: Days
    by_shop: Mapping[str, int]  # [units]; "": by other channels
    money: Mapping[str, int]  # [smallest coin] by currency
    before: Days
    units_before: int

    @property
    def units(self) -> int:
        """All units."""
        return sum(self.by_shop.values())


@dataclass(frozen=True, slots=True)
class SoldCard:
    """What sold of one SKU."""

    product: str
    name: str
    spans: Sequence[SoldSpan]


def sold_cards(cards: Sequence[SoldCard], shop: str, voice: Voice, *, warnings: Sequence[str] = ()) -> Message:
    """Return what sold of some SKUs, the most units first; ``shop``: of it alone."""
    ranked = sorted(cards, key=lambda card: -card.spans[-1].units)
    title = voice.say("Sold of {skus}", skus=voice.listed(cut(card.product, NAME_LENGTH) for card in ranked[:3]))
    if len(ranked) > 3:
        title = voice.count("Sold of {n} SKU", "Sold of {n} SKUs", len(ranked))
    if shop:
        title = voice.say("{title} · {shop}", title=title, shop=shop)
    blocks: list[Block] = [header(title), *_compared(ranked, voice)]
    for card in ranked[: MESSAGE_BLOCKS - 4]:
        name = escape(shorten(card.name, NAME_LENGTH))
        lines = [f"{code(escape(card.product))} {name}", *(_span(each, voice) for each in card.spans)]
        blocks.append(section("\n".join(lines), card_button(card.product, voice)))
    if warnings:
        blocks.append(section("\n".join(warnings)))
    note = voice.say(
        "Paid orders, without samples and what was cancelled. `/stock SKU123 sold last week` says it of other days, "
        "`/stock sold` ranks all SKUs."
    )
    said = voice.listed(Safe(f"{escape(card.product)} {_span(card.spans[0], voice)}") for card in ranked)
    return Message(text=cut(said, MESSAGE_TEXT), blocks=(*blocks, context(note)))


def _compared(ranked: Sequence[SoldCard], voice: Voice) -> list[Block]:
    """Return which of them sold most, on the most days that are shown; nothing where none did."""
    if len(ranked) < 2 or ranked[0].spans[-1].units == ranked[1].spans[-1].units:
        return []
    (first, most), (second, fewer) = [(card.product, card.spans[-1]) for card in ranked[:2]]
    said = voice.count(
        "{product} sold most, {days}: *{n} unit* against {fewer} of {other}.",
        "{product} sold most, {days}: *{n} units* against {fewer} of {other}.",
        most.units,
        product=code(escape(first)),
        fewer=fewer.units,
        other=code(escape(second)),
        days=span(most.days, voice),
    )
    return [section(said)]


def _span(it: SoldSpan, voice: Voice) -> Safe:
    """Return the units of some days with what customers paid, a day's mean, and the days before."""
    first, last = it.days
    length = (last - first).days + 1
    units = voice.count("{days}: *{n} unit*", "{days}: *{n} units*", it.units, days=span(it.days, voice))
    said = [units, money_words(it.money, voice)]
    if length > 1:
        said.append(voice.say("{rate} a day", rate=voice.rate(it.units / length)))
    if len(it.by_shop) > 1:
        shops = ((shop or voice.say("other channels"), units) for shop, units in it.by_shop.items())
        said.append(voice.listed(voice.say("{shop} {units}", shop=shop, units=units) for shop, units in shops))
    earlier = changed_words(it.units, it.units_before, it.before, voice)
    return Safe(f"• {' · '.join(filter(None, said))}\n   {voice.say('Before, {earlier}', earlier=earlier)}")
