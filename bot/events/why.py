"""Why an event is judged as it is, product by product."""

from bot.desk import Desk
from bot.events.cards import event_cards
from bot.events.judged import Judged
from bot.judgement import judge
from bot.messages.event_explanation import EventWhy
from bot.store import Event


def event_why(desk: Desk, event: Event) -> EventWhy:
    """Return what every number of an event was made from, the most pressing product first."""
    (card,) = event_cards(desk, [event])
    judged = [Judged.of(each) for each in judge(desk, products=[code for code, _ in event.plan.units])]
    parts = [
        each.why(entry) for each in judged for entry, of in enumerate(each.by.catalogue.event_of) if of.id == event.id
    ]
    return EventWhy(card, sorted(parts, key=lambda why: why.part.urgency))
