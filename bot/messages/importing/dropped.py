"""What is said of a file dropped into Slack: that it is being read, and what it does not say itself."""

from collections.abc import Sequence
from datetime import date

from bot.errors.file import AskDateOrder
from bot.errors.importing import WrongShop
from bot.messages.blocks import MESSAGE_BLOCKS, actions, bold, button, section
from bot.messages.inputs import date_field
from bot.messages.reply import Message, View
from bot.wording import N_, Voice, escape

IMPORT_FOR, IMPORT_DATES, IMPORT_SURE, IMPORT_PERIOD = "import_for", "import_dates", "import_sure", "import_period"
FIRST, LAST = "first", "last"
PERIOD = N_("Days of the report")


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


LIKE_EXPORT_OF = N_(
    "{file} looks like an export of {likelier}: of its {skus} SKUs that shop sells {there}, {shop} {here}. Nothing was "
    "imported."
)
LIKE_ADS_OF = N_(
    "{file} looks like an ads report of {likelier}: of its {skus} product pages that shop has {there}, {shop} {here}. "
    "Nothing was imported."
)


def ask_sure(file_id: str, wrong: WrongShop, voice: Voice) -> Message:
    """Return that the file looks like another shop's, a button for either."""
    said = voice.say(
        "No SKU of {file} is one of {shop}, so nothing was imported. Drop it into the channel of its own shop, or say "
        "that it is of this one.",
        file=wrong.file,
        shop=wrong.shop,
    )
    choices = []
    if wrong.likelier:
        said = voice.say(
            LIKE_ADS_OF if wrong.is_ads else LIKE_EXPORT_OF,
            **wrong.values,
        )
        choices.append(
            button(voice.say("Import for {shop}", shop=wrong.likelier), IMPORT_FOR, f"{file_id}:{wrong.likelier}")
        )
    choices.append(button(voice.say("It is of {shop}", shop=wrong.shop), IMPORT_SURE, f"{file_id}:{wrong.shop}"))
    return Message(said, (section(said), actions(*choices)))


def ask_period(file_id: str, file: str, shop: str, voice: Voice) -> Message:
    """Return the question which days an ads report is of, a button that opens the window for them."""
    said = voice.say("{file} is an ads report, which does not say of which days it is.", file=file)
    return Message(
        said, (section(said), actions(button(voice.say("Say the days…"), IMPORT_PERIOD, f"{file_id}:{shop}")))
    )


def period_window(about: str, file: str, first: date, last: date, voice: Voice) -> View:
    """Return the window that asks for the first and the last day of a report."""
    note = voice.say("{file}: choose the days as they were chosen in Seller Center.", file=file)
    return View(
        title=voice.say(PERIOD),
        blocks=(
            section(note),
            date_field(FIRST, voice.say("First day"), first),
            date_field(LAST, voice.say("Last day"), last),
        ),
        submit=voice.say("Import"),
        close=voice.say("Close"),
        about=about,
    )
