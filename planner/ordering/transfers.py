"""Moving stock between locations: where one has more than it needs, another less, and a lane leads there in time."""

from dataclasses import dataclass

import numpy as np

from planner.blocks import rows_of
from planner.model import Flags, Floats, Integers, Lanes
from planner.ordering.saving import most_saved
from planner.whole import DUST, whole_units


@dataclass(frozen=True, slots=True)
class Stances:
    """What moving stock depends on; one entry per item, of as many locations as there are."""

    product: tuple[str, ...]  # our code
    location: tuple[str, ...]  # where the stock lies
    surplus: Floats  # [units] may be given away, >= 0
    need: Floats  # [units] wanted, >= 0
    missing: Floats  # [units] of it that would sell and are not there before more comes by itself, >= 0
    out_on: Integers  # [days] until stock is gone; NEVER: not in sight
    needed_by: Integers  # [days] until more comes by itself: a transfer must be faster
    margin: Floats  # [money/unit] what a unit earns where it is sold; nan where unknown


@dataclass(frozen=True, slots=True)
class Transfers:
    """What to move, one entry per donor and receiver."""

    donor: Integers  # index into Stances
    receiver: Integers  # index into Stances
    quantity: Floats  # [units] whole, > 0
    days: Floats  # [days] on the way
    cost: Floats  # [money] of moving all of it
    saved_margin: Floats  # [money] of sales that would be missed otherwise, more than ``cost``


@dataclass(frozen=True, slots=True)
class Ways:
    """Lanes that stock of one product could take, one entry per donor, receiver and lane."""

    donor: Integers  # index into Stances
    receiver: Integers  # index into Stances
    days: Floats  # [days] on the way
    cost: Floats  # [money/unit] nan where unknown


def surplus(available: Floats, threshold: Floats, rate: Floats, review: float, may_give: Flags) -> Floats:
    """Return what a location may give away and still be above its threshold at the next review.

    Args:
        available: [units] shape (items,); nan where never counted.
        threshold: [units] same shape, >= 0; where a supplier has fixed order days, until the next of them.
        rate: [units/day] same shape, >= 0.
        review: [days] until the next look, >= 0.
        may_give: same shape; False where stock is not known well enough, or wanted here.

    Returns:
        [units] whole, >= 0.

    >>> surplus(np.array([900.0]), np.array([500.0]), np.array([30.0]), 1.0, np.ones(1, bool))
    array([370.])
    """
    kept = threshold + rate * review
    left = np.floor(np.nan_to_num(available) - kept + DUST)
    return np.where(may_give, np.maximum(left, 0.0), 0.0)


def need(
    position: Floats, threshold: Floats, rate: Floats, review: float, shortfall: Floats, is_advised: Flags
) -> Floats:
    """Return what a location lacks: what is below its threshold at the next review, or gone before more arrives.

    Args:
        position: [units] inventory position, shape (items,); nan where never counted.
        threshold: [units] same shape, >= 0; where a supplier has fixed order days, until the next of them.
        rate: [units/day] same shape, >= 0.
        review: [days] until the next look, >= 0.
        shortfall: [units] that would sell and are not there before more arrives, same shape, >= 0.
        is_advised: same shape; False where nothing sells or stock is not known well enough.

    Returns:
        [units] whole, >= 0.

    >>> need(np.array([480.0]), np.array([500.0]), np.array([30.0]), 1.0, np.zeros(1), np.ones(1, bool))
    array([50.])
    """
    below = threshold + rate * review - position
    return np.where(is_advised, whole_units(np.maximum(np.maximum(below, shortfall), 0.0)), 0.0)


def transfers(stances: Stances, lanes: Lanes) -> Transfers:
    """Return what to move so that all transfers together save most: of sales that would be missed, less the way.

    A transfer is made only if it is faster than what comes by itself, and saves more margin than it costs. What is
    missed before a transfer arrives is lost all the same; what only fills up a threshold again saves nothing, and goes
    along if the whole still pays.

    Args:
        stances: surplus and need of each item, of every location.
        lanes: ways between locations, in any order.

    Returns:
        Transfers; no donor gives more than its surplus, no receiver gets more than its need.

    >>> surplus, need, out_on, needed_by = np.array([370.0, 0.0]), np.array([0.0, 50.0]), np.full(2, 4), np.full(2, 9)
    >>> sold_in, margin = (("TOTE", "TOTE"), ("UK", "EU")), np.full(2, 4.0)
    >>> here_and_there = Stances(*sold_in, surplus, need, need, out_on, needed_by, margin)
    >>> found = transfers(here_and_there, Lanes(("UK",), ("EU",), np.array([5.0]), np.array([0.5])))
    >>> found.quantity, found.cost, found.saved_margin
    (array([50.]), array([25.]), array([200.]))
    """
    ways = ways_between(stances, lanes)
    gain = stances.margin[ways.receiver] - ways.cost
    worth = np.flatnonzero((gain > 0) & (np.ceil(ways.days) < stances.needed_by[ways.receiver]))
    best_first = worth[np.lexsort((ways.donor[worth], ways.days[worth], -gain[worth]))]
    ways, gain = rows_of(ways, best_first), gain[best_first]
    saving = most_saved(ways.donor, ways.receiver, gain, saved_along(ways, stances), stances.surplus)
    saved = saving * stances.margin[ways.receiver]
    quantity = saving + _filling(ways, saving, saved, stances)
    moved = quantity > 0
    return Transfers(
        donor=ways.donor[moved],
        receiver=ways.receiver[moved],
        quantity=quantity[moved],
        days=ways.days[moved],
        cost=(quantity * ways.cost)[moved],
        saved_margin=saved[moved],
    )


def ways_between(stances: Stances, lanes: Lanes) -> Ways:
    """Return each way from a location with a surplus to one that wants it, of one product."""
    gives, wants = np.flatnonzero(stances.surplus > 0), np.flatnonzero(stances.need > 0)
    location, product = np.array(stances.location, dtype=object), np.array(stances.product, dtype=object)
    found = [np.zeros((3, 0), dtype=np.int64)]
    for number, (origin, destination) in enumerate(zip(lanes.origin, lanes.destination, strict=True)):
        here, there = gives[location[gives] == origin], wants[location[wants] == destination]
        _, one, other = np.intersect1d(product[here], product[there], assume_unique=True, return_indices=True)
        found.append(np.stack([here[one], there[other], np.full(len(one), number)]))
    donor, receiver, lane = np.concatenate(found, axis=1)
    return Ways(donor, receiver, lanes.days[lane], lanes.cost[lane])


def saved_along(ways: Ways, stances: Stances) -> Floats:
    """Return what each way saves if it brings enough: what is missed from its arrival on, spread evenly over the days.

    Args:
        ways: from donors to receivers.
        stances: surplus and need of each item, of every location.

    Returns:
        [units] whole, shape (ways,), >= 0, at most what the receiver needs.
    """
    out_on, needed_by = stances.out_on[ways.receiver], stances.needed_by[ways.receiver]
    empty_days = np.maximum(needed_by - np.minimum(out_on, needed_by), 1)
    before = np.ceil(ways.days) - 1 - out_on  # it is there for what sells on the day it arrives
    in_time = stances.missing[ways.receiver] * (1 - np.clip(before / empty_days, 0.0, 1.0))
    return np.minimum(np.floor(in_time + DUST), stances.need[ways.receiver])


def _filling(ways: Ways, saving: Floats, saved: Floats, stances: Stances) -> Floats:
    """Return what goes along to fill up thresholds, the first in line served first: all that may, or nothing.

    In each round every way that is first in line of both its donor and its receiver is served: they are
    strangers to each other, so that this is the same as one after the other.
    """
    donor, receiver = ways.donor, ways.receiver
    left = stances.surplus - np.bincount(donor, saving, len(stances.surplus))
    wanted = stances.need - np.bincount(receiver, saving, len(stances.need))
    filling = np.zeros(len(donor))
    in_line = saving > 0
    while (waiting := np.flatnonzero(in_line & (left[donor] > 0) & (wanted[receiver] > 0))).size:
        first_of_donor = waiting[np.unique(donor[waiting], return_index=True)[1]]
        first_of_receiver = waiting[np.unique(receiver[waiting], return_index=True)[1]]
        now = np.intersect1d(first_of_donor, first_of_receiver)
        in_line[now] = False
        units = np.minimum(left[donor[now]], wanted[receiver[now]])
        pays = saved[now] > ways.cost[now] * (saving[now] + units)
        now, units = now[pays], units[pays]
        filling[now] = units
        left[donor[now]] -= units
        wanted[receiver[now]] -= units
    return filling
