"""Approve: the suggestion becomes a purchase order, once, whoever clicks and however often."""

from collections.abc import Iterator

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed
from bot.judging.arriving import arrivals
from bot.messages.reply import Message
from bot.ordering.decision import sea_lot, suggestion_asked
from bot.ordering.minimums import short_of_minimum
from bot.ordering.spending import approve_within_limit
from bot.store import Approval

ACTION = "approve"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.APPROVE)
    suggestion, version = suggestion_asked(desk, pressed.value)
    lot = sea_lot(desk, suggestion, arrivals(desk, [suggestion.product]))
    (decision,) = approve_within_limit(desk, asker, [Approval(suggestion.id, version, (lot,))])
    yield from outcome(desk, asker, pressed, decision)
    yield from short_of_minimum(desk, asker, decision.orders)
