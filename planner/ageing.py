"""How long stock has been lying there: the oldest receipt leaves first."""

from dataclasses import dataclass

import numpy as np

from planner.model import Floats, Integers
from planner.totals import total_by_item


@dataclass(frozen=True, slots=True)
class Layers:
    """Units that came in together, one entry per receipt."""

    item: Integers  # index into Items
    quantity: Floats  # [units] received, or left of it; >= 0
    age: Integers  # [days] since receipt into the sellable warehouse


def remaining(received: Layers, gone: Floats) -> Layers:
    """Return what is left of each receipt after ``gone`` units left, the oldest first.

    Args:
        received: receipts, in any order.
        gone: [units] that left, shape (items,), >= 0.

    Returns:
        Layers in the same order; 0 where a receipt is used up, or more left than ever came.

    >>> march = Layers(np.array([0, 0, 0]), np.array([300.0, 500.0, 400.0]), np.array([89, 44, 21]))
    >>> remaining(march, np.array([450.0])).quantity
    array([  0., 350., 400.])
    """
    order = np.lexsort((-received.age, received.item))
    item, quantity = received.item[order], received.quantity[order]
    before = np.cumsum(quantity) - quantity
    starts = np.searchsorted(item, item, side="left")
    own_before = before - before[starts]
    left = np.empty_like(quantity)
    left[order] = np.clip(own_before + quantity - gone[item], 0.0, quantity)
    return Layers(received.item, left, received.age)


def older_than(layers: Layers, age: int, items: int) -> Floats:
    """Return the units that are strictly older than ``age``.

    Args:
        layers: what is left of each receipt.
        age: [days] the limit; a unit of exactly this age is not older.
        items: number of items.

    Returns:
        [units] shape (items,).

    >>> older_than(Layers(np.array([0, 0]), np.array([5.0, 7.0]), np.array([60, 61])), age=60, items=1)
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

    >>> mean_age(Layers(np.array([0, 0]), np.array([10.0, 30.0]), np.array([40, 20])), items=1)
    array([25.])
    """
    units = total_by_item(layers.item, layers.quantity, items)
    unit_days = total_by_item(layers.item, layers.quantity * layers.age, items)
    return np.where(units > 0, unit_days / np.where(units > 0, units, 1.0), np.nan)
