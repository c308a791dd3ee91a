"""The events of a judgement: what sold, what is still expected, what can be done, what they really added."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from bot.judging.judgement import Judgement
from bot.judging.reasons import explained
from bot.messages.events.event_values import EventCard, EventPart, LastTime, Phase
from bot.messages.events.event_why_values import EventWhy, PartWhy
from bot.messages.ordering.flight_values import FlightPays, units_flown
from planner.events.verdict import Verdict, Verdicts, verdicts
from planner.explaining.event_rules import explain_event
from planner.forecasting.brought import ran_out
from planner.forecasting.uplift import Uplift, of_known_days, really_added
from planner.model import NEVER, Flags, Level


@dataclass(frozen=True, slots=True)
class Judged:
    """The events of one time zone, judged."""

    by: Judgement
    verdicts: Verdicts
    uplift: Uplift
    ran_out: Flags  # of stock on one of its days; one per event

    @classmethod
    def of(cls, by: Judgement) -> "Judged":
        known, plan = by.catalogue, by.plan
        added = really_added(known.events, known.history, known.items.known_days, plan.daily_rate, by.policy.window)
        return cls(
            by,
            verdicts(plan, known.items, known.inbound, known.events, by.policy),
            of_known_days(added, known.events, known.items.sales_age),
            ran_out(known.events, known.history),
        )

    def part(self, entry: int) -> EventPart:
        events, said = self.by.catalogue.events, self.verdicts
        item = int(events.item[entry])
        return EventPart(
            product=self.by.catalogue.items.product[item],
            planned=int(events.planned[entry]),
            sold=int(events.sold[entry]),
            expected=round(float(said.expected[entry])),
            added=_whole(self.uplift.added[entry]),
            ran_out=bool(self.ran_out[entry]),
            ads_rate=float(self.by.plan.ads_rate[item]),
            verdict=Verdict(int(said.verdict[entry])),
            missing=_whole(said.missing[entry]) or 0,
            sea_by=self._day(said.sea_by[entry]),
            air_by=None if said.air_by[entry] == NEVER else self._day(said.air_by[entry]),
            cap=_whole(said.cap[entry]) or 0,
            cap_by=None if said.cap_by[entry] == NEVER else self._day(said.cap_by[entry]),
            cap_until=self._day(said.cap_until[entry]),
            on_its_way=bool(said.on_its_way[entry]),
            by_sea=self._usually_there(entry, item),
            last_time=self.last_time(item),
            lowest=None if np.isnan(said.lowest[entry]) else int(np.floor(said.lowest[entry])),
            safety_stock=int(self.by.plan.safety_stock[item]),
            **self._flown(entry, item),
        )

    def _flown(self, entry: int, item: int) -> dict[str, Any]:
        """Return what of the order to fly instead of capping an event, and until when to decide on it.

        The plan sells all of the event: where only air is there before stock is out, a flight saves all of it.
        """
        plan, items, asked = self.by.plan, self.by.catalogue.items, float(self.by.allocation.quantity[item])
        saves = self.verdicts.verdict[entry] == Verdict.CAP and plan.level[item] == Level.URGENT
        if not saves or not 0 < plan.air_quantity[item] <= asked:
            return {}
        pays = FlightPays.of(plan, items, item, self.by.catalogue.about[item].currency, at_most=asked)
        if pays is not None and not pays.pays:
            return {}
        return {"flown": units_flown(plan, items, item, asked), "fly_by": self._day(plan.air_decision_day[item])}

    def _usually_there(self, entry: int, item: int) -> date | None:
        """Return when an order by sea placed now usually comes, where that is in time and a late one is not."""
        plan, is_late = self.by.plan, self.verdicts.verdict[entry] in {Verdict.AIR, Verdict.CAP}
        arrives = plan.order_wait[item] + np.ceil(plan.lead_time[item])
        return self._day(arrives) if is_late and arrives < self.by.catalogue.events.start[entry] else None

    def rate(self, entry: int) -> float:
        """Return what the product of an event sells on an ordinary day."""
        return float(self.by.plan.daily_rate[self.by.catalogue.events.item[entry]])

    def ahead_of(self, i: int) -> tuple[EventCard, ...]:
        """Return the coming and running events of an item by start, each with this item alone."""
        return tuple(self._with_one(entry) for entry in self._entries_of(i))

    def why_of(self, i: int) -> tuple[EventWhy, ...]:
        """Return why each of them is judged as it is."""
        return tuple(EventWhy(self._with_one(entry), (self.why(entry),)) for entry in self._entries_of(i))

    def why(self, entry: int) -> PartWhy:
        """Return why one product of an event is judged as it is."""
        known = self.by.catalogue
        item = int(known.events.item[entry])
        numbers = explain_event(self.verdicts, self.uplift, self.by.basis, entry)
        if known.events.pauses_ads[entry]:
            numbers = tuple(it for it in explained(self.by, item) if it.name == "ads_rate")
        return PartWhy(self.part(entry), known.about[item].location, numbers, known.as_of)

    def _entries_of(self, i: int) -> list[int]:
        events = self.by.catalogue.events
        mine = np.flatnonzero((events.item == i) & (events.end >= 0))
        return [int(entry) for entry in mine[np.argsort(events.start[mine])]]

    def _with_one(self, entry: int) -> EventCard:
        today = self.by.catalogue.as_of
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
            amount=of.amount,
        )

    def last_time(self, item: int) -> LastTime | None:
        """Return how the last event with the item ended."""
        events = self.by.catalogue.events
        over = np.flatnonzero((events.item == item) & (events.end < 0) & ~np.isnan(self.uplift.added))
        if not over.size:
            return None
        last = int(over[np.argmax(events.end[over])])
        name, ended = self.by.catalogue.event_of[last].name, self._day(events.end[last])
        added = round(float(self.uplift.added[last]))
        return LastTime(name, ended, int(events.planned[last]), added, ran_out=bool(self.ran_out[last]))

    def _day(self, offset: np.int64) -> date:
        return self.by.catalogue.as_of + timedelta(days=int(offset))


def phase(starts: date, ends: date, today: date) -> Phase:
    """Return where an event stands that was not cancelled."""
    if ends < today:
        return Phase.OVER
    return Phase.COMING if today < starts else Phase.RUNNING


def _whole(units: float) -> int | None:
    return None if np.isnan(units) else round(float(units))
