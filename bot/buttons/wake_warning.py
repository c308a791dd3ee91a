"""Warn again: a snoozed warning speaks before its time."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.warning import NotSnoozed
from bot.messages.page import ListAsked
from bot.messages.reply import Message
from bot.messages.silence import CARD, WAKE_WARNING, woken_note
from bot.paging import turned
from bot.store import Alert
from bot.telling.cards import card_again
from bot.telling.snoozing import named, numbers_meant

ACTION = WAKE_WARNING
LIST = "snoozed"  # the list of them


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.SNOOZE)
    if pressed.value.startswith(CARD):
        woken = _woken(desk, asker, numbers_meant(pressed.value))
        if pressed.is_private:
            yield card_again(desk, asker, pressed.mark, woken[0].product)
        else:
            yield woken_note(named(desk, woken[0]), asker.voice)
        return
    page, _, number = pressed.value.partition(" ")
    if not page.isdecimal() or not number.isdecimal():
        raise DeadButton
    woken = _woken(desk, asker, [int(number)])
    shown = ListAsked(LIST, "", int(page)).value
    yield turned(desk, asker, Pressed(shown, pressed.is_private, pressed.moment))
    yield woken_note(named(desk, woken[0]), asker.voice)


def _woken(desk: Desk, asker: Asker, numbers: list[int]) -> list[Alert]:
    """Let them speak; return those that were silent. Raises: NotSnoozed."""
    found = [desk.store.snoozing.wake(number, asker.user, desk.now()) for number in numbers]
    woken = [alert for alert in found if alert is not None]
    if not woken:
        raise NotSnoozed
    return woken
