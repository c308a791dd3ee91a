"""Units of an order for events that are over before it arrives: how many, and what to order without them."""

from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import shorten
from bot.wording import N_, Safe, Voice

NAMED = 3  # events
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class EventsMissed:
    """What of an order comes too late for events."""

    events: tuple[str, ...]  # their names, by start
    ends: date  # of the last of them
    arrives: date  # an order by sea
    units: int  # [units] of it for them, that they lack
    quantity: int  # [units] the order without these; 0: none would be due


def missed_lines(missed: EventsMissed | None, voice: Voice) -> list[Safe]:
    """Return that part of the order comes too late, and what to order instead."""
    if missed is None:
        return []
    said = voice.count(
        "⚠️ *{n}* of these units comes by sea (about {arrives}) too late for what is over on {date}: {events}.",
        "⚠️ *{n}* of these units come by sea (about {arrives}) too late for what is over on {date}: {events}.",
        missed.units,
        events=_names(missed, voice),
        date=missed.ends,
        arrives=missed.arrives,
    )
    instead = N_("Without them nothing is to order yet.")
    if missed.quantity:
        instead = N_("Without them it is *{units}*: *Another quantity…*")
    return [voice.together(said, voice.say(instead, units=missed.quantity))]


def missed_in_short(missed: EventsMissed, voice: Voice) -> Safe:
    """Return the same in a few words, for a line of a list."""
    sentence = N_("⚠️ *{late}* of it for {events}, over before they arrive by sea: *{units}* without them")
    return voice.say(sentence, late=missed.units, events=_names(missed, voice), units=missed.quantity)


def _names(missed: EventsMissed, voice: Voice) -> Safe:
    return voice.listed(shorten(name, NAME_LENGTH) for name in missed.events[:NAMED])
