"""What people see after a decision: the card or page they decided on, brought up to date, and who was first."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors.decision import Outdated
from bot.messages.ordering.decision_note import decision_note
from bot.messages.page import ListAsked
from bot.messages.reply import Message
from bot.ordering.decision import page_pressed, too_late
from bot.paging import turned
from bot.store import Decision, Suggestion
from bot.telling.cards import card_again, proposal


def outcome(desk: Desk, asker: Asker, pressed: Pressed, decision: Decision) -> Iterator[Message]:
    """Show the card or page as it is now; tell whoever came too late who won.

    A card that others see is drawn anew by the delivery, in the workspace's language and with who shared it.

    Raises: Outdated, AlreadyDecided, NoLongerOpen.
    """
    suggestion, page = decision.suggestion, page_pressed(pressed.value)
    if page is not None:
        yield anew(desk, asker, page)
        if decision.won:
            yield note(desk, asker, suggestion)
    elif pressed.is_private:
        yield card_again(desk, asker, pressed.mark, suggestion.product, [suggestion])
    elif not decision.won:
        desk.store.outbox.touch(suggestion.shown_on)
    if not decision.won:
        raise Outdated if suggestion.state == "open" else too_late(suggestion, asker)


def anew(desk: Desk, asker: Asker, page: ListAsked) -> Message:
    """Return the page as it is now, in its place."""
    return turned(desk, asker, Pressed(page.value, is_private=True, moment=""))


def note(desk: Desk, asker: Asker, suggestion: Suggestion) -> Message:
    """Return how a suggestion was decided, where no card says it."""
    shown = proposal(desk, suggestion)
    assert shown is not None  # noqa: S101 - there is a suggestion
    return decision_note(shown, suggestion.product, asker.voice)
