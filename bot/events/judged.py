"""The events of a judgement: what sold, what is still expected, what can be done, what they really added."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from bot.judgement import Judgement
from bot.messages.event_values import EventCard, EventPart, LastTime, Phase
from planner.model import NEVER, Floats
from planner.uplift import really_added
from planner.verdict import Verdict, Verdicts, verdicts


@dataclass(frozen=True, slots=True)
class Judged:
    """The events of one time zone, judged."""

    by: Judgement
    verdicts: Verdicts
    added: Floats

    @classmethod
    def of(cls, by: Judgement) -> "Judged":
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
            last_time=self._last_time(item),
        )

    def ahead_of(self, i: int) -> tuple[EventCard, ...]:
        """Return the coming and running events of an item by start, each with this item alone."""
        known, events = self.by.catalogue, self.by.catalogue.events
        mine = np.flatnonzero((events.item == i) & (events.end >= 0))
        return tuple(self._with_one(int(entry), known.as_of) for entry in mine[np.argsort(events.start[mine])])

    def _with_one(self, entry: int, today: date) -> EventCard:
        of, events = self.by.catalogue.event_of[entry], self.by.catalogue.events
        starts, ends = self._day(events.start[entry]), self._day(events.end[entry])
        return EventCard(
            id=of.id,
            version=0,
            name=of.name,
            kind=of.kind,
            shop="",
            starts=starts,
            ends=ends,
            phase=phase(starts, ends, today),
            today=today,
            parts=(self.part(entry),),
            steps=(),
            as_of=self.by.now,
        )

    def _last_time(self, item: int) -> LastTime | None:
        """Return how the last event with the item ended."""
        events = self.by.catalogue.events
        over = np.flatnonzero((events.item == item) & (events.end < 0) & ~np.isnan(self.added))
        if not over.size:
            return None
        last = int(over[np.argmax(events.end[over])])
        name, ended = self.by.catalogue.event_of[last].name, self._day(events.end[last])
        return LastTime(name, ended, int(events.planned[last]), round(float(self.added[last])))

    def _day(self, offset: np.int64) -> date:
        return self.by.catalogue.as_of + timedelta(days=int(offset))


def phase(starts: date, ends: date, today: date) -> Phase:
    """Return where an event stands that was not cancelled."""
    if ends < today:
        return Phase.OVER
    return Phase.COMING if today < starts else Phase.RUNNING


def _whole(units: float) -> int | None:
    return None if np.isnan(units) else round(float(units))
