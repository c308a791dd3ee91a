"""What sold on some days, the most units first: sums on top with the days before beside them, then a line a SKU."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.messages.blocks import code, section, shorten
from bot.messages.money import money_words
from bot.messages.ordering.order_list import span
from bot.messages.page import Page
from bot.messages.sku_line import NAME_LENGTH
from bot.messages.sku_row import card_button
from bot.wording import Safe, Voice, escape

Days = tuple[date, date]  # the first and the last


@dataclass(frozen=True, slots=True)
class SoldRow:
    """What sold of one SKU."""

    rank: int  # 1: the most units
    product: str
    name: str
    units: int
    money: Mapping[str, int]  # [smallest coin] by currency


@dataclass(frozen=True, slots=True)
class SoldHead:
    """What stands above the list."""

    days: Days
    shop: str  # "": of all
    units: int
    money: Mapping[str, int]  # [smallest coin] by currency; {}: of too many to be added up at once
    by_place: Mapping[str, int]  # [units] by location; {}: of one shop
    before: Days
    units_before: int
    known_until: Mapping[str, date] = field(default_factory=dict)  # of shops whose orders are not known to the end
    known_since: Mapping[str, date] = field(default_factory=dict)  # of shops whose orders are not known all days before
    shared_with: Sequence[str] = ()  # shops that sell off the same shelf


def sold_page(rows: Sequence[SoldRow], total: int, head: SoldHead, voice: Voice) -> Page:
    """Return a page of the list; ``total``: SKUs that sold."""
    days = span(head.days, voice)
    if not total:
        hint = voice.say("Nothing was sold {days}.", days=days)
        if head.shop:
            hint = voice.say("{shop} sold nothing {days}.", shop=head.shop, days=days)
        return Page(hint, (section("\n".join((hint, *_warnings(head, voice)))),), 0, 0)
    title = voice.say("Sold {days}", days=days)
    if head.shop:
        title = voice.say("{shop} sold {days}", shop=head.shop, days=days)
    lines = [_sums(head, total, voice), _compared(head, voice)]
    if len(head.by_place) > 1:
        lines += [
            voice.count("• {place}: {n} unit", "• {place}: {n} units", units, place=place)
            for place, units in sorted(head.by_place.items(), key=lambda it: -it[1])
        ]
    lines += _warnings(head, voice)
    note = voice.say(
        "Paid orders, without samples and what was cancelled. `/stock SKU123 sold` shows one SKU, `/stock sold last "
        "week UK` other days and one shop."
    )
    blocks = [section(_row(row, voice), card_button(row.product, voice)) for row in rows]
    return Page(title, blocks, len(rows), total, head=(section("\n".join(lines)),), note=note)


def changed_words(units: int, earlier: int, days: Days, voice: Voice) -> Safe:
    """Return how many units the days before brought, and by how much it is more or less now."""
    when = span(days, voice)
    if not earlier:
        return voice.say("{days}: nothing", days=when)
    change = voice.growth(units / earlier - 1)
    return voice.count("{days}: {n} unit ({change})", "{days}: {n} units ({change})", earlier, days=when, change=change)


def known_until_words(known_until: Mapping[str, date], voice: Voice) -> list[Safe]:
    """Return of which shops orders are missing, and from when on."""
    return [
        voice.say("⚠️ Orders of {shop} are known until {day}; what came later is missing.", shop=shop, day=day)
        for shop, day in known_until.items()
    ]


def known_since_words(known_since: Mapping[str, date], voice: Voice) -> list[Safe]:
    """Return of which shops orders are known from when on only: what sold before is no measure."""
    return [
        voice.say("⚠️ Orders of {shop} are known from {day} on: do not compare with days before.", shop=shop, day=day)
        for shop, day in known_since.items()
    ]


def _sums(head: SoldHead, total: int, voice: Voice) -> Safe:
    skus = voice.count("{n} SKU", "{n} SKUs", total)
    units = voice.count("*{n} unit* of {skus}", "*{n} units* of {skus}", head.units, skus=skus)
    return Safe(" · ".join(filter(None, (units, money_words(head.money, voice)))))


def _compared(head: SoldHead, voice: Voice) -> Safe:
    words = changed_words(head.units, head.units_before, head.before, voice)
    return voice.say("Before, {earlier}", earlier=words)


def _warnings(head: SoldHead, voice: Voice) -> list[Safe]:
    said = known_until_words(head.known_until, voice) + known_since_words(head.known_since, voice)
    if head.shared_with:
        said.append(
            voice.say(
                "Its stock serves {shops}, too: units are what all of them sold, money is what {shop} took.",
                shops=tuple(head.shared_with),
                shop=head.shop,
            )
        )
    return said


def _row(row: SoldRow, voice: Voice) -> Safe:
    name = escape(shorten(row.name, NAME_LENGTH))
    said = [voice.count("*{n} unit*", "*{n} units*", row.units), money_words(row.money, voice)]
    return Safe(f"{row.rank}. {code(escape(row.product))} {name}\n{' · '.join(filter(None, said))}")
