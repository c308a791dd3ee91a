"""How events stand now: what sold, what is still expected, and what can be done, judged with all that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from math import nan

from bot.desk import Desk
from bot.events.judged import Judged, phase
from bot.events.remembered import Memory, with_usual
from bot.judging.judgement import judge
from bot.messages.events.event_values import Beside, EventCard, EventPart, EventStepTaken, Meets, Phase, Usual
from bot.store import Event, EventStep
from planner.events.plan import DELAYS, WITH_AMOUNT, EventKind
from planner.events.verdict import Verdict


def event_cards(desk: Desk, events: Sequence[Event], memory: Memory | None = None) -> tuple[EventCard, ...]:
    """Return how these events stand now, judged together with all other events of their products.

    ``memory``: what past events brought, for what those that have not begun may be expected to bring.
    """
    coming = [event for event in events if event.plan.starts > event.today(desk.now())]
    usual = memory.usual_of([event.plan for event in coming]) if memory else []
    like = dict(zip((event.id for event in coming), usual, strict=False))
    products = sorted(set(chain.from_iterable(dict(event.plan.units) for event in events)))
    judged = [Judged.of(each) for each in judge(desk, products=products)] if products else []
    parts: dict[int, list[EventPart]] = {event.id: [] for event in events if event.plan.units}
    for each in judged:
        for entry, of in enumerate(each.by.catalogue.event_of):
            if of.id in parts:
                parts[of.id].append(with_usual(each.part(entry), like.get(of.id), each, entry))
    for event in events:
        if event.plan.kind in DELAYS:
            parts[event.id] = [_delayed(code, event) for code, _ in event.plan.units]
    others = desk.store.events.planned(min(event.plan.starts for event in events)) if memory and events else ()
    return tuple(
        replace(
            card_of(desk, event, parts.get(event.id, ()), desk.store.events.steps(event.id), like.get(event.id)),
            beside=tuple(beside(event, others)),
            meets=tuple(meeting(event, others)),
        )
        for event in events
    )


def beside(event: Event, others: Sequence[Event]) -> Iterator[Beside]:
    """Yield the other events of its shop that have units of its products planned on some of its days."""
    mine, plan = {product for product, units in event.plan.units if units}, event.plan
    for other in others:
        shared = [product for product, units in other.plan.units if units and product in mine]
        is_then = other.plan.starts <= plan.ends and plan.starts <= other.plan.ends
        if shared and is_then and other.id != event.id and other.plan.shop == plan.shop:
            yield Beside(other.id, other.plan.name, tuple(shared))


def meeting(event: Event, others: Sequence[Event]) -> Iterator[Meets]:
    """Yield what of its shop and products has days, too, of which only one counts, or that do not go together."""
    plan, mine = event.plan, dict(event.plan.units)
    for other in others:
        it, theirs = other.plan, dict(other.plan.units)
        first, last = max(plan.starts, it.starts), min(plan.ends, it.ends)
        is_alike = plan.kind == it.kind and plan.kind in WITH_AMOUNT
        is_within = plan.kind == EventKind.SEASON and plan.amount > 1 and any(theirs.values())
        is_around = (
            plan.kind not in WITH_AMOUNT and any(mine.values()) and it.kind == EventKind.SEASON and it.amount > 1
        )
        is_paused = EventKind.ADS_PAUSED in {plan.kind, it.kind} and any((*mine.values(), *theirs.values()))
        shares = not mine or not theirs or bool(mine.keys() & theirs.keys())
        if (
            (is_alike or is_within or is_around or is_paused)
            and first <= last
            and shares
            and other.id != event.id
            and it.shop == plan.shop
        ):
            yield Meets(other.id, it.name, it.kind, it.amount, first, last)


def _delayed(product: str, event: Event) -> EventPart:
    """Return a product whose orders take longer: nothing is sold by that, and nothing missing."""
    return EventPart(
        product=product,
        planned=0,
        sold=0,
        expected=0,
        added=None,
        ads_rate=nan,
        verdict=Verdict.NONE,
        missing=0,
        sea_by=event.plan.starts,
        air_by=None,
        cap=0,
        cap_until=event.plan.ends,
    )


def card_of(
    desk: Desk, event: Event, parts: Sequence[EventPart], steps: Sequence[EventStep], usual: Usual | None
) -> EventCard:
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
        phase=Phase.CANCELLED if event.state == "cancelled" else phase(plan.starts, plan.ends, today),
        today=today,
        parts=tuple(sorted(parts, key=lambda part: part.urgency)),
        steps=tuple(EventStepTaken(step.at, step.user, step.action) for step in steps),
        as_of=now,
        amount=plan.amount,
        host=plan.host,
        price_cut=plan.price_cut,
        usual=usual,
    )
