"""The Home of the app: the overview of stock, a button for each other list, and what can be typed."""

from collections.abc import Sequence

from bot.messages.blocks import button, context, divider, section
from bot.messages.greeting import typed_lines
from bot.messages.page import MORE, ListAsked
from bot.messages.reply import Message
from bot.wording import Phrase, Safe, Voice


def home_message(
    overview: Message, lists: Sequence[tuple[str, Phrase]], commands: Sequence[tuple[str, Phrase]], voice: Voice
) -> Message:
    """Return the overview with the other lists and the commands below it."""
    shown = [
        section(voice.say(meaning), button(voice.say("Show"), MORE, ListAsked(name).value)) for name, meaning in lists
    ]
    note = voice.say("Buttons answer in *Messages*, beside this. This page is as of when you opened it.")
    typed = Safe(f"{voice.say('*What you can type, here and in every channel*')}\n{typed_lines(commands, voice)}")
    return Message(
        text=overview.text,
        blocks=(*overview.blocks, divider(), *shown, context(note), divider(), section(typed)),
    )
