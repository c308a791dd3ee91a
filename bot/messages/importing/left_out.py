"""Listings that a stock export left out: the button that says they were deleted, and what follows from it."""

from collections.abc import Sequence

from bot.messages.blocks import Confirm, actions, button, section
from bot.messages.importing.receipts.naming import listings_named
from bot.messages.reply import Block, Message
from bot.wording import Safe, Voice

LISTINGS_DELETED = "listings_deleted"


def deleted_button(run: int, listings: int, voice: Voice) -> Block:
    """Return the button of a receipt that says that the listings it names were deleted."""
    confirm = Confirm(
        title=voice.say("Deleted at TikTok?"),
        text=voice.count(
            "{n} listing that the file left out is no longer waited for; its product is counted by the others.",
            "{n} listings that the file left out are no longer waited for; their products are counted by the others.",
            listings,
        ),
        yes=voice.say("Yes, deleted"),
        no=voice.say("Not sure"),
    )
    label = voice.count("It was deleted at TikTok", "These {n} were deleted at TikTok", listings)
    return actions(button(label, LISTINGS_DELETED, str(run), confirm=confirm))


def deleted_words(listings: Sequence[tuple[str, str]], file: str, voice: Voice) -> Safe:
    """Return that nobody waits for these listings any more, and what to do next."""
    what = listings_named(
        listings,
        "{n} listing counts as deleted: {codes}.",
        "{n} listings count as deleted: {codes}.",
        voice,
    )
    then = voice.say(
        "The next stock export counts what it names. To count it at once, undo the import of {file} and import it "
        "again. A listing that a file names again counts again.",
        file=file,
    )
    return voice.together(what, then) if what else then


def deleted_message(listings: Sequence[tuple[str, str]], file: str, voice: Voice) -> Message:
    """Return the same as a message."""
    said = deleted_words(listings, file, voice)
    return Message(said, (section(said),))
