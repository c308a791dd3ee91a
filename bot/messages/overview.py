"""The overview: how many SKUs stand at each level, and the worst of them."""

from collections.abc import Sequence
from datetime import datetime

from bot.messages.blocks import context, header, section
from bot.messages.levels import PRESSING, level_count
from bot.messages.reply import Message
from bot.messages.sku_line import SkuLine
from bot.wording import Safe, Voice
from planner.model import Level


def overview_message(
    counts: Sequence[tuple[Level, int]], worst: Sequence[SkuLine], now: datetime, voice: Voice
) -> Message:
    """Return the overview; with nothing imported yet it says how to begin."""
    if not counts:
        hint = voice.say(
            "Nothing is planned yet. On the machine that runs the bot, add a shop and import its files:\n"
            "`python -m bot shop add NAME --market GB --tz Europe/London --currency GBP`\n"
            "`python -m bot import orders.csv stock.xlsx --shop NAME`"
        )
        return Message(text=hint, blocks=(section(hint),))
    total = voice.count("{n} SKU planned", "{n} SKUs planned", sum(n for _, n in counts))
    levels = "\n".join(level_count(level, n, voice) for level, n in counts)
    blocks = [header(voice.say("Stock overview")), section(Safe(f"{total}\n{levels}"))]
    if worst:
        rows = "\n".join(line.worded(voice, with_location=True) for line in worst)
        left = sum(n for level, n in counts if level in PRESSING) - len(worst)
        if left > 0:
            rows += "\n" + voice.count("… and {n} more", "… and {n} more", left)
        blocks.append(section(Safe(f"{voice.say('*Look at these first*')}\n{rows}")))
    note = voice.say("As of {when}", when=now) + " · " + voice.say("`/stock SKU` shows one, `/stock help` the rest")
    return Message(text=total, blocks=(*blocks, context(note)))
