"""What the receipt says of the deliveries of a planning workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.receipts.naming import named
from bot.messages.receipts.products import unknown
from bot.wording import N_, Safe, Voice

WORDS = N_("planning workbook, inbound")
OF_ONE_SHOP = False


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of what is on its way."""
    yield named(
        said["ambiguous_products"],
        "{n} code lies in several shops and its Shop cell is blank; its deliveries were left out: {codes}",
        "{n} codes lie in several shops and their Shop cell is blank; their deliveries were left out: {codes}",
        voice,
    )
    yield voice.count("{n} delivery on its way", "{n} deliveries on their way", said["expected"])
    yield unknown(said, voice)
