"""What the receipt says of the deliveries of a planning workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.importing.receipts.naming import named
from bot.wording import N_, Safe, Voice

WORDS = N_("Inbound")
OF_ONE_SHOP = False


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of what is on its way; an empty sheet changes nothing."""
    if "expected" not in said:
        yield voice.say("The sheet Inbound is empty: what is on its way stays. One row with - in it clears the list.")
        return
    yield named(
        said["ambiguous_products"],
        "{n} code lies in several shops and its Shop cell is blank; its deliveries were left out: {codes}",
        "{n} codes lie in several shops and their Shop cell is blank; their deliveries were left out: {codes}",
        voice,
    )
    yield named(
        said.get("inbound_ordered", ()),
        "What is on {codes} counts in `/po`, and was left out here",
        "What is on {n} orders of `/po` counts there, and was left out here: {codes}",
        voice,
    )
    yield named(
        said.get("inbound_called_off", ()),
        "{codes} was cancelled in `/po`, so what is on it is not on its way, and was left out. If it comes all the "
        "same, give the row another Reference",
        "{n} orders were cancelled in `/po`, so what is on them is not on its way, and was left out: {codes}. What "
        "comes all the same needs another Reference",
        voice,
    )
    yield named(
        said.get("inbound_alike", ()),
        "⚠️ As many are to come on an order in `/po`, and both count: {codes}. If it is one, give its number as "
        "Reference",
        "⚠️ As many are to come on {n} orders in `/po`, and both count: {codes}. Where it is one, give its number as "
        "Reference",
        voice,
    )
    yield voice.count("{n} delivery on its way", "{n} deliveries on their way", said["expected"])
