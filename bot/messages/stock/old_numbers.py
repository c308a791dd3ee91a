"""What a card says where its numbers are too old to be advised on: which of them, since when, and what to do."""

from datetime import date, timedelta

from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice


def sold_until(card: StockCard) -> date:
    """Return the last day of which it is known what sold."""
    return card.today - timedelta(days=card.unseen_days + 1)


def old_numbers(card: StockCard, voice: Voice) -> Safe:
    """Return why there is no advice, with the export to import."""
    if card.is_count_old and card.unseen_days:
        return voice.say(
            "No advice on old numbers: sales are known until {date}, {days} ago, and stock was counted too long ago. "
            "Import a new order export, then a new stock export.",
            date=sold_until(card),
            days=voice.days(card.unseen_days + 1),
        )
    if card.is_count_old:
        return voice.say("No advice on old numbers: import a new stock export.")
    return voice.say(
        "No advice on old numbers: sales are known until {date}, {days} ago. Import a new order export.",
        date=sold_until(card),
        days=voice.days(card.unseen_days + 1),
    )
