"""Why an event is judged as it is, product by product, and why it is expected to add what it is."""

from collections.abc import Sequence

import numpy as np

from bot.desk import Desk
from bot.events.cards import event_cards
from bot.events.judged import Judged
from bot.events.remembered import Memory
from bot.judging.judgement import judge
from bot.messages.events.event_values import EventCard
from bot.messages.events.event_why_values import EventWhy, PastOne, UsualWhy
from bot.store import Event
from planner.explaining.usual_rules import explain_multiple, explain_units
from planner.forecasting.brought import LeftOut


def event_why(desk: Desk, event: Event) -> EventWhy:
    """Return what every number of an event was made from, the most pressing product first."""
    memory = Memory.of(desk)
    (card,) = event_cards(desk, [event], memory)
    judged = [Judged.of(each) for each in judge(desk, products=[code for code, _ in event.plan.units])]
    entries = [
        (each, entry) for each in judged for entry, of in enumerate(each.by.catalogue.event_of) if of.id == event.id
    ]
    parts = sorted((each.why(entry) for each, entry in entries), key=lambda why: why.part.urgency)
    return EventWhy(card, parts, _usual(memory, event, card, entries))


def _usual(memory: Memory, event: Event, card: EventCard, entries: Sequence[tuple[Judged, int]]) -> UsualWhy | None:
    if card.usual is None:
        return None
    found = memory.said_of(event.plan)
    days = (event.plan.ends - event.plan.starts).days + 1
    rates = {each.part(entry).product: each.rate(entry) for each, entry in entries}
    units = [
        (part.product, explain_units(card.usual.multiple, rates[part.product], days))
        for part in card.parts
        if part.product in rates
    ]
    return UsualWhy(explain_multiple(found.events[:, 0], found.median[:, 0]), units, _past(memory, event, card))


def _past(memory: Memory, event: Event, card: EventCard) -> list[PastOne]:
    """Return the past events of the narrowest group that counts, and of it those left out."""
    assert card.usual is not None  # noqa: S101 - asked before
    among = memory.among(event.plan)[card.usual.group]
    multiple, left_out = memory.brought.multiple, memory.brought.left_out
    return [
        PastOne(past.plan.name, past.plan.ends, float(multiple[place]), LeftOut(int(left_out[place])))
        for place, past in enumerate(memory.events)
        if among[place] or (np.isnan(multiple[place]) and past.plan.kind == event.plan.kind)
    ]
