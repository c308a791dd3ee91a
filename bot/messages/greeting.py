"""What is answered to words nobody understands: how to ask, which commands there are, and that files can be dropped."""

from collections.abc import Sequence

from bot.messages.blocks import context, section, shorten
from bot.messages.reply import Message
from bot.wording import Phrase, Safe, Voice

HEARD = 80  # letters that are quoted back


def greeting_message(
    commands: Sequence[tuple[str, Phrase]], voice: Voice, *, heard: str = "", language: str = ""
) -> Message:
    """Return how to ask, a line a command with its meaning, and that files can be dropped.

    ``heard``: what was said and not understood; "" where somebody only greets. ``language``: what is said to who writes
    another than English or Chinese, in it.
    """
    title = voice.say(
        "Hello! Ask me about a SKU by its code, such as “how long does SKU123 last?”, or with one of these commands, "
        "here and in every channel:"
    )
    if heard:
        title = voice.say(
            "I do not understand “{heard}”: it names no SKU, shop or topic I know. Ask about a SKU by its code, such "
            "as “how long does SKU123 last?”, or with one of these commands, here and in every channel:",
            heard=shorten(heard, HEARD),
        )
    title = Safe(f"{language}\n{title}") if language else title
    note = voice.say(
        "Each has more to it: `/stock help`. Drop an export of Seller Center or the planning workbook here and it is "
        "imported."
    )
    lines = typed_lines(commands, voice)
    return Message(text=title, blocks=(section(Safe(f"{title}\n{lines}")), context(note)))


def typed_lines(commands: Sequence[tuple[str, Phrase]], voice: Voice) -> str:
    """Return a line a command: what is typed, and what comes of it."""
    return "\n".join(f"`{typed}` — {voice.say(meaning)}" for typed, meaning in commands)
