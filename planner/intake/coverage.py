"""Until when an export of orders says what sold: its days may have been chosen, and then end before it was made."""

from collections.abc import Collection
from itertools import pairwise

PAUSE = 2
"""[days] without an order that any shop may have."""


def known_until(days: Collection[int], exported: int) -> int:
    """Return the last day of which an export of orders says what sold.

    It is the day it was exported where its orders reach up to there, a pause apart: 2 days, or as long as the longest
    between two of its orders. Beyond that the export ends with its last order, and nobody knows what sold since.

    Args:
        days: those with an order, in any order and since any day; at least one.
        exported: the day of the export, counted alike.

    >>> known_until([1, 2, 3, 4], 6), known_until([1, 2, 3, 4], 7), known_until([1, 4, 5], 7)
    (6, 4, 7)
    """
    orders = sorted(set(days))
    longest = max((later - earlier - 1 for earlier, later in pairwise(orders)), default=0)
    return exported if exported - orders[-1] <= max(longest, PAUSE) else orders[-1]
