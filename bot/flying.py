"""What of an order would fly as stock stands now, and whether that pays."""

from collections.abc import Mapping, Sequence

from bot.desk import Desk
from bot.judgement import judge
from bot.messages.flight_values import FlightPays, Flying
from bot.messages.reorder_values import ReorderLine
from planner.model import Level


def flights(desk: Desk, lines: Sequence[ReorderLine]) -> Mapping[int, Flying]:
    """Return what would fly, and what that saves and costs, by the number of the order, where it may be short."""
    asked = {(line.product, line.location): line for line in lines if line.air_quantity or line.level <= Level.URGENT}
    if not asked:
        return {}
    return {
        line.number: Flying(
            units=int(min(judgement.plan.air_quantity[i], line.quantity)),
            by=judgement.day(judgement.plan.air_decision_day[i]),
            pays=FlightPays.of(judgement.plan, i, about.currency, at_most=line.quantity),
        )
        for judgement in judge(desk, products=sorted({product for product, _ in asked}))
        for i, about in enumerate(judgement.catalogue.about)
        if (line := asked.get((about.product, about.location)))
    }
