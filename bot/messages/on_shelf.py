"""What a card says is on the shelf: what may be sold, what lies there, and the count both come from."""

from bot.messages.stock_values import StockCard
from bot.wording import Safe, Voice
from planner.model import Level


def on_shelf(card: StockCard, voice: Voice) -> tuple[list[Safe], list[Safe]]:
    """Return what can be sold and what lies there; never less than nothing."""
    if card.level == Level.NO_DATA:
        available, on_hand = [voice.say("*Available* not counted yet")], [voice.say("*On hand* not counted yet")]
    else:
        available = [voice.say("*Available* {available} estimated", available=max(card.available, 0.0))]
        on_hand = [voice.say("*On hand* {on_hand} estimated", on_hand=max(card.on_hand, 0.0))]
    if card.available < 0:
        available.append(voice.say("{units} more are sold or reserved than there are", units=-card.available))
    if card.committed:
        on_hand.append(voice.say("{committed} sold, not shipped", committed=card.committed))
    if card.counted is not None and card.counted_at is not None:
        values = {"counted": card.counted, "when": card.counted_at, "sold": card.sold_since}
        counted = voice.say("counted {counted} on {when}, {sold} sold since", **values)
        (available if card.counts_available else on_hand).append(counted)
    return available, on_hand
