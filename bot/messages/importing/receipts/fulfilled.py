"""What the receipt says of stock that lies with TikTok."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.importing.receipts.naming import named
from bot.messages.importing.receipts.stock import differences, to_come, without_quantity
from bot.wording import N_, Phrase, Safe, Voice

WORDS = N_("stock fulfilled by TikTok")
OF_ONE_SHOP = True
HELPFUL: Mapping[str, Phrase] = {"In Transit: Total Quantity": N_("what is on its way to TikTok")}


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what was counted, what is on its way, and what the file does not say."""
    yield voice.count("{n} SKU counted at TikTok", "{n} SKUs counted at TikTok", said["fulfilled"])
    if said["beside_own"]:
        yield voice.count(
            "{n} of them lies in your own warehouse too; its last count there is added",
            "{n} of them lie in your own warehouse too; their last counts there are added",
            said["beside_own"],
        )
    if said["in_transit"]:
        yield voice.count(
            "{n} unit is on its way to TikTok: on order, without a date",
            "{n} units are on their way to TikTok: on order, without a date",
            said["in_transit"],
        )
    yield named(
        said["uncounted_products"],
        "{n} SKU that lay at TikTok is not in this file; its earlier count stays: {codes}",
        "{n} SKUs that lay at TikTok are not in this file; their earlier counts stay: {codes}",
        voice,
    )
    yield without_quantity(said, voice)
    yield differences(said, voice)
    yield to_come(said, voice)
    yield named(
        said["unlisted"],
        "{n} reference code is not a Seller SKU of this shop and was left out: {codes}. Import the order or stock "
        "export that names it, then this file again.",
        "{n} reference codes are not Seller SKUs of this shop and were left out: {codes}. Import the order or stock "
        "export that names them, then this file again.",
        voice,
    )
