"""What the receipt says of a stock export: what was counted, and above all what was not."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.blocks import code as code_of
from bot.messages.importing.receipts.naming import listings_named, named
from bot.wording import N_, Phrase, Safe, Voice, escape

WORDS = N_("stock export")
OF_ONE_SHOP = True
HELPFUL: Mapping[str, Phrase] = {
    "seller_sku": N_("your own codes"),
    "product_name": N_("names"),
    "price": N_("prices"),
}


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of counts."""
    yield voice.count("Stock counted for {n} SKU", "Stock counted for {n} SKUs", said["counted"])
    yield named(
        said["uncounted_products"],
        "{n} SKU of the shop is not in this file; its earlier count stays: {codes}",
        "{n} SKUs of the shop are not in this file; their earlier counts stay: {codes}",
        voice,
    )
    yield without_quantity(said, voice)
    yield named(
        said["partial_products"],
        "{n} SKU is counted for a part of its listings only; its earlier count stays: {codes}",
        "{n} SKUs are counted for a part of their listings only; their earlier counts stay: {codes}",
        voice,
    )
    yield listings_named(
        said.get("left_out_listings", ()),
        "{n} of these listings is missing while all others are there, as if it was deleted at TikTok: {codes}. If it "
        "was, say so: the button below, or `python -m bot import --deleted` at the terminal; else export again without "
        "a filter.",
        "{n} of these listings are missing while all others are there, as if they were deleted at TikTok: {codes}. If "
        "they were, say so: the button below, or `python -m bot import --deleted` at the terminal; else export again "
        "without a filter.",
        voice,
    )
    yield differences(said, voice)
    yield to_come(said, voice)
    yield named(said["new_products"], "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice)


def to_come(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return which orders seem to have come, as so many more were counted, though nobody received them in `/po`."""
    return named(
        said.get("counted_to_come", ()),
        "⚠️ As many more were counted as are to come on an order: {codes}. If they came, press *Receive…* on it in "
        "`/po` (mark a draft ordered first) and tick that the stock export counts them already; "
        "until then they count twice",
        "⚠️ As many more were counted as are to come on {n} orders: {codes}. If they came, press *Receive…* on each in "
        "`/po` (mark a draft ordered first) and tick that the stock export counts them already; "
        "until then they count twice",
        voice,
    )


def without_quantity(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return for how many SKUs the file names no quantity."""
    if not said["without_quantity"]:
        return None
    return voice.count(
        "{n} SKU has no quantity in this file, which does not mean zero; its earlier count stays",
        "{n} SKUs have no quantity in this file, which does not mean zero; their earlier counts stay",
        said["without_quantity"],
    )


def differences(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return where counts differ from what was estimated, the largest named; None: nowhere."""
    if not said.get("differing"):
        return None
    largest = [
        voice.say(
            "{code} counted {counted}, estimated {estimated} ({difference})",
            code=code_of(escape(product)),
            counted=counted,
            estimated=counted - difference,
            difference=voice.change(difference),
        )
        for product, counted, difference in said["differences"]
    ]
    more = said["differing"] - len(largest)
    if more:
        largest.append(voice.count("{n} more", "{n} more", more))
    return voice.count(
        "{n} SKU differs from the estimate: {largest}",
        "{n} SKUs differ from the estimate: {largest}",
        said["differing"],
        largest=Safe(" · ".join(largest)),
    )
