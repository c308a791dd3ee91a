"""The alert levels as people see them: a sign and a few words each."""

from bot.messages.blocks import bold
from bot.wording import N_, Phrase, Safe, Voice
from planner.model import Level

LEVEL_WORDS: dict[Level, tuple[str, Phrase]] = {
    Level.NO_DATA: ("⚪", N_("No stock count yet")),
    Level.STALE_DATA: ("⚪", N_("Stock count too old")),
    Level.DEAD: ("⚫", N_("Not selling")),
    Level.OUT: ("🔴", N_("Out of stock")),
    Level.CRITICAL: ("🔴", N_("Critical: runs out before even air freight arrives")),
    Level.URGENT: ("🟠", N_("Urgent: runs out before a normal order arrives")),
    Level.REORDER: ("🟡", N_("Reorder now")),
    Level.EXPEDITE: ("🟠", N_("Chase the delivery: stock runs out before it arrives")),
    Level.WATCH: ("🔵", N_("Watch")),
    Level.OVERSTOCK: ("🟣", N_("Overstocked")),
    Level.OK: ("🟢", N_("OK")),
}
"""The sign and the words of each level."""

PRESSING = (Level.OUT, Level.CRITICAL, Level.URGENT, Level.REORDER, Level.EXPEDITE)
"""The levels that ask somebody to do something, the worst first."""


def level_count(level: Level, n: int, voice: Voice) -> Safe:
    """Return how many SKUs stand at a level, in one line."""
    sign, words = LEVEL_WORDS[level]
    return Safe(f"{sign} {voice.say(words)}: {bold(voice.units(n))}")
