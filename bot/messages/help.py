"""The help: what can be typed, one line each."""

from collections.abc import Sequence

from bot.messages.blocks import context, section
from bot.messages.reply import Message
from bot.wording import Phrase, Voice


def help_message(usage: Sequence[tuple[str, Phrase]], voice: Voice) -> Message:
    """Return the list of what can be typed and what comes back."""
    lines = "\n".join(f"`{typed}` — {voice.say(meaning)}" for typed, meaning in usage)
    title = voice.say("*What you can type*")
    hint = voice.say("SKU codes, Seller SKUs and SKU IDs all work. Answers are private until you press Share.")
    return Message(text=voice.say("What you can type"), blocks=(section(f"{title}\n{lines}"), context(hint)))
