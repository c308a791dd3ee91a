"""What other locations can help out with along the lanes of the planning workbook, and why others cannot."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np

from bot.desk import Desk
from bot.judging.instead import instead_of_buying
from bot.judging.judgement import Judgement
from bot.messages.stock.transfer import Stay, Transfer
from bot.store import About, Lane
from planner.currency import Rate, changed, minor, rate_of
from planner.model import Integers, Lanes
from planner.ordering.transfers import Stances, Transfers, transfers
from planner.ordering.unmoved import Stays, Unmoved, unmoved
from planner.unit_price import written

T = TypeVar("T")
Place = tuple[str, str]
"""A product and the location it lies in."""


@dataclass(frozen=True, slots=True)
class Help:
    """What each item may get from other locations, and why it gets nothing of what they could spare."""

    transfers: Mapping[Place, tuple[Transfer, ...]]
    stays: Mapping[Place, tuple[Stay, ...]]


def helped_out(desk: Desk, judgements: Sequence[Judgement]) -> Help:
    """Return what moves between locations; of all the judgements together, whatever their time zones."""
    about = [about for judgement in judgements for about in judgement.catalogue.about]
    told = desk.store.lanes.all() if len(about) > 1 else ()  # what lies in one place alone goes nowhere
    if not told:
        return Help({}, {})
    rates, as_of = desk.store.rates.all(), min(judgement.catalogue.as_of for judgement in judgements)
    sold_in = {each.location: each.currency for each in about}
    cost = [_cost(lane, sold_in.get(lane.destination, ""), rates, as_of) for lane in told]
    stances = Stances(
        product=tuple(each.product for each in about),
        location=tuple(each.location for each in about),
        surplus=np.concatenate([judgement.plan.surplus for judgement in judgements]),
        need=np.concatenate([judgement.plan.need for judgement in judgements]),
        missing=np.concatenate([judgement.plan.missing for judgement in judgements]),
        out_on=np.concatenate([judgement.plan.stockout_day for judgement in judgements]),
        needed_by=np.concatenate([judgement.plan.needed_by for judgement in judgements]),
        margin=np.concatenate([judgement.plan.unit_margin for judgement in judgements]),
    )
    lanes = Lanes(
        tuple(lane.origin for lane in told),
        tuple(lane.destination for lane in told),
        np.array([lane.days for lane in told], dtype=np.float64),
        np.array(cost, dtype=np.float64),
    )
    found = transfers(stances, lanes)
    kept = unmoved(stances, lanes, found)
    return Help(
        _of_receivers(about, found.receiver, _moves(about, stances, found)),
        _of_receivers(about, kept.receiver, _stays(judgements, about, stances, kept)),
    )


def _of_receivers(about: Sequence[About], receiver: Integers, said: Iterable[T]) -> dict[Place, tuple[T, ...]]:
    found: defaultdict[Place, tuple[T, ...]] = defaultdict(tuple)
    for i, each in zip(receiver.tolist(), said, strict=True):
        found[about[i].product, about[i].location] += (each,)
    return dict(found)


def _moves(about: Sequence[About], stances: Stances, found: Transfers) -> Iterator[Transfer]:
    for n, (donor, receiver) in enumerate(zip(found.donor.tolist(), found.receiver.tolist(), strict=True)):
        currency = about[receiver].currency
        yield Transfer(
            origin=about[donor].location,
            units=int(found.quantity[n]),
            spare=int(stances.surplus[donor]),
            days=int(found.days[n]),
            cost_minor=minor(float(found.cost[n]), currency),
            currency=currency,
        )


def _stays(judgements: Sequence[Judgement], about: Sequence[About], stances: Stances, found: Unmoved) -> Iterator[Stay]:
    items = [(judgement, i) for judgement in judgements for i in range(len(judgement.catalogue.about))]
    for n, (donor, receiver) in enumerate(zip(found.donor.tolist(), found.receiver.tolist(), strict=True)):
        currency, reason, instead = about[receiver].currency, Stays(int(found.reason[n])), None
        if reason == Stays.SAVES_NOTHING:
            instead = instead_of_buying(items[donor], items[receiver], float(found.cost[n]))
        yield Stay(
            origin=about[donor].location,
            spare=int(stances.surplus[donor]),
            reason=reason,
            days=float(found.days[n]),
            needed_by=int(stances.needed_by[receiver]),
            cost=_known(found.cost[n]),
            earns=_known(stances.margin[receiver]),
            currency=currency,
            instead=instead,
        )


def _known(amount: float) -> float | None:
    return float(amount) if np.isfinite(amount) else None


def _cost(lane: Lane, currency: str, rates: Sequence[Rate], as_of: date) -> float:
    """Return what a unit costs along a lane, in the currency its destination sells in; nan where that is not known."""
    if lane.cost_myriadths is None or not currency:
        return np.nan
    price = lane.cost_myriadths
    if lane.currency != currency:
        rate = rate_of(lane.currency, currency, rates, as_of)
        if rate is None:
            return np.nan
        price = changed(price, lane.currency, currency, rate)
    return float(written(price, currency))
