"""What past events really added, put together by host, by format and by price."""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.events.remembered import KINDS, Memory
from bot.messages.events.event_groups import EventGroup, Trait
from bot.messages.events.event_why_values import PastOne
from planner.forecasting.brought import LeftOut
from planner.forecasting.usual import CUTS, by_group
from planner.model import Integers


def groups_of(memory: Memory) -> tuple[EventGroup, ...]:
    """Return every host, format and band of prices of which a past event counts, the most events first."""
    traits = memory.traits()
    return (
        *_groups(memory, Trait.HOST, traits.host, list(memory.hosts.values())),
        *_groups(memory, Trait.FORMAT, traits.kind, [kind.value for kind in KINDS]),
        *_groups(memory, Trait.PRICE, traits.cut, [str(band) for band in range(len(CUTS) + 1)]),
    )


def left_out_of(memory: Memory) -> list[PastOne]:
    """Return the past events nothing is learned from, the latest first."""
    found = zip(memory.events, memory.brought.left_out, strict=True)
    return [
        PastOne(event.plan.name, event.plan.ends, np.nan, LeftOut(int(why)))
        for event, why in found
        if why != LeftOut.COUNTS
    ]


def _groups(memory: Memory, trait: Trait, group: Integers, names: Sequence[str]) -> Iterator[EventGroup]:
    multiples = by_group(memory.brought.multiple, group, len(names))
    shares = by_group(memory.brought.share, group, len(names))
    events = multiples.events[1]
    middle, share = multiples.drawn, shares.drawn
    for place in np.argsort(-events, kind="stable"):
        if events[place]:
            yield EventGroup(trait, names[place], int(events[place]), float(middle[place]), float(share[place]))
