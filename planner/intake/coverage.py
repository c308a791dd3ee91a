"""Of which days exports of orders say what sold: where days were chosen, not of all until they were made."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

PAUSE = 2
"""[days] without an order that any shop may have."""
CHANCE = 0.02
"""How seldom a pause must be, by the orders before it, to be none of the shop's own."""
LATELY = 90
"""[days] up to the last order that tell how a shop sells now: it may have closed for a holiday before."""
ANY = 10_000
"""[days] a pause of any length: too few orders are there to tell."""


class Span(NamedTuple):
    """Days of which an export says what sold, both included."""

    first: int
    last: int
    pause: int  # [days] without an order beside them that would be nothing unusual; 0: a person said these days


def usual_pause(orders: Mapping[int, int]) -> int:
    """Return how many days without an order are nothing unusual for a shop that had these [days].

    That is 2 days, or the longest pause between two of its orders, or what one in fifty of its pauses would exceed by
    chance, whichever is longer: orders that come at random so far apart say little by their absence.

    Args:
        orders: how many there were on each day that had any; at least one.

    Returns:
        [days] >= 2; ``ANY`` where one order is all there is.

    Source: the chance of a pause of g days after k others that took s days is (1 + g/s)^-k, where orders come at random
    at a rate only these k tell (the predictive distribution of an exponential sample).

    >>> usual_pause({day: 5 for day in range(30)}), usual_pause({1: 1, 11: 1, 16: 1}), usual_pause({7: 1})
    (2, 97, 10000)
    """
    last = max(orders)
    days = sorted(day for day in orders if day > last - LATELY)
    pauses = sum(orders[day] for day in days) - 1
    if pauses == 0:
        return ANY
    longest = max((later - earlier - 1 for earlier, later in pairwise(days)), default=0)
    by_chance = (days[-1] - days[0] + 1) * (CHANCE ** (-1 / pauses) - 1)
    return max(PAUSE, longest, int(by_chance))


def known_until(orders: Mapping[int, int], exported: int) -> int:
    """Return the last day of which an export of orders says what sold.

    It is the day it was exported where its orders reach up to there, a usual pause apart. Beyond that the export ends
    with its last order, and nobody knows what sold since.

    Args:
        orders: how many there were on each day that had any; at least one.
        exported: the day of the export, counted alike.

    >>> daily = {day: 5 for day in range(1, 31)}
    >>> known_until(daily, 32), known_until(daily, 33), known_until({1: 1}, 33)
    (32, 30, 33)
    """
    last = max(orders)
    return exported if exported - last <= usual_pause(orders) else last


def holes(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the days between exports of one shop of which none says what sold: first and last, the earliest first.

    Days between two exports are the shop's own pause where either of them has such pauses.

    >>> holes([Span(1, 31, 2), Span(41, 61, 2)]), holes([Span(1, 31, 2), Span(41, 61, 9)])
    ([(32, 40)], [])
    """
    found = []
    until, pause = None, 0
    for span in sorted(spans, key=lambda span: (span.first, -span.pause)):
        if until is not None and span.first - until - 1 > max(pause, span.pause):
            found.append((until + 1, span.first - 1))
        if until is None or span.last > until:
            until, pause = span.last, span.pause
        elif span.last == until:
            pause = max(pause, span.pause)
    return found
