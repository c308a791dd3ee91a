"""A one-off bulk order on a card: that the daily rate is made without it, and a button to count it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import button, section
from bot.messages.reply import Block
from bot.wording import Safe, Voice

BULK = "bulk"
NAMED = 3


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One order so large that it would make the daily rate."""

    id: int
    version: int
    day: date
    units: int
    counts: bool
    decided_by: str  # "": nobody said anything


def bulk_blocks(orders: Sequence[BulkLine], voice: Voice) -> list[Block]:
    """Return each of the latest with the button that counts it, or leaves it out again."""
    return [section(_said(it, voice), _button(it, voice)) for it in orders[:NAMED]]


def _said(it: BulkLine, voice: Voice) -> Safe:
    said = {"units": it.units, "date": it.day}
    if not it.counts:
        return voice.say(
            "📦 Left out of the daily rate: one order of *{units}* on {date}, far outside the others.", **said
        )
    who = voice.person(it.decided_by)
    return voice.say("📦 The order of *{units}* on {date} is counted, as {who} said.", who=who, **said)


def _button(it: BulkLine, voice: Voice) -> Block:
    label = voice.say("Leave it out") if it.counts else voice.say("Count it")
    return button(label, BULK, f"{it.id}:{it.version}:{int(not it.counts)}")
