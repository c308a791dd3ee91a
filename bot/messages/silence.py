"""Warnings that people snoozed: the window that asks for how long, how a card says it, and the list of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.messages.blocks import actions, bold, button, code, context, cut, in_sections, section
from bot.messages.inputs import choice_field, words_field
from bot.messages.levels import LEVEL_WORDS
from bot.messages.page import Page
from bot.messages.reply import Block, Message, View
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.model import Level

SNOOZE_WARNINGS, WAKE_WARNING = "snooze_warnings", "wake_warning"
SNOOZE_OF = N_("Snooze")
CARD, MESSAGE, THESE = "card:", "message:", "these:"  # begins the value of a button: which warnings it means
WHICH, UNTIL, NOTE = "which", "until", "note"
ALL, WORSE = "all", "worse"
DAYS = ("1", "3", "7")  # a warning may be silent for
USUAL = "3"
CHOICES = 99  # warnings that can be chosen one by one
BESIDE: Mapping[str, Phrase] = {
    "oversold": N_("oversold"),
    "surge": N_("surge"),
    "expiring": N_("will expire unsold"),
    "expired": N_("expired"),
}
"""What stands beside a level, by its check."""
NAMED = 5
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Silence:
    """Until when nobody is told of something, who wanted that, and why."""

    until: datetime
    who: str
    note: str

    def worded(self, voice: Voice) -> Safe:
        said = voice.say("💤 snoozed by {who} until {when}", who=voice.person(self.who), when=self.until)
        return Safe(said + voice.say(" “{note}”", note=self.note)) if self.note else said


@dataclass(frozen=True, slots=True)
class WarningLine:
    """A warning as windows and lists name it."""

    id: int
    product: str
    name: str
    location: str
    level: Level
    rule: str = ""  # the check that speaks, where it is not its level
    silence: Silence | None = None

    def what(self, voice: Voice) -> Safe:
        """Return what people are warned of."""
        return voice.say(BESIDE.get(self.rule, LEVEL_WORDS[self.level][1]))

    def worded(self, voice: Voice) -> Safe:
        sign, name = LEVEL_WORDS[self.level][0], escape(cut(self.name, NAME_LENGTH))
        said = f"{sign} {code(escape(self.product))} {name} · {escape(self.location)} · {self.what(voice)}"
        return Safe(f"{said}\n{self.silence.worded(voice)}") if self.silence else Safe(said)


def snooze_warnings_window(lines: Sequence[WarningLine], about: str, voice: Voice) -> View:
    """Return the window that asks which warnings are to be silent, and until when."""
    blocks: list[Block] = []
    if len(lines) == 1:
        blocks.append(section(lines[0].worded(voice)))
    else:
        which = [(ALL, voice.count("all {n} of them", "all {n} of them", len(lines)))]
        which += [
            (str(line.id), Safe(f"{escape(line.product)} · {escape(line.location)} · {line.what(voice)}"))
            for line in lines[:CHOICES]
        ]
        blocks.append(choice_field(WHICH, voice.say("Which warnings?"), which, ALL))
    times = [(days, voice.count("{n} day", "{n} days", int(days))) for days in DAYS]
    times.append((WORSE, voice.say("Until it gets worse, 30 days at most")))
    blocks += [
        choice_field(UNTIL, voice.say("Stay silent for"), times, USUAL),
        words_field(NOTE, voice.say("Why?"), hint=voice.say("Everybody who sees the card can read it.")),
        context(voice.say("What gets worse is told earlier; what still stands then is told once more.")),
    ]
    return View(
        title=voice.say(SNOOZE_OF),
        blocks=tuple(blocks),
        submit=voice.say("Snooze"),
        close=voice.say("Close"),
        about=about,
    )


def warning_blocks(warnings: Sequence[int], silence: Silence | None, voice: Voice) -> list[Block]:
    """Return what a card says of the warnings of an item without an order to decide, and the button that changes it."""
    if not warnings:
        return []
    value = CARD + ",".join(map(str, warnings))
    if silence is None:
        return [actions(button(voice.say("Snooze its warning…"), SNOOZE_WARNINGS, value))]
    return [context(silence.worded(voice)), actions(button(voice.say("Warn again"), WAKE_WARNING, value))]


def snoozed_note(lines: Sequence[WarningLine], silence: Silence, voice: Voice) -> Message:
    """Return what was snoozed, to who did it."""
    title = voice.count("💤 {n} warning snoozed until {when}", "💤 {n} warnings snoozed until {when}", len(lines),
                        when=silence.until)  # fmt: skip
    if silence.note:
        title = Safe(title + voice.say(" “{note}”", note=silence.note))
    said = [bold(title), *(replace(line, silence=None).worded(voice) for line in lines[:NAMED])]
    if len(lines) > NAMED:
        said.append(voice.count("… and {n} more", "… and {n} more", len(lines) - NAMED))
    note = voice.say("`/stock snoozed` lists what is snoozed and wakes it.")
    return Message(text=title, blocks=(*in_sections(said), context(note)))


def woken_note(line: WarningLine, voice: Voice) -> Message:
    """Return that a warning speaks again."""
    said = voice.say("🔔 Warnings of {product}, {location} are on again.", product=line.product, location=line.location)
    return Message(text=said, blocks=(section(said),))


def snoozed_page(lines: Sequence[WarningLine], total: int, page: int, voice: Voice) -> Page:
    """Return a page of snoozed warnings, the first to wake first, each with the button that wakes it."""
    if not total:
        hint = voice.say("No warning is snoozed. Warnings, digests and cards have the button that does it.")
        return Page(hint, (section(hint),), 0, 0)
    rows = [
        section(line.worded(voice), button(voice.say("Warn again"), WAKE_WARNING, f"{page} {line.id}"))
        for line in lines
    ]
    title = voice.count("{n} snoozed warning", "{n} snoozed warnings", total)
    return Page(title, rows, len(rows), total, note=voice.say("Snoozed orders: `/reorder snoozed`."))
