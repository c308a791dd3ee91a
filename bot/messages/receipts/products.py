"""What the receipt says of the products of a planning workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.receipts.naming import named
from bot.wording import N_, Safe, Voice

WORDS = N_("planning workbook, products")
OF_ONE_SHOP = False


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of how products are bought."""
    if said["terms"]:
        yield voice.count("Terms of {n} product", "Terms of {n} products", said["terms"])
    yield unknown(said, voice)


def unknown(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return which codes of a workbook nobody sells."""
    return named(
        said["unknown_products"],
        "{n} code of the workbook is sold in no shop and was left out: {codes}",
        "{n} codes of the workbook are sold in no shop and were left out: {codes}",
        voice,
    )
