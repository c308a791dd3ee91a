"""What of suggested orders comes too late for events, as stock stands now."""

from collections.abc import Mapping
from datetime import timedelta

import numpy as np

from bot.judging.judgement import Judgement
from bot.messages.ordering.event_late import EventsMissed
from planner.events.late import too_late
from planner.suggestion import quantity_moved


def events_missed(judgement: Judgement, asked: Mapping[tuple[str, str], int]) -> Mapping[int, EventsMissed]:
    """Return which units of the orders of items are for events that are over before they arrive, by number of item.

    ``asked`` are the units that suggestions ask for, by product and location. Where the plan wants another quantity by
    now, as an event was planned since, nothing is said until the next check asks for it.
    """
    known = judgement.catalogue
    if not known.event_of:
        return {}
    found, wanted = too_late(judgement.plan, known.items, known.inbound, known.events), judgement.allocation.quantity
    missed = {}
    for i in np.flatnonzero((found.units > 0) & (found.quantity < wanted)).tolist():
        units = asked.get((known.items.product[i], known.items.location[i]), 0)
        if found.quantity[i] >= units or quantity_moved(units, int(wanted[i]), int(known.items.case_pack[i])):
            continue
        entries = np.flatnonzero(found.misses & (known.events.item == i))
        entries = entries[np.argsort(known.events.start[entries], kind="stable")]
        missed[i] = EventsMissed(
            events=tuple(dict.fromkeys(known.event_of[entry].name for entry in entries)),
            ends=known.as_of + timedelta(days=int(known.events.end[entries].max())),
            arrives=known.as_of + timedelta(days=int(found.arrival_day[i])),
            units=int(found.units[i]),
            quantity=int(found.quantity[i]),
        )
    return missed
