"""An imported file is of another moment, or of more days, than it seemed: the button and the window to say so."""

from datetime import date, datetime

from bot.messages.blocks import actions, button, section
from bot.messages.inputs import date_field, time_field
from bot.messages.reply import Block, Message, View
from bot.wording import N_, Voice

IMPORT_AGAIN = "import_again"
FIRST, LAST, ON, AT = "first", "last", "on", "at"
WHEN = N_("When it is of")
SAY_DAYS, SAY_WHEN = N_("Say its days…"), N_("Say when it was counted…")


def again_button(run: int, file_id: str, voice: Voice, *, has_days: bool) -> Block:
    """Return the button of a receipt that opens the window. ``has_days``: the file is of days, else of a moment."""
    return actions(button(voice.say(SAY_DAYS if has_days else SAY_WHEN), IMPORT_AGAIN, f"{run}:{file_id}"))


def again_window(about: str, file: str, at: datetime, days: tuple[date, date] | None, voice: Voice) -> View:
    """Return the window. ``at``: the local moment it seemed to be of; ``days``: those of an order export."""
    note = voice.say(
        "{file}: when was this counted? It is taken back and imported again as of then; what was sold since is taken "
        "off it.",
        file=file,
    )
    fields: list[Block] = []
    if days is not None:
        note = voice.say(
            "{file}: choose the days of which all orders are in it, as they were chosen in Seller Center. Those "
            "without an order then count as days without sales. It is taken back and imported again.",
            file=file,
        )
        fields = [date_field(FIRST, voice.say("First day"), days[0]), date_field(LAST, voice.say("Last day"), days[1])]
    on, clock = (voice.say("Exported on"), voice.say("Exported at")) if days else (voice.say("Day"), voice.say("Time"))
    return View(
        title=voice.say(WHEN),
        blocks=(section(note), *fields, date_field(ON, on, at.date()), time_field(AT, clock, at.strftime("%H:%M"))),
        submit=voice.say("Import again"),
        close=voice.say("Close"),
        about=about,
    )


def again_message(file: str, voice: Voice) -> Message:
    """Return that the file is being imported again."""
    return Message(voice.say("Importing {file} again …", file=file))


def stays_message(file: str, voice: Voice) -> Message:
    """Return that a file could not be imported as somebody said, and counts as it did before."""
    return Message(voice.say("{file} was not imported as you said, and counts as it did before.", file=file))
