"""Taking an import back from Slack: the button on its receipt, and what came of it."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import Confirm, actions, bold, button, context, in_sections, section
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice

IMPORT_UNDO = "import_undo"
STOPS: Mapping[str, Phrase] = {
    "newer_import": N_("{file} was imported for {shop} after it: undo that first, on its receipt."),
    "newer_workbook": N_("The planning workbook {file} was imported after it: undo that first, on its receipt."),
    "bought": N_("{number} orders {product}, which it brought in: cancel that order first, with `/po {number}`."),
    "changed_event": N_("Event #{number} was changed since: cancel it first, with `/event cancel #{number}`."),
    "decided": N_(
        "{user} has used the role it gave, on {subject}: write the right role into the workbook, and "
        "leave the import as it is."
    ),
}
"""What was built upon an import, by its code, and what to do about it in Slack."""


def undo_button(run: int, file: str, voice: Voice) -> Block:
    """Return the button of a receipt that takes its import back."""
    confirm = Confirm(
        title=voice.say("Undo this import?"),
        text=voice.say("Everything {file} brought in or changed will be as it was before.", file=file),
        yes=voice.say("Undo it"),
        no=voice.say("Keep it"),
    )
    return actions(button(voice.say("Undo this import"), IMPORT_UNDO, str(run), confirm=confirm))


def taking_back(file: str, voice: Voice) -> Message:
    """Return that an import is being taken back, in the place of its receipt."""
    return Message(voice.say("Undoing the import of {file} …", file=file), replaces=True)


def not_taken_back(file: str, run: int, voice: Voice) -> Message:
    """Return, in the place of the receipt, that an import stands as it did, with the button that takes it back."""
    said = voice.say("The import of {file} was not undone: something went wrong, and nothing changed.", file=file)
    return Message(said, (section(said), undo_button(run, file, voice)), replaces=True)


def gone_message(file: str, voice: Voice) -> Message:
    """Return, in the place of the receipt, that somebody was faster."""
    said = voice.say("The import of {file} was undone meanwhile, or too many came after it.", file=file)
    return Message(said, (section(said),), replaces=True)


def undone_message(file: str, voice: Voice) -> Message:
    """Return that everything is as it was before, in the place of the receipt."""
    said = voice.say(
        "↩️ The import of {file} is undone: everything is as it was before. It can be done again.", file=file
    )
    return Message(said, (section(said),), replaces=True)


def stopped_message(file: str, stops: Sequence[tuple[str, Mapping[str, str]]], voice: Voice, run: int = 0) -> Message:
    """Return what stands in the way, each by its code and what it names, and what to do about it.

    ``run``: the import whose receipt is gone already, so that the button is needed again; 0: it is still there.
    """
    title = voice.say("The import of {file} was not undone: other data builds on it.", file=file)
    lines = [Safe(f"• {voice.say(STOPS[code], **values)}") for code, values in stops]
    note = voice.say("Nothing changed. Do what stands above, then press the button again.")
    blocks = (*in_sections([bold(title), *lines]), context(note))
    return Message(title, (*blocks, undo_button(run, file, voice)), replaces=True) if run else Message(title, blocks)
