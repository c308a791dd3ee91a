"""What a slow item is bundled with: what its buyers really put into the same order."""

from dataclasses import dataclass

import numpy as np

from planner.model import Flags, Floats, Integers

OFTEN = 3  # orders that held both; fewer are chance
SHARE = 0.10  # of the item's orders that held the other
LIFT = 1.2  # times as often as in any order; a best-seller is in many orders by chance


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two products in the same orders, one entry per item and other product."""

    item: Integers  # index of the slow item
    together: Floats  # orders that held both
    of_item: Floats  # orders that held the item
    of_other: Floats  # orders that held the other, in the same time
    of_all: Floats  # orders of everything, in the same time
    other_orders: Floats  # [orders/day] that hold the other lately
    is_offered: Flags  # the other is in stock and not slow itself


def partners(pairs: Pairs, items: int) -> Integers:
    """Return which pair makes the best bundle of each item.

    It is the other product in most orders that could hold the item too, each weighed by its lift: a best-seller does
    not win just because it is in every second order.

    Args:
        pairs: in any order.
        items: number of items.

    Returns:
        Index into ``pairs``, shape (items,); -1 where nothing suitable is bought in the same order. Of equal ones the
        first.

    >>> both, of_all = np.array([3.0, 9.0]), np.full(2, 900.0)
    >>> pairs = Pairs(np.zeros(2, int), both, both + 9, both + 99, of_all, both / 9, np.ones(2, bool))
    >>> partners(pairs, items=2)
    array([ 1, -1])
    """
    suits = (pairs.together >= OFTEN) & (pairs.together >= SHARE * pairs.of_item) & pairs.is_offered
    raised = lift(pairs.together, pairs.of_item, pairs.of_other, pairs.of_all)
    suits &= (pairs.other_orders > 0) & (raised >= LIFT)
    reached = offers(pairs.other_orders, pairs.together, pairs.of_other) * raised
    order = np.flatnonzero(suits)
    order = order[np.lexsort((order, -reached[order], pairs.item[order]))]
    best = np.full(items, -1, np.int64)
    owner, first = np.unique(pairs.item[order], return_index=True)
    best[owner] = order[first]
    return best


def lift(together: Floats, of_item: Floats, of_other: Floats, of_all: Floats) -> Floats:
    """Return how much more often the other product is in the item's orders than in any order.

    Args:
        together: orders that held both, shape (pairs,), >= 0.
        of_item: orders that held the item, same shape, > 0.
        of_other: orders that held the other, same shape, > 0.
        of_all: orders of everything, same shape, > 0.

    Returns:
        Ratio, same shape; 1 where it is chance.

    Source: Brin, Motwani, Ullman and Tsur 1997.

    >>> lift(np.array([6.0]), np.array([20.0]), np.array([100.0]), np.array([1000.0]))
    array([3.])
    """
    return (together / of_item) / (of_other / of_all)


def offers(other_orders: Floats, together: Floats, of_other: Floats) -> Floats:
    """Return how many orders a day hold the other product without the item: a bundle is news to those.

    Args:
        other_orders: [orders/day] that hold the other, shape (pairs,), >= 0.
        together: orders that held both, same shape, >= 0.
        of_other: orders that held the other, same shape, >= ``together``.

    Returns:
        [orders/day] same shape.

    >>> offers(np.array([5.0]), np.array([20.0]), np.array([100.0]))
    array([4.])
    """
    return other_orders * (1 - together / np.maximum(of_other, np.maximum(together, 1.0)))
