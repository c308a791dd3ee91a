"""The warning after a plan: what needs attention since people were last told, one message a shop, grouped by reason."""

from collections.abc import Sequence

from bot.messages.blocks import bold, context, section
from bot.messages.reply import Block, Message
from bot.messages.sku_line import SkuLine
from bot.wording import Safe, Voice
from planner.checks import CHECKS, Check


def warning_message(shop: str, lines: Sequence[SkuLine], more: int, voice: Voice) -> Message:
    """Return one message for the shop; each line names an item, its new level, and how long it lasts."""
    title = voice.count(
        "{n} SKU of {shop} needs attention", "{n} SKUs of {shop} need attention", len(lines) + more, shop=shop
    )
    blocks = [section(Safe(f"⚠️ {bold(title)}"))]
    for check in CHECKS:
        mine = [line for line in lines if line.level in check.LEVELS]
        if mine:
            blocks.append(_reason(check, mine, voice))
    note = voice.say("`/stock SKU` shows what to do.")
    if more:
        note = Safe(voice.count("and {n} more", "and {n} more", more) + " · " + note)
    return Message(text=title, blocks=(*blocks, context(note)))


def _reason(check: Check, lines: Sequence[SkuLine], voice: Voice) -> Block:
    """Return why to speak up, in the words of the check itself, and for which items."""
    tells_level = len(check.LEVELS) > 1
    said = [bold(voice.say((check.__doc__ or "").strip()))]
    return section(Safe("\n".join([*said, *(line.worded(voice, with_level=tells_level) for line in lines)])))
