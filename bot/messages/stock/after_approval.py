"""What is next where an order was approved and stock runs out all the same before anything arrives."""

from bot.messages.ordering.flight_values import CHASED
from bot.messages.stock.flight_advice import could_still_go
from bot.messages.stock.stock_values import StockCard
from bot.wording import N_, Safe, Voice
from planner.model import Level

APPROVED = ("approved", "edited")


def after_approval(card: StockCard, voice: Voice) -> list[Safe]:
    """Return how long stock is out although it was ordered, and whether anything else helps."""
    approved = card.proposal
    if approved is None or approved.state not in APPROVED or card.level not in CHASED or not card.on_order:
        return []
    if card.overdue:
        said = voice.say(
            "*{units}* of what is on its way are overdue: `/po {product}` takes them in, or gives them a day.",
            units=card.overdue,
            product=card.product,
        )
        return [voice.together(_gap(card, voice), said)]
    flies = could_still_go(card, voice)
    if not flies:
        helps = N_("There is nothing more to decide: chasing the delivery is what helps.")
        if card.air_quantity and not card.air_pays:
            helps = N_(
                "More by air does not pay, so there is nothing more to decide: chasing the delivery is what helps."
            )
        return [voice.together(_gap(card, voice), voice.say(helps))]
    said = voice.together(_gap(card, voice), voice.say("Chase the delivery."), *flies)
    if not approved.can_undo:
        return [said]
    how = voice.say(
        "While it is a draft, *Undo* and then *Another quantity…* sends a part of {order} by air.",
        order=" + ".join(approved.orders),
    )
    return [voice.together(said, how)]


def _gap(card: StockCard, voice: Voice) -> Safe:
    if card.level == Level.OUT:
        gap = N_("⏳ It is out until more arrives on *{back}*.")
        if card.resupply is None:
            gap = N_("⏳ It is out, and nothing on its way has a day to arrive on: `/po {product}` gives one.")
    else:
        gap = N_("⏳ It runs out on *{out}* all the same; more arrives on *{back}*.")
        if card.resupply is None:
            gap = N_("⏳ It runs out on *{out}* all the same, and nothing arrives after that.")
    return voice.say(gap, out=card.stockout or card.today, back=card.resupply or card.today, product=card.product)
