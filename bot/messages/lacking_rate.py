"""Exchange rates: what a missing one costs and where it is put in, and what one that nobody typed is made from."""

from collections.abc import Sequence

from bot.wording import Safe, Voice, escape
from planner.currency import Rate

MOST_SHOPS = 5  # that are named


def lacking_rate(bought_in: str, sold_in: str, shops: Sequence[str], voice: Voice) -> Safe:
    """Return which rate is missing and what is not reckoned without it: of some shops, or of one place."""
    named = Safe(voice.listed(escape(shop) for shop in shops[:MOST_SHOPS]) + (" …" if len(shops) > MOST_SHOPS else ""))
    return voice.say(
        "⚠️ The exchange rate {bought_in}/{sold_in} is missing: margins, whether air pays and service levels by cost of "
        "{shops} are not reckoned for what is bought in {bought_in}. Put it into the planning workbook, sheet Exchange "
        "rates, and import it.",
        bought_in=bought_in,
        sold_in=sold_in,
        shops=named,
    )


def made_rate(rate: Rate, voice: Voice) -> Safe:
    """Return what a rate is that nobody typed, and what it is made from."""
    return voice.say(
        "Nobody typed the exchange rate {base}/{quote}: {rate} is made from those of both to {through}, the older of "
        "them of {day}.",
        base=rate.base,
        quote=rate.quote,
        rate=voice.factor(float(rate.rate)),
        through=rate.through,
        day=rate.day,
    )
