"""How daily orders scatter, and how far beyond the usual those of the last days are."""

from dataclasses import dataclass

import numpy as np

from planner.layout import sums
from planner.model import Flags, Floats, Integers

BASELINE = 56
"""[days] before the last ones: what is usual."""
LATELY = 2
"""[days] that are judged, yesterday alone and both together."""
WINDOW: Floats = np.arange(1.0, LATELY + 1)
"""[days] of each of the two."""
JUDGED = BASELINE + LATELY
"""[days] that tell a surge."""
FEWEST = 28
"""[days] of the baseline that must count: of a newer item nobody knows what is usual."""
PRIOR = 20.0
"""[days] what is usual in the catalogue weighs so much beside an item's own days."""
FEW = 2.0
"""[orders/day] a day of fewer is taken as of so many: from nobody to one or two is no surge."""
LEAST_EXCESS = 0.05
"""By how much the dispersion exceeds Poisson's at least."""
BUSIEST = 5.0
"""Times its usual that a whole shop may be busy; no more of an item's sales are put down to that."""
SELLERS = 5.0
"""[items/day] added before a shop's days are compared: where a handful sell, which ones do is chance."""
LOWEST, USUAL, HIGHEST = 2.0, 3.8, 5.0
"""A learned alarm stands between the lowest and the highest. At the usual one, which stands until then, about 1 of
10,000 days of a negative binomial rings, whatever it sells."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """How the orders of a day scatter in the whole catalogue, and how far beyond it is a surge."""

    dispersion: float = 1.25  # variance ÷ mean that is usual; 1 where people come independently of each other
    alarm: float = USUAL  # standard deviations beyond the usual from which on it is a surge
    item_days: int = 0  # it was learned from; 0: the default


DEFAULT_SCATTER = Scatter()


def busyness(sellers: Floats | Integers) -> Floats:
    """Return how busy the whole shop was on the last day and the last two: a shop-wide campaign is no item's surge.

    Args:
        sellers: how many of its items sold on each day, shape (days,), at least 58 of them, last is yesterday.

    Returns:
        Shape (2,): times the usual of the eight weeks before, 1 to 5; a quiet day makes nothing a surge.

    >>> busyness(np.array([95.0] * 56 + [95.0, 195.0]))
    array([2. , 1.5])
    """
    before = sellers[-BASELINE - LATELY : -LATELY]
    usual = before[np.argmax(before > 0) :].mean()  # a shop does not begin in the middle of its own usual
    lately = np.cumsum(sellers[-1 : -LATELY - 1 : -1]) / WINDOW
    return np.asarray(np.clip((lately + SELLERS) / (usual + SELLERS), 1.0, BUSIEST), dtype=np.float64)


def beyond_usual(daily: Floats, counts: Flags, usual_dispersion: float, busy: Floats | float = 1.0) -> Floats:
    """Return how surprising the last day and the last two are after the days before.

    Daily counts scatter more than a Poisson process: each item's rate itself wanders. They are held against a
    negative binomial of the item's own mean, with a dispersion between its own and the usual one.

    Args:
        daily: orders of each day, shape (items, days), >= 0; the last 58 days are looked at.
        counts: same shape; the days that count.
        usual_dispersion: variance ÷ mean, >= 1.
        busy: times its usual that the whole shop was busy, shape (2,) or (items, 2).

    Returns:
        Shape (items, 2): signed roots of the deviance, in standard deviations; -inf where it is not judged.

    Source: negative binomial deviance (McCullagh and Nelder 1989, ch. 8), with a continuity correction of a half.
    """
    rate, dispersion, days = usual_days(daily, counts, usual_dispersion)
    expected: Floats = np.maximum(rate[:, None] * busy, FEW) * WINDOW
    excess = np.maximum(dispersion[:, None] * (1 + WINDOW / np.maximum(days, 1)[:, None]) - 1, LEAST_EXCESS)
    return np.where(can_judge(counts, days), _deviance(daily, expected, excess), -np.inf)


def most_beyond(daily: Floats) -> Floats:
    """Return how surprising the last day and the last two would be at most: if hardly anybody bought before, ever.

    Args:
        daily: orders of each day, shape (items, days), >= 0; only the last two are looked at.

    Returns:
        Shape (items, 2): no less than ``beyond_usual`` where that is above 0, whatever the days before were.

    >>> most_beyond(np.array([[2.0, 9.0]])).round(1)
    array([[3.3, 2.6]])
    """
    return _deviance(daily, FEW * WINDOW, LEAST_EXCESS)


def _deviance(daily: Floats, expected: Floats, excess: Floats | float) -> Floats:
    """Return the signed roots of the deviance of the last days from the orders expected of them."""
    size = expected / excess  # of the negative binomial: the mean ÷ by how much its dispersion exceeds Poisson's
    at = np.maximum(sums_lately(daily) - 0.5, 0.5)
    deviance = 2 * (at * np.log(at / expected) - (at + size) * np.log((at + size) / (expected + size)))
    return np.asarray(np.sign(at - expected) * np.sqrt(np.maximum(deviance, 0.0)), dtype=np.float64)


def can_judge(counts: Flags, days: Integers) -> Flags:
    """Return whether the last day, and the last two, can be judged: they count, and 28 days before them do."""
    judged: Flags = np.logical_and.accumulate(counts[:, -1 : -LATELY - 1 : -1], axis=1)
    return judged & (days >= FEWEST)[:, None]


def own_dispersions(daily: Floats, counts: Flags) -> Floats:
    """Return the variance ÷ mean of a day's orders, of the items that have enough of them to tell.

    Args:
        daily: orders of each day, shape (items, days); counts: same shape, the days that count.

    Returns:
        Shape (some items,): each item's own over its last 58 days; those with fewer than 28 days or 12 orders are left
        out.

    >>> own_dispersions(np.tile([0.0, 4.0], (1, 29)), np.ones((1, 58), bool)).round(2)
    array([2.04])
    """
    newest = slice(-BASELINE - LATELY, None)
    rate, dispersion, days = _moments(daily[:, newest], counts[:, newest])
    return dispersion[(days >= FEWEST) & (rate * days >= 12)]


def usual_days(daily: Floats, counts: Flags, usual_dispersion: float = 1.0) -> tuple[Floats, Floats, Integers]:
    """Return the rate and dispersion of the days before the last ones, and how many of them count."""
    before = slice(-BASELINE - LATELY, -LATELY)
    rate, own, days = _moments(daily[:, before], counts[:, before])
    return rate, (own * days + usual_dispersion * PRIOR) / (days + PRIOR), days


def sums_lately(daily: Floats) -> Floats:
    """Return the sum of the last day and that of the last two."""
    return np.asarray(np.cumsum(daily[:, -1 : -LATELY - 1 : -1], axis=1), dtype=np.float64)


def _moments(daily: Floats, counts: Flags) -> tuple[Floats, Floats, Integers]:
    days = counts.sum(axis=1)
    rate = sums(daily * counts) / np.maximum(days, 1)
    squares = sums((daily - rate[:, None]) ** 2 * counts)
    own = squares / np.maximum(days - 1, 1) / np.where(rate > 0, rate, 1.0)
    return rate, np.where(rate > 0, own, 1.0), days
