"""What past events brought, remembered for the next one: by their kind, at a like price, by the same host."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.desk import Desk
from bot.events.asked import past
from bot.events.judged import Judged
from bot.judging.judgement import Judgement, judge
from bot.messages.events.event_values import EventPart, LastTime, Usual
from bot.store import Event
from planner.events.plan import WITHOUT_UNITS, EventKind, EventPlan
from planner.forecasting import usual as like
from planner.forecasting.brought import Brought, brought, together
from planner.forecasting.usual import Group, Traits, cut_band, suggested_units, usually
from planner.intake.workbook.sheet import folded
from planner.model import Flags

KINDS = tuple(EventKind)
MOST = 200  # past events that are remembered: what the latest ones brought says more than what is long ago


@dataclass(frozen=True, slots=True)
class Memory:
    """The events that are over, and what each of them brought."""

    events: tuple[Event, ...]  # the latest first; what plans no units is none of them
    brought: Brought

    @classmethod
    def of(cls, desk: Desk) -> "Memory":
        """Return what the events of the last year brought, the latest of them where there are many."""
        events = tuple(event for event in past(desk) if event.plan.kind not in WITHOUT_UNITS)[:MOST]
        place = {event.id: number for number, event in enumerate(events)}
        products = sorted({code for event in events for code, _ in event.plan.units})
        found, policies = list[Brought](), desk.policies
        for known in desk.store.facts.gather(desk.now(), products=products, policies=policies) if products else ():
            of = np.array([place.get(ref.id, len(events)) for ref in known.event_of], np.int64)
            columns = (known.events, known.history, known.items.known_days)
            found.append(brought(*columns, of, len(events), known.policy.window))
        return cls(events, together(found, len(events)))

    def usual_of(self, plans: Sequence[EventPlan]) -> list[Usual | None]:
        """Return what is usual for each of these plans; None where too few past events are known."""
        if not plans:
            return []
        past_ones, new = self.traits(), self.traits(plans)
        multiples = usually(self.brought.multiple, past_ones, new)
        shares = usually(self.brought.share, past_ones, new).value
        said = zip(multiples.value, multiples.narrowest, multiples.events.T, shares, plans, strict=True)
        return [
            None
            if np.isnan(multiple) or plan.kind in WITHOUT_UNITS
            else Usual(Group(int(group)), int(events[group]), float(multiple), float(share))
            for multiple, group, events, share, plan in said
        ]

    def said_of(self, plan: EventPlan) -> like.Usual:
        """Return what past events say of this plan, by group."""
        return usually(self.brought.multiple, self.traits(), self.traits([plan]))

    def among(self, plan: EventPlan) -> Flags:
        """Return which past events are in which group of this plan's, shape (groups, past)."""
        return like.grouped(self.traits(), self.traits([plan]))[:, 0]

    def traits(self, plans: Sequence[EventPlan] | None = None) -> Traits:
        """Return what is known of these plans, or of the past ones, in numbers that can be compared."""
        numbers = {host: number for number, host in enumerate(self.hosts)}
        some = [event.plan for event in self.events] if plans is None else plans
        cuts = [np.nan if plan.price_cut is None else float(plan.price_cut) for plan in some]
        return Traits(
            kind=np.array([KINDS.index(plan.kind) for plan in some], np.int64),
            cut=cut_band(np.array(cuts)),
            host=np.array([numbers.get(folded(plan.host), like.UNSAID) for plan in some], np.int64),
        )

    @property
    def hosts(self) -> Mapping[str, str]:
        """Return the hosts of past events, folded, each as it was written last."""
        said = [event.plan.host for event in reversed(self.events) if event.plan.host]
        return {folded(host): host for host in said}


def with_usual(part: EventPart, usual: Usual | None, by: Judged, entry: int) -> EventPart:
    """Return the part of an event with what an event like it usually adds."""
    if usual is None:
        return part
    events = by.by.catalogue.events
    days = float(events.end[entry] - events.start[entry] + 1)
    units = _units(usual, by.rate(entry), days)
    is_far = bool(like.is_far(np.array([float(part.planned)]), np.array([units]))[0])
    return replace(part, usual=None if np.isnan(units) else int(units), is_far=is_far)


def usual_units(desk: Desk, plan: EventPlan) -> dict[str, int]:
    """Return the units that an event like this one usually adds, by product, as far as that is known and above 0."""
    (usual,) = Memory.of(desk).usual_of([plan])
    products = [code for code, _ in plan.units]
    if usual is None:
        return {}
    days = float((plan.ends - plan.starts).days + 1)
    rates = _rates(judge(desk, products=products, shop=plan.shop))
    found = {code: _units(usual, rates.get(code, 0.0), days) for code in products}
    return {code: int(units) for code, units in found.items() if units >= 1}


def last_time(desk: Desk, product: str, shop: str) -> LastTime | None:
    """Return how the last event with a product of a shop ended; None: it is not known, or added nothing."""
    for each in judge(desk, products=[product], shop=shop):
        for item in range(len(each.catalogue.about)):
            last = Judged.of(each).last_time(item)
            if last is not None and last.added > 0:
                return last
    return None


def _rates(judged: Sequence[Judgement]) -> dict[str, float]:
    return {
        about.product: float(rate)
        for each in judged
        for about, rate in zip(each.catalogue.about, each.plan.daily_rate, strict=True)
    }


def _units(usual: Usual, rate: float, days: float) -> float:
    return float(suggested_units(*(np.array([value]) for value in (usual.multiple, rate, days)))[0])
