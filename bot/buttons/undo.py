"""Undo: an approval is taken back while its order is a draft, a dismissal at any time."""

from collections.abc import Iterator
from dataclasses import replace

from bot.deciding import outcome
from bot.desk import Action, Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.ordering.decision import suggestion_asked, why_not
from bot.ordering.rechecking import asked_again, rechecked_and_shown

ACTION = "undo"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    suggestion, version = suggestion_asked(desk, pressed.value)
    desk.demand(asker.user, Action.APPROVE if suggestion.orders else Action.DISMISS)
    decision = desk.store.deciding.undo(suggestion.id, version, asker.user, desk.now())
    if not decision.won and decision.suggestion.version == version:
        raise why_not(desk, decision.suggestion)

    def shown() -> Iterator[Message]:
        again = asked_again(desk, decision.suggestion) if decision.won else decision.suggestion
        return outcome(desk, asker, pressed, replace(decision, suggestion=again))

    yield from rechecked_and_shown(desk, [suggestion.product] if decision.won else [], shown)
