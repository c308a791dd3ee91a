"""The warning after an import: what needs attention since people were last told, worst first, one message a shop."""

from collections.abc import Sequence

from bot.messages.blocks import bold, context, section
from bot.messages.reply import Message
from bot.messages.sku_line import SkuLine
from bot.wording import Safe, Voice


def warning_message(shop: str, lines: Sequence[SkuLine], more: int, voice: Voice) -> Message:
    """Return one message for the shop; each line names an item, its new level, and how long it lasts."""
    title = voice.count(
        "{n} SKU of {shop} needs attention", "{n} SKUs of {shop} need attention", len(lines) + more, shop=shop
    )
    worded = "\n".join(line.worded(voice, with_level=True) for line in lines)
    note = voice.say("`/stock SKU` shows what to do.")
    if more:
        note = Safe(voice.count("and {n} more", "and {n} more", more) + " · " + note)
    return Message(text=title, blocks=(section(Safe(f"⚠️ {bold(title)}\n{worded}")), context(note)))
