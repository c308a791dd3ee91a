"""What a word of the trade means, to who asks for that."""

from dataclasses import dataclass

from bot.messages.blocks import section
from bot.messages.reply import Message
from bot.wording import Phrase, Voice

SKU = "SKU"  # in a command: some SKU


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade."""

    meaning: Phrase
    shown_by: str  # a command, without its sign
    is_list: bool = False  # said alone, or behind “what is”, it asks which are so

    def command(self, product: str) -> str:
        """Return the command that shows it of a product; of any where that is ""."""
        return self.shown_by.replace(SKU, product or SKU)


def meaning_message(term: Term, voice: Voice) -> Message:
    """Return what a term means, and the command that shows it."""
    command = f"/{term.command('')}"
    said = voice.together(voice.say(term.meaning), voice.say("`{command}` shows it.", command=command))
    return Message(text=said, blocks=(section(said),))
