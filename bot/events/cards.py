"""How events stand now: what sold, what is still expected, and what can be done, judged with all that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

import numpy as np

from bot.desk import Desk
from bot.judgement import Judgement, judge
from bot.messages.event_values import PRESSING, EventCard, EventPart, EventStepTaken, Phase
from bot.store import Event, EventStep
from planner.model import NEVER, Floats
from planner.uplift import really_added
from planner.verdict import Verdict, Verdicts, verdicts


def event_cards(desk: Desk, events: Sequence[Event]) -> tuple[EventCard, ...]:
    """Return how these events stand now, judged together with all other events of their products."""
    products = sorted(set(chain.from_iterable(dict(event.plan.units) for event in events)))
    judged = [_Judged.of(each) for each in judge(desk, products=products)] if products else []
    parts: dict[int, list[EventPart]] = {event.id: [] for event in events if event.plan.units}
    for each in judged:
        for entry, of in enumerate(each.by.catalogue.event_of):
            if of.id in parts:
                parts[of.id].append(each.part(entry))
    return tuple(_card(desk, event, parts.get(event.id, ()), desk.store.events.steps(event.id)) for event in events)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The events of one time zone, judged."""

    by: Judgement
    verdicts: Verdicts
    added: Floats

    @classmethod
    def of(cls, by: Judgement) -> "_Judged":
        known, plan = by.catalogue, by.plan
        return cls(
            by,
            verdicts(plan, known.items, known.inbound, known.events, by.policy),
            really_added(known.events, known.history, known.items.known_days, plan.daily_rate, by.policy.window),
        )

    def part(self, entry: int) -> EventPart:
        events, said = self.by.catalogue.events, self.verdicts
        item = int(events.item[entry])
        return EventPart(
            product=self.by.catalogue.items.product[item],
            planned=int(events.planned[entry]),
            sold=int(events.sold[entry]),
            expected=round(float(said.expected[entry])),
            added=_whole(self.added[entry]),
            ads_rate=float(self.by.plan.ads_rate[item]),
            verdict=Verdict(int(said.verdict[entry])),
            missing=_whole(np.ceil(said.missing[entry])) or 0,
            sea_by=self._day(said.sea_by[entry]),
            air_by=None if said.air_by[entry] == NEVER else self._day(said.air_by[entry]),
            cap=_whole(said.cap[entry]) or 0,
            cap_until=self._day(said.cap_until[entry]),
        )

    def _day(self, offset: np.int64) -> date:
        return self.by.catalogue.as_of + timedelta(days=int(offset))


def _card(desk: Desk, event: Event, parts: Sequence[EventPart], steps: Sequence[EventStep]) -> EventCard:
    now, plan = desk.now(), event.plan
    today = event.today(now)
    return EventCard(
        id=event.id,
        version=event.version,
        name=plan.name,
        kind=plan.kind,
        shop=plan.shop,
        starts=plan.starts,
        ends=plan.ends,
        phase=_phase(event, today),
        today=today,
        parts=tuple(sorted(parts, key=lambda part: (PRESSING.index(part.verdict), part.sea_by, part.product))),
        steps=tuple(EventStepTaken(step.at, step.user, step.action) for step in steps),
        as_of=now,
    )


def _phase(event: Event, today: date) -> Phase:
    if event.state == "cancelled":
        return Phase.CANCELLED
    if event.plan.ends < today:
        return Phase.OVER
    return Phase.COMING if today < event.plan.starts else Phase.RUNNING


def _whole(units: float) -> int | None:
    return None if np.isnan(units) else round(float(units))
