"""What of an order would fly as stock stands now, when that is there, and whether it pays."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

import numpy as np

from bot.desk import Desk
from bot.judging.judgement import judge
from bot.judging.too_late import events_missed
from bot.messages.flight_values import FlightPays, Flying
from bot.messages.reorder_values import ReorderLine


def flights(desk: Desk, lines: Sequence[ReorderLine]) -> Mapping[int, Flying]:
    """Return what would fly, what that saves and costs, and what comes too late, by the number of the order."""
    asked = {(line.product, line.location): line for line in lines}
    if not asked:
        return {}
    found = {}
    for judgement in judge(desk, products=sorted({product for product, _ in asked})):
        missed = events_missed(judgement, {place: line.quantity for place, line in asked.items()})
        for i, about in enumerate(judgement.catalogue.about):
            if line := asked.get((about.product, about.location)):
                found[line.number] = Flying(
                    units=int(min(judgement.plan.air_quantity[i], line.quantity)),
                    by=judgement.day(judgement.plan.air_decision_day[i]),
                    pays=FlightPays.of(judgement.plan, i, about.currency, at_most=line.quantity),
                    missed=missed.get(i),
                    order_day=judgement.order_day(i),
                )
    return found


def lands(desk: Desk, products: Collection[str]) -> Mapping[tuple[str, str], date]:
    """Return when what is flown in today is there, by product and location; without what cannot fly."""
    return {
        (about.product, about.location): judgement.catalogue.as_of + timedelta(days=ceil(air))
        for judgement in (judge(desk, products=sorted(products)) if products else ())
        for about, air in zip(judgement.catalogue.about, judgement.plan.air_lead_time.tolist(), strict=True)
        if np.isfinite(air)
    }
