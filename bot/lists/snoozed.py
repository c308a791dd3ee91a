"""The warnings people snoozed, the first to wake first."""

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.silence import WarningLine, snoozed_page
from bot.telling.snoozing import named
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = "snoozed"
COLUMNS = (
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
    (N_("Level"), Kind.NAME),
    (N_("Snoozed until"), Kind.MOMENT),
    (N_("Why"), Kind.NAME),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:  # noqa: ARG001 - it is one list
    """Return a page of them."""
    found = desk.store.snoozing.asleep(desk.now())
    lines = [named(desk, alert) for alert in found[first : first + ROWS]]
    return snoozed_page(lines, len(found), first // ROWS, asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:  # noqa: ARG001 - it is one list
    """Return all of them as a workbook."""
    voice, found = asker.voice, desk.store.snoozing.asleep(desk.now())
    rows = [_row(named(desk, alert), voice) for alert in found]
    title = voice.count("{n} snoozed warning", "{n} snoozed warnings", len(rows))
    return list_file("snoozed-warnings", title, COLUMNS, rows, voice, desk.now())


def _row(line: WarningLine, voice: Voice) -> tuple[Value, ...]:
    silence = line.silence
    until, why = (silence.until, silence.note) if silence else (None, "")
    return (line.product, line.name, line.location, line.what(voice), until, why)
