"""What is said of a file dropped into Slack: that it is being read, and what it does not say itself."""

from collections.abc import Sequence

from bot.file_errors import AskDateOrder
from bot.messages.blocks import MESSAGE_BLOCKS, bold, button, section
from bot.messages.reply import Message
from bot.wording import Voice, escape

IMPORT_FOR, IMPORT_DATES = "import_for", "import_dates"


def reading_message(file: str, voice: Voice) -> Message:
    """Return that the file is being read."""
    return Message(voice.say("Reading {file} …", file=file))


def ask_shop(file_id: str, file: str, shops: Sequence[str], voice: Voice) -> Message:
    """Return the question whose file it is, a button a shop."""
    asked = voice.say("Which shop was {file} exported from?", file=file)
    rows = [
        section(bold(escape(shop)), button(voice.say("Import"), IMPORT_FOR, f"{file_id}:{shop}"))
        for shop in shops[: MESSAGE_BLOCKS - 1]
    ]
    return Message(asked, (section(asked), *rows))


def ask_dates(file_id: str, file: str, asked: AskDateOrder, voice: Voice) -> Message:
    """Return the question how the shop's exports write their dates, a button an answer."""
    said = voice.say(
        "{file} does not tell how it writes its dates: which day is `{example}`? Your answer holds for all of {shop}'s "
        "files.",
        file=file,
        example=asked.example,
        shop=asked.shop,
    )
    readings = (("day_first", asked.day_first), ("month_first", asked.month_first))
    rows = [
        section(voice.day(day), button(voice.say("This day"), IMPORT_DATES, f"{file_id}:{order}:{asked.shop}"))
        for order, day in readings
    ]
    return Message(said, (section(said), *rows))
