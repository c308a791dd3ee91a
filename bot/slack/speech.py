"""What a person wrote, without the marks Slack puts around links, people and special characters."""

import re

from bot.messages.blocks import plain

MARKED = re.compile(r"<(?P<sign>[@#!]|https?://|mailto:|tel:)(?P<named>[^<>|]*)(?:\|(?P<shown>[^<>]*))?>")


def as_typed(text: str, bot: str = "") -> str:
    """Return a person's words, without the mention of the bot they spoke to.

    >>> as_typed("<@U0BOT> stock <http://SKU.123|SKU.123> R&amp;D, <#C0UK|shop-uk>", "U0BOT")
    'stock SKU.123 R&D, #shop-uk'
    """
    return plain(MARKED.sub(lambda mark: _shown(mark, bot), text)).strip()


def _shown(mark: re.Match[str], bot: str) -> str:
    sign, named, shown = mark["sign"], mark["named"], mark["shown"]
    if sign == "@" and bot and named == bot:
        return ""
    if sign in {"@", "#", "!"}:
        return ("#" if sign == "#" else "@") + (shown or named).lstrip("@#")
    return shown or (named if sign in {"mailto:", "tel:"} else sign + named)
