"""Ads in step with stock: from which day on they sell what those who come by themselves will need."""

from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice
from planner.model import Level


def pacing_lines(card: StockCard, voice: Voice) -> list[Safe]:
    """Return when to pause ads until the next delivery; nothing where stock lasts, or no ads are known."""
    if card.pause_ads is None or card.next_receipt is None or card.ads_rate is None or card.level <= Level.OUT:
        return []
    said = {"rate": voice.rate(card.ads_rate), "until": card.next_receipt}
    if card.pause_ads <= card.today:
        return [
            voice.say(
                "⏸️ Pause its ads *today*: what is left is for those who come by themselves until {until}. Ads sell "
                "{rate} a day.",
                **said,
            )
        ]
    return [
        voice.say(
            "⏸️ Pause its ads on *{date}*: from then on what is left is for those who come by themselves until "
            "{until}. Ads sell {rate} a day.",
            date=card.pause_ads,
            **said,
        )
    ]
