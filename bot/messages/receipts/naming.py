"""Names the first of many codes in a sentence; the rest is counted."""

from collections.abc import Sequence

from bot.messages.blocks import code
from bot.wording import Safe, Voice, escape

NAMED = 10


def named(codes: Sequence[str], one: str, many: str, voice: Voice) -> Safe | None:
    """Return the sentence with its number and ``{codes}``, None where there is none."""
    if not codes:
        return None
    listed = voice.listed(code(escape(it)) for it in codes[:NAMED])
    return voice.count(one, many, len(codes), codes=Safe(f"{listed} …") if len(codes) > NAMED else listed)


def listings_named(products: Sequence[str], listings: Sequence[str]) -> tuple[str, ...]:
    """Return listings as people find them at TikTok: the product, and the SKU ID.

    >>> listings_named(["MUG-RED"], ["1729"])
    ('MUG-RED (SKU ID 1729)',)
    """
    return tuple(f"{product} (SKU ID {sku})" for product, sku in zip(products, listings, strict=True))
