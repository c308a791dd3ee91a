"""What came in and what was there at any moment, worked out from counts, receipts and what customers took.

Moments are whole seconds, days are whole and grow with time; both count from the same far-off day.
"""

from dataclasses import dataclass

import numpy as np

from planner.ageing import Counts, Layers, unexplained
from planner.ledger import counted_on_hand
from planner.model import Flags, Floats, Integers


@dataclass(frozen=True, slots=True)
class Moves:
    """Units that moved, one entry per movement, sorted by item and moment."""

    item: Integers  # index into Items
    at: Integers  # [seconds] moment
    units: Floats  # [units] >= 0

    @classmethod
    def sorted(cls, item: Integers, at: Integers, units: Floats) -> "Moves":
        """Return movements that come in any order."""
        order = np.lexsort((at, item))
        return cls(item[order], at[order], units[order])


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is known of what lay where, one entry per count; each item's in the order of time."""

    item: Integers  # index into Items, ascending
    at: Integers  # [seconds] moment of the count
    day: Integers  # [days] business day of the count
    on_hand: Floats  # [units] found
    received: Moves
    received_day: Integers  # [days] business day of each receipt
    shipped: Moves


def on_hand_found(
    item: Integers, at: Integers, quantity: Floats, reserved: Floats, is_available: Flags, taken: Moves, ended: Moves
) -> Floats:
    """Return what each count found on the shelf, whatever it was a count of.

    Args:
        item: index of the item of each count; at: its moment [seconds].
        quantity: [units] as counted.
        reserved: [units] locked by the platform then.
        is_available: the count is of what may be sold; else of what is there.
        taken: units promised to customers, from then on.
        ended: the same units when the promise ended: shipped, or cancelled.

    Returns:
        [units] shape (counts,).

    >>> one, three, five = np.array([0]), np.array([3]), np.array([5])
    >>> sold = Moves(one, three, np.array([4.0]))
    >>> shipped = Moves(one, five, np.array([4.0]))
    >>> found = on_hand_found(one, np.array([4]), np.array([10.0]), np.zeros(1), np.ones(1, bool), sold, shipped)
    >>> found, on_hand_found(one, five, np.array([10.0]), np.zeros(1), np.ones(1, bool), sold, shipped)
    (array([14.]), array([10.]))
    """
    committed = moved_until(taken, item, at) - moved_until(ended, item, at)
    return np.where(is_available, counted_on_hand(quantity, committed, reserved), quantity)


def moved_until(moves: Moves, item: Integers, at: Integers) -> Floats:
    """Return how many units of an item had moved by a moment, that moment included.

    Args:
        moves: sorted by item and moment.
        item: index of each item asked for.
        at: [seconds] the moment asked for, one for each of them.

    Returns:
        [units] shape of ``item``.

    >>> moves = Moves(np.array([0, 0, 1]), np.array([5, 9, 1]), np.array([2.0, 3.0, 7.0]))
    >>> moved_until(moves, np.array([0, 0, 1]), np.array([4, 9, 9]))
    array([0., 5., 7.])
    """
    latest = max(int(moves.at.max(initial=0)), int(at.max(initial=0))) + 1
    keys = moves.item * latest + moves.at
    sums = np.concatenate([[0.0], np.cumsum(moves.units)])
    until = np.searchsorted(keys, item * latest + at, side="right")
    before: Floats = sums[np.searchsorted(keys, item * latest, side="left")]
    return sums[until] - before


def came_in(shelf: Shelf, as_of: int) -> Layers:
    """Return all that came in: receipts, what counts found beyond them, and what lay there when first counted.

    Args:
        shelf: what is known.
        as_of: [days] business day of today.

    Returns:
        Layers, none of them empty; ages are >= 0.
    """
    is_first = np.ones(len(shelf.item), bool)
    is_first[1:] = shelf.item[1:] != shelf.item[:-1]
    shipped, received = (_since_the_count_before(shelf, moves, is_first) for moves in (shelf.shipped, shelf.received))
    beyond = unexplained(Counts(shelf.item, shelf.on_hand, np.where(is_first, 0.0, shipped), received))
    found = beyond > 0
    return Layers(
        item=np.concatenate([shelf.received.item, shelf.item[found]]),
        quantity=np.concatenate([shelf.received.units, beyond[found]]),
        age=np.maximum(0, as_of - np.concatenate([shelf.received_day, shelf.day[found]])),
        is_at_least=np.concatenate([np.zeros(len(shelf.received.item), bool), is_first[found]]),
    )


def stock_at(shelf: Shelf, at: Integers) -> Floats:
    """Return what was on the shelf at a moment, by the newest count before it; without one, back from the first.

    Args:
        shelf: what is known.
        at: [seconds] the moment, one for each item.

    Returns:
        [units] shape of ``at``, >= 0; nan where never counted.
    """
    every = np.arange(len(at))
    first = np.searchsorted(shelf.item, every, side="left")
    is_counted = np.searchsorted(shelf.item, every, side="right") > first
    if not is_counted.any():
        return np.full(len(at), np.nan)
    earlier = np.bincount(shelf.item[shelf.at <= at[shelf.item]], minlength=len(at))
    nearest = np.minimum(first + np.maximum(earlier, 1), len(shelf.item)) - 1
    came, left = (
        moved_until(moves, every, at) - moved_until(moves, every, shelf.at[nearest])
        for moves in (shelf.received, shelf.shipped)
    )
    return np.where(is_counted, np.maximum(0.0, shelf.on_hand[nearest] + came - left), np.nan)


def _since_the_count_before(shelf: Shelf, moves: Moves, is_first: Flags) -> Floats:
    until = moved_until(moves, shelf.item, shelf.at)
    before = np.zeros(len(until))
    before[1:] = until[:-1]
    return until - np.where(is_first, 0.0, before)
