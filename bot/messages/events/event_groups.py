"""What past events really added, by host, by format and by price, above the list of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.messages.blocks import bold, context, in_sections
from bot.messages.events.event_usual_why import left_out_words
from bot.messages.events.event_why_values import PastOne
from bot.messages.events.event_words import KIND_WORDS
from bot.messages.reply import Block
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.events.plan import EventKind

GROUPS = 8  # of a trait; the workbook holds every event


class Trait(StrEnum):
    """What past events are put together by."""

    HOST = "host"
    FORMAT = "format"
    PRICE = "price"


TITLES: Mapping[Trait, Phrase] = {
    Trait.HOST: N_("By host"),
    Trait.FORMAT: N_("By format"),
    Trait.PRICE: N_("By price"),
}
PRICES: Sequence[Phrase] = (
    N_("at full price"),
    N_("up to 15% off"),
    N_("16% to 30% off"),
    N_("more than 30% off"),
)
"""The bands of ``planner.forecasting.usual.CUTS``."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """What past events that have something in common really added."""

    trait: Trait
    value: str  # the host as written last, the kind, the number of the band of prices
    events: int
    multiple: float  # times an ordinary day's sales, on top, each day
    share: float  # of what was planned


def group_blocks(groups: Sequence[EventGroup], left_out: Sequence[PastOne], voice: Voice) -> list[Block]:
    """Return what past events added, a line for each trait, and those that do not count; nothing where none does."""
    lines = [_line(trait, [group for group in groups if group.trait == trait], voice) for trait in Trait]
    said = [line for line in lines if line]
    blocks: list[Block] = list(in_sections(said))
    if said:
        notes = [
            voice.say("On top each day, times an ordinary day's sales: medians, of few events drawn to that of all.")
        ]
        if left_out:
            notes.append(voice.say("Left out: {events}", events=left_out_words(left_out, voice)))
        blocks.append(context(*notes))
    return blocks


def _line(trait: Trait, groups: Sequence[EventGroup], voice: Voice) -> Safe:
    if not groups:
        return Safe("")
    said = [_group(group, voice) for group in groups[:GROUPS]]
    more = len(groups) - GROUPS
    if more > 0:
        said.append(voice.count("and {n} more", "and {n} more", more))
    return voice.say("{trait}: {groups}", trait=bold(voice.say(TITLES[trait])), groups=voice.listed(said))


def _group(group: EventGroup, voice: Voice) -> Safe:
    said = {"name": _name(group, voice), "times": voice.rate(group.multiple)}
    if group.share < 0:
        return voice.count("{name} *{times}×* ({n} event)", "{name} *{times}×* ({n} events)", group.events, **said)
    return voice.count(
        "{name} *{times}×* ({n} event, {share} of the plan)",
        "{name} *{times}×* ({n} events, {share} of the plan)",
        group.events,
        share=voice.share(group.share),
        **said,
    )


def _name(group: EventGroup, voice: Voice) -> Safe:
    match group.trait:
        case Trait.HOST:
            return escape(group.value)
        case Trait.FORMAT:
            return voice.say(KIND_WORDS[EventKind(group.value)][1])
        case Trait.PRICE:
            return voice.say(PRICES[int(group.value)])
