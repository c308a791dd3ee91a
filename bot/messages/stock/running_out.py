"""What runs out until a day, as a list."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.messages.blocks import cut, section
from bot.messages.page import Page
from bot.messages.sku_row import SkuRow, sku_rows
from bot.wording import Safe, Voice

SHOP_LENGTH = 60


def running_out_page(
    rows: Sequence[SkuRow], total: int, day: date, shop: str, as_of: datetime | None, voice: Voice
) -> Page:
    """Return a page of it; ``as_of``: when stock was checked, None: never."""
    title = running_out_title(total, day, shop, voice)
    if as_of is None:
        hint = voice.say("Nothing was checked yet. `/stock` says how to begin.")
        return Page(hint, (section(hint),), 0, 0)
    note = voice.say("With what is on its way counted on its dates. As of {when}", when=as_of)
    if not total:
        none = voice.say("No SKU runs out until {day}.", day=voice.weekday(day))
        return Page(title, (), 0, 0, head=[section(none)], note=note)
    return Page(title, sku_rows(tuple(rows), voice), len(rows), total, note=note)


def running_out_title(total: int, day: date, shop: str, voice: Voice) -> Safe:
    """Return how many SKUs are out of stock, or will be until a day."""
    when = voice.weekday(day)
    title = voice.count(
        "{n} SKU is out of stock, or will be by {day}",
        "{n} SKUs are out of stock, or will be by {day}",
        total,
        day=when,
    )
    return voice.say("{title} · {shop}", title=title, shop=cut(shop, SHOP_LENGTH)) if shop else title
