"""What the receipt says of an ads report."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.messages.importing.receipts.naming import named
from bot.wording import N_, Safe, Voice

WORDS = N_("ads report")
OF_ONE_SHOP = True


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what the campaigns did, and which of their products nobody here knows."""
    yield voice.count(
        "{n} campaign from {first} to {last}: {orders} orders for {cost}",
        "{n} campaigns from {first} to {last}: {orders} orders for {cost}",
        said["campaigns"],
        first=date.fromisoformat(said["first_day"]),
        last=date.fromisoformat(said["last_day"]),
        orders=said["ads_orders"],
        cost=voice.listed(voice.money(minor, currency) for currency, minor in said["ads_cost"]),
    )
    yield named(
        said["unknown_pages"],
        "{n} product of the report is not known yet; the stock export tells its Product ID, import it: {codes}",
        "{n} products of the report are not known yet; the stock export tells their Product IDs, import it: {codes}",
        voice,
    )
