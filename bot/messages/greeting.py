"""What is answered to words in a direct message: the bot does what commands and files say, and which there are."""

from collections.abc import Sequence

from bot.messages.blocks import context, section
from bot.messages.reply import Message
from bot.wording import Phrase, Safe, Voice


def greeting_message(commands: Sequence[tuple[str, Phrase]], voice: Voice) -> Message:
    """Return what can be typed, a line a command with its meaning, and that files can be dropped."""
    title = voice.say("Hello! I do not chat, but I answer these commands, here and in every channel:")
    lines = "\n".join(f"`{typed}` — {voice.say(meaning)}" for typed, meaning in commands)
    note = voice.say(
        "Each has more to it: `/stock help`. Drop an export of Seller Center or the planning workbook here and it is "
        "imported."
    )
    return Message(text=title, blocks=(section(Safe(f"{title}\n{lines}")), context(note)))
