"""What would be said of an event that nobody has planned, where somebody asks “can I sell 1,000 on Friday”."""

from dataclasses import replace
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.events.cards import beside, card_of
from bot.events.judged import Judged
from bot.events.meant import meant, shops_selling
from bot.events.typed import Said
from bot.judging.judgement import judged
from bot.messages.events.event_supposed import Supposed
from bot.messages.events.event_values import EventPart
from bot.store import Catalogue, Event, EventRef
from bot.understanding.typed import product_meant
from planner.blocks import joined_entries
from planner.events.plan import EventPlan
from planner.model import Events

NOBODYS = 0  # the number of an event that is not kept
UNNAMED = "?"  # what it is called meanwhile
LEAST = "1"  # units that stand in where nobody said how many: what may be sold at most does not hang on them


def supposed(desk: Desk, said: Said) -> tuple[Supposed, ...]:
    """Return what would be said of the event in each shop it may be meant for; nothing is kept.

    Raises: the first mistake.
    """
    return tuple(_in_shop(desk, replace(said, shop=shop)) for shop in _shops(desk, said))


def _shops(desk: Desk, said: Said) -> list[str]:
    """Return the shop that was named, else all that sell the products; "" where what is wrong has to be said."""
    try:
        codes = [product_meant(desk, product) for product, _ in said.products]
    except (MisspeltSku, UnknownSku):
        return [said.shop]
    return [said.shop] if said.shop else [shop.name for shop in shops_selling(desk, codes)] or [""]


def _in_shop(desk: Desk, said: Said) -> Supposed:
    units = tuple((product, typed or LEAST) for product, typed in said.products)
    plan = meant(desk, replace(said, name=said.name or UNNAMED, products=units))
    unsaid = frozenset(code for (code, _), (_, typed) in zip(plan.units, said.products, strict=True) if not typed)
    now = desk.now()
    known = desk.store.facts.gather(
        now,
        products=[code for code, _ in plan.units],
        shop=plan.shop,
        policies=desk.policies,
        reporting=desk.reporting_currency,
    )
    zone = known[0].zone if known else "UTC"
    event = Event(NOBODYS, 1, plan, "planned", "", now, zone, "", "")
    parts = list[EventPart]()
    for each in judged(desk, [_with(catalogue, plan) for catalogue in known]):
        by = Judged.of(each)
        parts += [by.part(entry) for entry, ref in enumerate(each.catalogue.event_of) if ref.id == NOBODYS]
    others = desk.store.events.planned(min(plan.starts, event.today(now)))
    card = replace(card_of(desk, event, parts, (), None), beside=tuple(beside(event, others)))
    return Supposed(card, unsaid, said.name)


def _with(known: Catalogue, plan: EventPlan) -> Catalogue:
    """Return what is known as if the event were planned."""
    units = dict(plan.units)
    rows = [row for row, product in enumerate(known.items.product) if product in units]
    event = Events(
        item=np.array(rows, np.int64),
        planned=np.array([units[known.items.product[row]] for row in rows], float),
        start=np.full(len(rows), _offset(plan.starts, known)),
        end=np.full(len(rows), _offset(plan.ends, known)),
        sold=np.zeros(len(rows)),
        pauses_ads=np.zeros(len(rows), bool),
        factor=np.ones(len(rows)),
    )
    return replace(
        known,
        events=joined_entries([known.events, event], np.zeros(2, np.int64)),
        event_of=(*known.event_of, *[EventRef(NOBODYS, plan.name, plan.kind, 0.0)] * len(rows)),
    )


def _offset(day: date, known: Catalogue) -> int:
    return (day - known.as_of).days
