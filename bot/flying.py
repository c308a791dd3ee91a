"""Whether flying in what an order is short of pays, as stock stands now."""

from collections.abc import Mapping, Sequence

from bot.desk import Desk
from bot.judgement import judge
from bot.messages.flight_values import FlightPays
from bot.messages.reorder_values import ReorderLine


def flights(desk: Desk, lines: Sequence[ReorderLine]) -> Mapping[int, FlightPays]:
    """Return what flying saves and costs, by the number of the order; nothing where that is not known."""
    asked = {(line.product, line.location): line for line in lines if line.air_quantity}
    if not asked:
        return {}
    found = {
        line.number: FlightPays.of(judgement.plan, i, about.currency, at_most=line.quantity)
        for judgement in judge(desk, products=sorted({product for product, _ in asked}))
        for i, about in enumerate(judgement.catalogue.about)
        if (line := asked.get((about.product, about.location)))
    }
    return {number: flight for number, flight in found.items() if flight is not None}
