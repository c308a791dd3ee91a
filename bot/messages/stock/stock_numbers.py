"""The numbers at the head of a card: what may be sold, what lies there, what is on order, and what sells a day."""

from bot.messages.stock.old_numbers import sold_until
from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice
from planner.model import Confidence, Level


def numbers(card: StockCard, voice: Voice) -> list[Safe]:
    """Return four fields, each with what must be known of its number below it."""
    return [Safe("\n".join(part)) for part in (*_on_shelf(card, voice), _on_order(card, voice), _rate(card, voice))]


def _on_shelf(card: StockCard, voice: Voice) -> tuple[list[Safe], list[Safe]]:
    """Return what can be sold and what lies there; never less than nothing."""
    if card.level == Level.NO_DATA:
        available, on_hand = [voice.say("*Available* not counted yet")], [voice.say("*On hand* not counted yet")]
    else:
        available = [voice.say("*Available* {available} estimated", available=max(card.available, 0.0))]
        on_hand = [voice.say("*On hand* {on_hand} estimated", on_hand=max(card.on_hand, 0.0))]
    if card.available < 0:
        available.append(
            voice.count(
                "{n} more is sold or reserved than there is",
                "{n} more are sold or reserved than there are",
                round(-card.available),
            )
        )
    if card.expired and card.sell_by:
        expired = voice.say("{units} expired after {date}, not counted", units=card.expired, date=card.sell_by)
        available.append(expired)
    if card.committed:
        on_hand.append(voice.say("{committed} sold, not shipped", committed=card.committed))
    if card.counted is not None and card.counted_at is not None:
        values = {"counted": card.counted, "when": card.counted_at, "sold": card.sold_since}
        counted = voice.say("counted {counted} on {when}, {sold} sold since", **values)
        (available if card.counts_available else on_hand).append(counted)
    return available, on_hand


def _on_order(card: StockCard, voice: Voice) -> list[Safe]:
    on_order = [voice.say("*On order* {units}", units=card.on_order)]
    if card.overdue:
        on_order.append(voice.say("⚠️ {units} of it overdue", units=card.overdue))
    if card.next_receipt:
        on_order.append(voice.say("next arrives {date}", date=card.next_receipt))
    return on_order


def _rate(card: StockCard, voice: Voice) -> list[Safe]:
    rate = [voice.say("*Sells* {rate} a day", rate=voice.rate(card.daily_rate))]
    if card.ads_rate is not None:
        rate.append(
            voice.say(
                "{ads} through ads, {organic} without",
                ads=voice.rate(card.ads_rate),
                organic=voice.rate(card.daily_rate - card.ads_rate),
            )
        )
    rate.append(voice.count("over {n} day in stock", "over {n} days in stock", card.in_stock_days))
    if card.left_out_days:
        rate.append(
            voice.count("{n} day without stock left out", "{n} days without stock left out", card.left_out_days)
        )
    if card.gap_days:
        rate.append(
            voice.count(
                "{n} day that no export covers left out", "{n} days that no export covers left out", card.gap_days
            )
        )
    if card.unseen_days:
        rate.append(voice.say("sales known until {date}", date=sold_until(card)))
    if card.borrowed:
        rate.append(voice.say("new: {share} of it from similar products", share=voice.share(card.borrowed)))
    if card.confidence == Confidence.LOW:
        rate.append(voice.say("low confidence"))
    return rate
