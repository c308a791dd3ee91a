"""Change thresholds: an admin sets what stock is judged by; a blank field is as the environment says."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.settings import SET_THRESHOLDS, THRESHOLDS_OF, thresholds_window
from bot.messages.thresholds import THRESHOLDS
from bot.settings_errors import NotWholeWithin, NotWithin, SettingsMoved
from bot.settling import rules_shown, settings_shown
from bot.store import Threshold

NAME = SET_THRESHOLDS
TITLE = THRESHOLDS_OF


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:  # noqa: ARG001 - every window is shown alike
    desk.demand(asker.user, Action.MANAGE)
    return thresholds_window(rules_shown(desk), str(desk.store.rules.latest().version), asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.MANAGE)
    if str(desk.store.rules.latest().version) != submitted.about:
        raise SettingsMoved
    wrong: dict[str, str] = {}
    for known in THRESHOLDS:
        typed = submitted.fields.get(known.name, "").strip()
        if typed and known.read(typed) is None:
            least, most = asker.voice.rate(known.least), asker.voice.rate(known.most)
            whole = NotWholeWithin(int(known.least), int(known.most))
            wrong[known.name] = asker.voice.tell(whole if known.is_whole else NotWithin(least, most))
    return FieldErrors(wrong) if wrong else None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep them; they were checked. The next check judges by them."""
    said: dict[str, Threshold] = {}
    for known in THRESHOLDS:
        value = known.read(submitted.fields.get(known.name, ""))
        if value is not None:
            said[known.name] = value
    if not desk.store.rules.change(int(submitted.about), said, asker.user, desk.now()):
        raise SettingsMoved
    yield settings_shown(desk, asker, replaces=True)
