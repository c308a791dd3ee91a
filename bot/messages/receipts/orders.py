"""What the receipt says of an order export."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.receipts.naming import named
from bot.wording import N_, Phrase, Safe, Voice

WORDS = N_("order export")
OF_ONE_SHOP = True
HELPFUL: Mapping[str, Phrase] = {
    "SKU Subtotal After Discount": N_("prices, and which lines are samples"),
    "Seller SKU": N_("your own codes"),
    "Product Name": N_("names"),
}


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of order lines."""
    yield voice.say(
        "Order lines: {new} new, {changed} changed, {same} as before",
        new=said["new_lines"],
        changed=said["changed_lines"],
        same=said["same_lines"],
    )
    yield named(said["new_products"], "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice)
