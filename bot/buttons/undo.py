"""Undo: an approval is taken back while its order is a draft, a dismissal at any time."""

from collections.abc import Iterator

from bot.decision import outcome, suggestion_asked
from bot.decision_errors import AskedAnew, OrderWentOn
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.store import Suggestion
from planner.purchase import State

ACTION = "undo"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    suggestion, version = suggestion_asked(desk, pressed.value)
    desk.demand(asker.user, Action.APPROVE if suggestion.orders else Action.DISMISS)
    decision = desk.store.deciding.undo(suggestion.id, version, asker.user, desk.now())
    if not decision.won and decision.suggestion.version == version:
        raise why_not(desk, decision.suggestion)
    yield from outcome(desk, asker, pressed, decision)


def why_not(desk: Desk, suggestion: Suggestion) -> AskedAnew | OrderWentOn:
    """Return why a decision that stands as it was shown cannot be taken back."""
    for number in suggestion.orders:
        order = desk.store.orders.one(number)
        if order is not None and order.state != State.DRAFT:
            return OrderWentOn(number)
    return AskedAnew()
