"""Change thresholds: an admin sets what stock is judged by; a blank field is as the environment says."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors.settings import SettingsMoved
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.settings.settings_windows import SET_THRESHOLDS, THRESHOLDS_OF, thresholds_window
from bot.settling import not_thresholds, rules_shown, settings_shown, thresholds_said

NAME = SET_THRESHOLDS
TITLE = THRESHOLDS_OF


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:  # noqa: ARG001 - every window is shown alike
    desk.demand(asker.user, Action.MANAGE)
    rules = rules_shown(desk)
    return thresholds_window(rules, str(rules.version), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.MANAGE)
    if str(desk.store.rules.latest().version) != submitted.about:
        raise SettingsMoved
    return not_thresholds(submitted, asker.voice)


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep them; they were checked. The next check judges by them."""
    said = thresholds_said(submitted)
    if not desk.store.rules.change(int(submitted.about), said, asker.user, desk.now()):
        raise SettingsMoved
    yield settings_shown(desk, asker, replaces=True)
