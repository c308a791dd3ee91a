"""One SKU as a row of a long list: two lines, and a button that brings its card."""

from dataclasses import dataclass
from datetime import date
from math import inf

from bot.messages.blocks import bold, button, code, section, shorten
from bot.messages.coming import Coming
from bot.messages.levels import LEVEL_WORDS
from bot.messages.reply import Block
from bot.messages.sku_line import NAME_LENGTH
from bot.wording import Safe, Voice, escape
from planner.model import Level

SHOW_CARD = "card"


@dataclass(frozen=True, slots=True)
class SkuRow:
    """What a row says of an item as it stood at the last check."""

    product: str
    name: str = ""
    location: str = ""
    level: Level | None = None  # None: no check was made since it is known
    available: int | None = None  # [units] None: never counted
    days_of_cover: float | None = None  # None: not selling, or never counted
    stockout: date | None = None
    quantity: int = 0  # [units] suggested; 0: none
    coming: Coming | None = None  # what arrives next where it is out; None: nothing, or it is not out


def sku_rows(rows: tuple[SkuRow, ...], voice: Voice) -> list[Block]:
    """Return a block for each row."""
    return [_row(row, voice) for row in rows]


def card_button(product: str, voice: Voice) -> Block:
    """Return the button that brings the card of a product."""
    return button(voice.say("Card"), SHOW_CARD, product)


def available_words(available: float, voice: Voice) -> Safe:
    """Return how many units can be sold; below zero, how many more are sold than there are."""
    if available < 0:
        return voice.say("oversold by {units}", units=-available)
    return voice.say("{available} available", available=available)


def _row(row: SkuRow, voice: Voice) -> Block:
    if row.level is None:
        return section(code(escape(row.product)), card_button(row.product, voice))
    sign, level = LEVEL_WORDS[row.level]
    name = escape(shorten(row.name, NAME_LENGTH))
    said = [escape(row.location), bold(voice.say(level))]
    if row.available is not None:
        said.append(available_words(row.available, voice))
    if row.level != Level.OUT and row.stockout is not None:  # with what is on its way; the date says it better
        said.append(voice.say("out on {date}", date=row.stockout))
    elif row.level != Level.OUT and row.days_of_cover is not None:
        said.append(voice.say("lasts {days}", days=voice.days(max(row.days_of_cover, 0.0))))
    elif row.level == Level.OK and row.available is not None:  # at ease only as nothing is known to sell
        said.append(voice.days(inf))
    if row.coming is not None:
        said.append(row.coming.worded(voice))
    if row.quantity:
        said.append(voice.say("order *{units}*", units=row.quantity))
    text = Safe(f"{sign} {code(escape(row.product))} {name}\n{' · '.join(said)}")
    return section(text, card_button(row.product, voice))
