"""Ads in step with stock: from which day on they sell what those who come by themselves will need."""

from datetime import date, timedelta

from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice
from planner.events.plan import EventKind
from planner.model import Level


def pacing_lines(card: StockCard, voice: Voice) -> list[Safe]:
    """Return when to pause ads until the next delivery; nothing where stock lasts, they pause, or none are known."""
    if card.pause_ads is None or card.next_receipt is None or card.ads_rate is None or card.level <= Level.OUT:
        return []
    if _is_paused(card, max(card.pause_ads, card.today), card.next_receipt - timedelta(days=1)):
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


def _is_paused(card: StockCard, first: date, last: date) -> bool:
    """Say whether somebody planned a pause of its ads on all of these days."""
    pauses = [event for event in card.events if event.kind == EventKind.ADS_PAUSED]
    return any(event.starts <= first and last <= event.ends for event in pauses)
