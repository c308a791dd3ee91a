"""How long stock has been lying there: the oldest receipt leaves first.

What came in is known from receipts; where nobody wrote receipts down, a count that finds more than it should tells of
one. What lay there at the first count came that day or earlier, so its age is "at least".
"""

from dataclasses import dataclass

import numpy as np

from planner.model import Flags, Floats, Integers
from planner.ratio import ratio
from planner.totals import total_by_item


@dataclass(frozen=True, slots=True)
class Layers:
    """Units that came in together, one entry per receipt."""

    item: Integers  # index into Items
    quantity: Floats  # [units] received, or left of it; >= 0
    age: Integers  # [days] since receipt into the sellable warehouse
    is_at_least: Flags  # they were there when first counted: they are that old or older


@dataclass(frozen=True, slots=True)
class Counts:
    """What counts found, one entry per count, each item's in the order of time."""

    item: Integers  # index into Items, ascending
    on_hand: Floats  # [units] found
    shipped: Floats  # [units] that left since the item's count before; 0 at its first
    received: Floats  # [units] known to have come since then; at its first: ever


@dataclass(frozen=True, slots=True)
class Ages:
    """How old the stock of each item is."""

    units: Floats  # [units] there
    old: Floats  # [units] strictly older than the limit
    oldest: Floats  # [days] age of the oldest unit; nan where there is no stock
    mean: Floats  # [days] weighted by units; nan where there is no stock
    is_at_least: Flags  # some of it was there when first counted: the ages are that or more


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the age of the stock found, slow or not."""

    items: int  # that were counted
    slow_items: int
    old_items: int  # with units older than the limit
    oldest: int  # [days] 0: no stock
    guessed: int  # items of which some units were there when first counted


def unexplained(counts: Counts) -> Floats:
    """Return what each count found beyond what is known to have come and gone.

    Args:
        counts: each item's in the order of time.

    Returns:
        [units] shape (counts,); at an item's first count what no receipt explains; below 0 where units are missing.

    >>> unexplained(Counts(np.array([0, 0]), np.array([50.0, 60.0]), np.array([0.0, 20.0]), np.array([0.0, 10.0])))
    array([50., 20.])
    """
    before = np.zeros(len(counts.item))
    before[1:] = np.where(counts.item[1:] == counts.item[:-1], counts.on_hand[:-1], 0.0)
    return counts.on_hand - (before - counts.shipped + counts.received)


def remaining(received: Layers, gone: Floats) -> Layers:
    """Return what is left of each receipt after ``gone`` units left, the oldest first.

    Args:
        received: receipts, in any order.
        gone: [units] that left, shape (items,), >= 0.

    Returns:
        Layers in the same order; 0 where a receipt is used up, or more left than ever came.

    >>> ages = np.array([89, 44, 21])
    >>> march = Layers(np.array([0, 0, 0]), np.array([300.0, 500.0, 400.0]), ages, np.zeros(3, bool))
    >>> remaining(march, np.array([450.0])).quantity
    array([  0., 350., 400.])
    """
    order = np.lexsort((~received.is_at_least, -received.age, received.item))  # of one day, what may be older first
    item, quantity = received.item[order], received.quantity[order]
    before = np.cumsum(quantity) - quantity
    starts = np.searchsorted(item, item, side="left")
    own_before = before - before[starts]
    left = np.empty_like(quantity)
    left[order] = np.clip(own_before + quantity - gone[item], 0.0, quantity)
    return Layers(received.item, left, received.age, received.is_at_least)


def lying(received: Layers, on_hand: Floats) -> Layers:
    """Return what is left of each receipt when ``on_hand`` units are there: what is missing left, the oldest first.

    Args:
        received: receipts, in any order.
        on_hand: [units] there now, shape (items,); nan where never counted, below 0 where more left than was there.

    Returns:
        Layers in the same order; they add up to what is there, or to all that came where that is less.

    >>> came = Layers(np.array([0, 0]), np.array([30.0, 50.0]), np.array([90, 10]), np.zeros(2, bool))
    >>> lying(came, np.array([60.0])).quantity
    array([10., 50.])
    """
    came = total_by_item(received.item, received.quantity, len(on_hand))
    return remaining(received, np.maximum(0.0, came - np.maximum(0.0, np.nan_to_num(on_hand))))


def ages(layers: Layers, limit: int, items: int) -> Ages:
    """Return how old the stock of each item is.

    Args:
        layers: what is left of each receipt.
        limit: [days] beyond it units are old; a unit of exactly this age is not.
        items: number of items.

    Returns:
        Ages; one entry per item.

    >>> there = Layers(np.array([0, 0]), np.array([7.0, 7.0]), np.array([60, 62]), np.array([False, True]))
    >>> ages(there, limit=60, items=1)
    Ages(units=array([14.]), old=array([7.]), oldest=array([62.]), mean=array([61.]), is_at_least=array([ True]))
    """
    is_there = layers.quantity > 0
    oldest = np.full(items, np.nan)
    np.fmax.at(oldest, layers.item[is_there], layers.age[is_there].astype(float))
    unsure = total_by_item(layers.item, np.where(layers.is_at_least, layers.quantity, 0.0), items)
    return Ages(
        units=total_by_item(layers.item, layers.quantity, items),
        old=older_than(layers, limit, items),
        oldest=oldest,
        mean=mean_age(layers, items),
        is_at_least=unsure > 0,
    )


def older_than(layers: Layers, age: int, items: int) -> Floats:
    """Return the units that are strictly older than ``age``.

    Args:
        layers: what is left of each receipt.
        age: [days] the limit; a unit of exactly this age is not older.
        items: number of items.

    Returns:
        [units] shape (items,).

    >>> there = Layers(np.array([0, 0]), np.array([5.0, 7.0]), np.array([60, 61]), np.zeros(2, bool))
    >>> older_than(there, age=60, items=1)
    array([7.])
    """
    return total_by_item(layers.item, np.where(layers.age > age, layers.quantity, 0.0), items)


def mean_age(layers: Layers, items: int) -> Floats:
    """Return the mean age of the units, weighted by units.

    Args:
        layers: what is left of each receipt.
        items: number of items.

    Returns:
        [days] shape (items,); nan where there is no stock.

    >>> mean_age(Layers(np.array([0, 0]), np.array([10.0, 30.0]), np.array([40, 20]), np.zeros(2, bool)), items=1)
    array([25.])
    """
    units = total_by_item(layers.item, layers.quantity, items)
    unit_days = total_by_item(layers.item, layers.quantity * layers.age, items)
    return ratio(unit_days, units)
