"""Why stock that one location could spare stays there although another wants it."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.blocks import rows_of
from planner.model import Floats, Integers, Lanes
from planner.ordering.transfers import Stances, Transfers, Ways, saved_along, ways_between
from planner.whole import DUST


class Stays(IntEnum):
    """Why it stays; the first that holds."""

    NO_LANE = 0  # no lane leads there
    UNPRICED = 1  # what a unit earns there, or costs on the way, is not known
    DEARER = 2  # the way costs as much as a unit earns, or more
    LATE = 3  # it would be there no sooner than what comes by itself
    SAVES_NOTHING = 4  # what is there lasts until more comes by itself
    GOES_ELSEWHERE = 5  # it saves more at another location


@dataclass(frozen=True, slots=True)
class Unmoved:
    """What does not move, one entry per donor and receiver; nan where no lane leads there."""

    donor: Integers  # index into Stances
    receiver: Integers  # index into Stances
    reason: NDArray[np.int8]  # a Stays
    days: Floats  # [days] it would be on the way
    cost: Floats  # [money/unit] of the way


def unmoved(stances: Stances, lanes: Lanes, moved: Transfers) -> Unmoved:
    """Return why nothing moves from a location with a surplus to one in need that nobody helps.

    Args:
        stances: surplus and need of each item, of every location.
        lanes: ways between locations, in any order.
        moved: what moves between them.

    Returns:
        Unmoved: an entry per lane, or one where no lane leads; none for a receiver that gets something.

    >>> from planner.ordering.transfers import transfers
    >>> surplus, need, none = np.array([370.0, 0.0]), np.array([0.0, 50.0]), np.zeros(2)
    >>> sold_in, margin = (("TOTE", "TOTE"), ("UK", "EU")), np.full(2, 4.0)
    >>> stood = Stances(*sold_in, surplus, need, none, np.full(2, 40), np.full(2, 9), margin)
    >>> lanes = Lanes(("UK",), ("EU",), np.array([5.0]), np.array([0.5]))
    >>> Stays(unmoved(stood, lanes, transfers(stood, lanes)).reason[0]).name
    'SAVES_NOTHING'
    """
    ways = ways_between(stances, lanes)
    gain = stances.margin[ways.receiver] - ways.cost
    reason = np.select(
        [
            np.isnan(gain),
            gain <= 0,
            np.ceil(ways.days) >= stances.needed_by[ways.receiver],
            saved_along(ways, stances) < 1 - DUST,
        ],
        [Stays.UNPRICED, Stays.DEARER, Stays.LATE, Stays.SAVES_NOTHING],
        Stays.GOES_ELSEWHERE,
    ).astype(np.int8)
    far_donor, far_receiver = _without_lane(stances, ways)
    nothing = np.full(len(far_donor), np.nan)
    found = Unmoved(
        donor=np.concatenate([ways.donor, far_donor]),
        receiver=np.concatenate([ways.receiver, far_receiver]),
        reason=np.concatenate([reason, np.full(len(far_donor), Stays.NO_LANE, np.int8)]),
        days=np.concatenate([ways.days, nothing]),
        cost=np.concatenate([ways.cost, nothing]),
    )
    return rows_of(found, ~np.isin(found.receiver, moved.receiver))


def _without_lane(stances: Stances, ways: Ways) -> tuple[Integers, Integers]:
    """Return each pair of a donor and a receiver of one product that no lane joins."""
    gives, wants = np.flatnonzero(stances.surplus > 0), np.flatnonzero(stances.need > 0)
    _, number = np.unique(np.array(stances.product, dtype=object), return_inverse=True)
    gives = gives[np.argsort(number[gives], kind="stable")]
    first, last = (np.searchsorted(number[gives], number[wants], side) for side in ("left", "right"))
    count = last - first
    places = np.arange(count.sum()) + np.repeat(first - (np.cumsum(count) - count), count)
    pairs = np.stack([gives[places], np.repeat(wants, count)])
    joined = np.isin(pairs[0] * len(number) + pairs[1], ways.donor * len(number) + ways.receiver)
    return pairs[0, ~joined], pairs[1, ~joined]
