"""What of an order would fly as stock stands now, and whether that pays; and what of it comes too late for events."""

from collections.abc import Mapping, Sequence

from bot.desk import Desk
from bot.judging.arriving import arrival
from bot.judging.judgement import judge
from bot.judging.too_late import events_missed
from bot.messages.ordering.flight_values import FlightPays, Flying, units_flown
from bot.messages.ordering.reorder_values import ReorderLine


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
                    units=units_flown(judgement.plan, judgement.catalogue.items, i, line.quantity),
                    by=judgement.day(judgement.plan.air_decision_day[i]),
                    pays=FlightPays.of(
                        judgement.plan, judgement.catalogue.items, i, about.currency, at_most=line.quantity
                    ),
                    missed=missed.get(i),
                    order_day=judgement.order_day(i),
                    lands=arrival(judgement, i).by_air,
                    usual_lead_time=float(judgement.plan.usual_lead_time[i]),
                )
    return found
