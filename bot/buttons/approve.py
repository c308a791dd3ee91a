"""Approve: the suggestion becomes a purchase order, once, whoever clicks and however often."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed
from bot.judging.arriving import arrivals
from bot.messages.reply import Message
from bot.ordering.decision import sea_lot, suggestion_asked
from bot.ordering.minimums import short_of_minimum
from bot.ordering.spending import costs_of, demand_within_limit

ACTION = "approve"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    suggestion, version = suggestion_asked(desk, pressed.value)
    lot = sea_lot(desk, suggestion, arrivals(desk, [suggestion.product]))
    if suggestion.state == "open" and suggestion.version == version:  # else somebody hears that they are too late
        demand_within_limit(desk, asker, costs_of(desk, [(suggestion, lot)]))
    decision = desk.store.deciding.approve(
        suggestion.id, version, asker.user, desk.now(), lot.arrives, order_day=lot.order_day
    )
    yield from outcome(desk, asker, pressed, decision)
    yield from short_of_minimum(desk, asker, decision.orders)
