"""Names the first of many codes in a sentence; the rest is counted."""

from collections.abc import Sequence

from bot.messages.blocks import code
from bot.wording import Safe, Voice, escape

NAMED = 10


def named(codes: Sequence[str], one: str, many: str, voice: Voice) -> Safe | None:
    """Return the sentence with its number and ``{codes}``, None where there is none."""
    if not codes:
        return None
    return _counted([code(escape(it)) for it in codes[:NAMED]], one, many, len(codes), voice)


def listings_named(listings: Sequence[tuple[str, str]], one: str, many: str, voice: Voice) -> Safe | None:
    """Return the same of listings as people find them at TikTok: by product and SKU ID."""
    if not listings:
        return None
    shown = [
        voice.say("{product} (SKU ID {sku})", product=code(escape(product)), sku=escape(sku))
        for product, sku in listings[:NAMED]
    ]
    return _counted(shown, one, many, len(listings), voice)


def _counted(shown: Sequence[Safe], one: str, many: str, n: int, voice: Voice) -> Safe:
    listed = voice.listed(shown)
    return voice.count(one, many, n, codes=Safe(f"{listed} …") if n > len(shown) else listed)
