"""What every decision on a suggestion shares: which one is asked, and what the person is told."""

import re
from collections.abc import Iterator

from bot.cards import cards
from bot.desk import Asker, Desk, Pressed
from bot.errors import AlreadyDecided, DeadButton, NoLongerOpen, Outdated
from bot.messages.proposal import STATES
from bot.messages.reply import Message
from bot.messages.stock_card import stock_cards
from bot.store import Decision, Suggestion

VALUE = re.compile(r"(?P<number>[0-9]{1,15}):(?P<version>[0-9]{1,15})")


def suggestion_asked(desk: Desk, pressed: Pressed) -> tuple[Suggestion, int]:
    """Return the suggestion the button stands for, and the version its card showed. Raises: DeadButton."""
    said = VALUE.fullmatch(pressed.value)
    suggestion = desk.store.suggestions.one(int(said["number"])) if said else None
    if said is None or suggestion is None:
        raise DeadButton
    return suggestion, int(said["version"])


def outcome(desk: Desk, asker: Asker, pressed: Pressed, decision: Decision) -> Iterator[Message]:
    """Show the card as it is now in the place of the pressed one; tell the one who came too late who won.

    A card that others see is drawn anew by the delivery, in the workspace's language and with who shared it.
    """
    suggestion = decision.suggestion
    if pressed.is_private:
        yield stock_cards(cards(desk, suggestion.product, [suggestion]), asker.voice, replaces=True)
    elif not decision.won:
        desk.store.outbox.touch(suggestion.shown_on)
    if decision.won:
        return
    if suggestion.state == "open":
        raise Outdated
    if not suggestion.decided_by or suggestion.decided_at is None:
        raise NoLongerOpen
    raise AlreadyDecided(STATES[suggestion.state], asker.voice.person(suggestion.decided_by), suggestion.decided_at)
