"""What an item itself sold a year ago on the days that are to come: where the shop goes by last year, a part of it."""

import numpy as np

from planner.forecasting.last_year_trial import YEAR
from planner.layout import by_day, of_items, sums
from planner.model import Flags, Floats, Integers
from planner.totals import days_of

OWN = 0.2
"""Share of what is expected that is the item's own last year: one year of one item is mostly chance."""
FARTHEST = 2.0
"""Times what is expected else, or as much less: no more of its last year is believed."""
SHORTEST = 14
"""[days] looked at a year ago at least: fewer tell the weekday, and a rate would jump from day to day."""


def sold_a_year_ago(sold: Floats, counts: Flags, days: Floats) -> Floats:
    """Return what an item sold a day on the coming ``days`` of last year, which began 364 days before today.

    Args:
        sold: [units] on the days that count, an excess cut, 0 on others, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        days: [days] to look ahead, shape (items,), >= 0; two weeks at least are looked at.

    Returns:
        [units/day] shape (items,); nan where fewer than half of those days count.

    >>> year = np.repeat([[3.0, 1.0]], [30, 334], axis=1)
    >>> sold_a_year_ago(year, year > 0, np.array([30.0])), sold_a_year_ago(year[:, 1:], year[:, 1:] > 0, np.ones(1))
    (array([3.]), array([nan]))
    """
    found = np.full(len(days), np.nan)
    first = sold.shape[1] - YEAR
    if first < 0:
        return found
    lengths = lengths_of(days)
    for length in np.unique(lengths).tolist():
        mine, then = np.flatnonzero(lengths == length), slice(first, first + length)
        number = days_of(of_items(counts[:, then], mine))
        total = sums(of_items(by_day(sold)[:, then], mine))
        found[mine] = np.where(number * 2 >= length, total / np.maximum(number, 1), np.nan)
    return found


def lengths_of(days: Floats) -> Integers:
    """Return whole [days], two weeks at least and no more than there are in a year."""
    return np.clip(np.ceil(days), SHORTEST, YEAR).astype(np.int64)


def with_its_own(times: Floats, rate: Floats, year_ago: Floats) -> Floats:
    """Return times the daily rate, a fifth of it drawn to what the item itself sold a year ago.

    Args:
        times: the daily rate, as the whole shop's last year has it, shape (items,), > 0.
        rate: [units/day] without last year, same shape.
        year_ago: [units/day] as ``sold_a_year_ago`` tells it, same shape; nan: not known.

    Returns:
        Same shape; ``times`` where nothing sells, or the item's own last year is not known.

    Source: measured on real sales (Online Retail II, 2009–2011).

    >>> with_its_own(np.array([1.0, 1.0]), np.array([10.0, 10.0]), np.array([15.0, np.nan]))
    array([1.1, 1. ])
    """
    expected = times * rate
    own = np.divide(year_ago, expected, out=np.ones_like(times), where=(expected > 0) & ~np.isnan(year_ago))
    return np.asarray(times * (1 + OWN * (own.clip(1 / FARTHEST, FARTHEST) - 1)), dtype=np.float64)
