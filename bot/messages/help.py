"""The help: what can be typed, one line each."""

from collections.abc import Sequence

from bot.messages.blocks import context, section
from bot.messages.reply import Message
from bot.wording import Phrase, Voice

ASKS_HELP = {"help", "?", "？", "帮助"}


def help_message(usage: Sequence[tuple[str, Phrase]], hint: Phrase, voice: Voice) -> Message:
    """Return the list of what can be typed and what comes back, and what else is good to know."""
    lines = "\n".join(f"`{typed}` — {voice.say(meaning)}" for typed, meaning in usage)
    title = voice.say("*What you can type*")
    return Message(text=voice.say("What you can type"), blocks=(section(f"{title}\n{lines}"), context(voice.say(hint))))
