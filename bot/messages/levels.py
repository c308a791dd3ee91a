"""The alert levels as people see them: a sign and a few words each; and what they may type for them."""

from collections.abc import Mapping, Sequence

from bot.wording import N_, Phrase, Safe, Voice
from planner.model import Level

LEVEL_WORDS: dict[Level, tuple[str, Phrase]] = {
    Level.NO_DATA: ("⚪", N_("No stock count yet")),
    Level.STALE_DATA: ("⚪", N_("Numbers too old")),
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

URGENT = "urgent"
CHOICES: Mapping[str, tuple[Level, ...]] = {
    URGENT: (Level.OUT, Level.CRITICAL, Level.URGENT),
    "out": (Level.OUT,),
    "critical": (Level.CRITICAL,),
    "reorder": (Level.REORDER,),
    "chase": (Level.EXPEDITE,),
    "watch": (Level.WATCH,),
    "overstock": (Level.OVERSTOCK,),
    "dead": (Level.DEAD,),
    "old": (Level.STALE_DATA,),
    "uncounted": (Level.NO_DATA,),
    "ok": (Level.OK,),
}
"""The words that choose levels, and which."""
ALSO = {
    "urgently": URGENT,
    "紧急": URGENT,
    "紧急预警": URGENT,
    "out of stock": "out",
    "oos": "out",
    "断货": "out",
    "缺货": "out",
    "reorder now": "reorder",
    "补货": "reorder",
    "预警": "reorder",
    "expedite": "chase",
    "late": "chase",
    "催货": "chase",
    "watching": "watch",
    "关注": "watch",
    "overstocked": "overstock",
    "积压": "overstock",
    "超储": "overstock",
    "idle": "dead",
    "not selling": "dead",
    "滞销": "dead",
    "stale": "old",
    "no count": "uncounted",
    "no data": "uncounted",
    "未盘点": "uncounted",
    "正常": "ok",
}
"""Other words people use for them."""


def level_count(level: Level, n: int, voice: Voice) -> Safe:
    """Return how many SKUs stand at a level, in one line."""
    sign, words = LEVEL_WORDS[level]
    return voice.say("{sign} {level}: *{n}*", sign=sign, level=voice.say(words), n=n)


def stands_otherwise(product: str, stands: Sequence[tuple[str, Level]], voice: Voice) -> Safe:
    """Return how a product stands at each location, where somebody took it to have another colour."""
    levels = [
        voice.say("{sign} {level} ({place})", sign=sign, level=voice.say(words), place=place)
        for place, (sign, words) in ((place, LEVEL_WORDS[level]) for place, level in stands)
    ]
    return voice.say("Not that colour: `{product}` stands at {levels}.", product=product, levels=voice.listed(levels))


def choice_meant(typed: str, voice: Voice) -> str:
    """Return which choice of levels the folded words stand for, in English, Chinese or the reader's own words.

    >>> choice_meant("overstocked", Voice()), choice_meant("tote", Voice())
    ('overstock', '')
    """
    shown = {
        voice.say(LEVEL_WORDS[levels[0]][1]).casefold(): choice for choice, levels in reversed(list(CHOICES.items()))
    }
    shown[voice.say(LEVEL_WORDS[Level.URGENT][1]).casefold()] = URGENT
    return typed if typed in CHOICES else ALSO.get(typed, "") or shown.get(typed, "")


def choice_words(choice: str, voice: Voice) -> Safe:
    """Return the sign and the words of a choice of levels."""
    if choice == URGENT:
        return Safe("🔴 🟠 " + voice.say("Urgent: out of stock, or out before a normal order arrives"))
    sign, words = LEVEL_WORDS[CHOICES[choice][0]]
    return Safe(f"{sign} {voice.say(words)}")
