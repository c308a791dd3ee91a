"""What other locations can help out with: the transfers that pay, along the lanes of the planning workbook."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.judgement import Judgement
from bot.messages.transfer import Transfer
from bot.store import Lane
from planner.currency import Rate, changed, minor, rate_of
from planner.intake.money import decimals
from planner.model import Lanes
from planner.transfers import Stances, transfers

Place = tuple[str, str]
"""A product and the location it lies in."""


def helped_out(desk: Desk, judgements: Sequence[Judgement]) -> Mapping[Place, tuple[Transfer, ...]]:
    """Return what each item may get from other locations; of all the judgements together, whatever their time zones."""
    told = desk.store.lanes.all()
    if not told or not judgements:
        return {}
    about = [about for judgement in judgements for about in judgement.catalogue.about]
    rates, as_of = desk.store.rates.all(), min(judgement.catalogue.as_of for judgement in judgements)
    sold_in = {each.location: each.currency for each in about}
    cost = [_cost(lane, sold_in.get(lane.destination, ""), rates, as_of) for lane in told]
    found = transfers(
        Stances(
            product=tuple(each.product for each in about),
            location=tuple(each.location for each in about),
            surplus=np.concatenate([judgement.plan.surplus for judgement in judgements]),
            need=np.concatenate([judgement.plan.need for judgement in judgements]),
            missing=np.concatenate([judgement.plan.missing for judgement in judgements]),
            out_on=np.concatenate([judgement.plan.stockout_day for judgement in judgements]),
            needed_by=np.concatenate([judgement.plan.needed_by for judgement in judgements]),
            margin=np.concatenate([judgement.allocation.margin for judgement in judgements]),
        ),
        Lanes(
            tuple(lane.origin for lane in told),
            tuple(lane.destination for lane in told),
            np.array([lane.days for lane in told], dtype=np.float64),
            np.array(cost, dtype=np.float64),
        ),
    )
    moves: defaultdict[Place, list[Transfer]] = defaultdict(list)
    for number, (donor, receiver) in enumerate(zip(found.donor.tolist(), found.receiver.tolist(), strict=True)):
        currency = about[receiver].currency
        moves[about[receiver].product, about[receiver].location].append(
            Transfer(
                origin=about[donor].location,
                units=int(found.quantity[number]),
                days=int(found.days[number]),
                cost_minor=minor(float(found.cost[number]), currency),
                currency=currency,
            )
        )
    return {place: tuple(each) for place, each in moves.items()}


def _cost(lane: Lane, currency: str, rates: Sequence[Rate], as_of: date) -> float:
    """Return what a unit costs along a lane, in the currency its destination sells in; nan where that is not known."""
    if lane.cost_minor is None or not currency:
        return np.nan
    coins = lane.cost_minor
    if lane.currency != currency:
        rate = rate_of(lane.currency, currency, rates, as_of)
        if rate is None:
            return np.nan
        coins = changed(coins, lane.currency, currency, rate)
    return float(coins / 10 ** decimals(currency))
