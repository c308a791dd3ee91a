"""What a receipt says of the file itself: its tab of Seller Center, its letters, its hidden sheets."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import shorten
from bot.messages.importing.receipts.naming import named
from bot.wording import N_, Phrase, Safe, Voice

SHOWN = 60  # letters of a cell
OF_ONE_TAB: Mapping[str, Phrase] = {
    "to_ship": N_(
        "⚠️ None of its orders has been sent, as if they had been exported from *To ship* alone. If so, take it back "
        "and export *All* orders: else what was sold and sent counts as not sold."
    ),
    "cancelled": N_(
        "⚠️ All of its orders were cancelled, as if they had been exported from *Canceled* alone. If so, take it back "
        "and export *All* orders: else what was sold counts as not sold."
    ),
}
LETTERS: Mapping[str, Phrase] = {
    "western": N_("Western European"),
    "chinese": N_("Chinese (GB 18030)"),
    "thai": N_("Thai"),
    "vietnamese": N_("Vietnamese"),
    "japanese": N_("Japanese"),
    "traditional": N_("traditional Chinese (Big5)"),
    "central": N_("Central European"),
    "korean": N_("Korean"),
    "turkish": N_("Turkish"),
    "cyrillic": N_("Cyrillic"),
    "baltic": N_("Baltic"),
    "greek": N_("Greek"),
    "hebrew": N_("Hebrew"),
    "arabic": N_("Arabic"),
}


def of_one_tab(tab: str, tab_named: str, voice: Voice) -> Safe | None:
    """Return that an order export seems to be of one tab alone; None: of all.

    ``tab``: what its orders look like, ``tab_named``: what its name says, in its words; "": neither does.
    """
    if tab_named:
        return voice.say(
            "⚠️ Its name says that it holds the orders of *{tab}* alone. If so, take it back and export *All* "
            "orders: else whatever else was sold counts as not sold.",
            tab=tab_named,
        )
    return voice.say(OF_ONE_TAB[tab]) if tab else None


def guessed_letters(letters: str, cell: str, voice: Voice) -> Safe | None:
    """Return as which a file's letters were read by a guess, with a cell that shows them; None: by none."""
    if not cell:
        return None
    return voice.say(
        "The file does not say how its letters are written; they were read as {letters}, such as “{cell}”. If that "
        "looks wrong, take this import back, and export it again as CSV UTF-8.",
        letters=voice.say(LETTERS[letters]),
        cell=shorten(cell, SHOWN),
    )


def hidden_sheets(hidden: Sequence[str], voice: Voice) -> Safe | None:
    """Return which hidden sheets were not read; None: none was left out."""
    return named(
        hidden,
        "{n} hidden sheet was not read, as one that can be seen holds such a table too: {codes}",
        "{n} hidden sheets were not read, as one that can be seen holds such a table too: {codes}",
        voice,
    )
