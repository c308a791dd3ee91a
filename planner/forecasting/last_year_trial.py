"""Would last year's shape have helped? Tried on the shop's own past, from a day every two weeks of the last year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS
from planner.model import Floats

YEAR = 364  # [days] whole weeks, so that weekdays meet
BACK = 91  # [days] that the level before is read from
COMING = 45  # [days] that are foretold from each day
EVERY = 14  # [days] from one such day to the next
FEWEST_TRIALS = 8
NEEDED = YEAR + BACK + COMING + (FEWEST_TRIALS - 1) * EVERY
"""[days] of history, so that there are so many days to foretell from."""
POWERS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Of last year's shape; 0: without it."""
WILDEST = 5.0  # times the level before: more, or as much less, is no shape of a year


@dataclass(frozen=True, slots=True)
class Trial:
    """How the coming 45 days would have been foretold with each power of last year's shape."""

    times: int  # days foretold from
    errors: tuple[float, ...]  # [units] in all, of each of POWERS
    power: float  # that erred least

    @classmethod
    def untried(cls) -> "Trial":
        return cls(0, (0.0,) * len(POWERS), 0.0)

    @property
    def without(self) -> float:
        """Return the error without last year. [units]"""
        return self.errors[0]

    @property
    def going_by_it(self) -> float:
        """Return the error with the power that erred least. [units]"""
        return self.errors[POWERS.index(self.power)]

    @property
    def saved(self) -> float:
        """Return which share of the error going by last year saves; 0 where it saves none."""
        return saved(self.without, self.going_by_it)


def saved(without: float, going_by_it: float) -> float:
    """Return the share of an error that is saved.

    >>> saved(200.0, 150.0), saved(0.0, 0.0)
    (0.25, 0.0)
    """
    return 1 - going_by_it / without if without > 0 else 0.0


def tried(sellers: Floats, units: Floats) -> Trial:
    """Return how going by last year's shape would have foretold the last year of a shop.

    From each day the coming 45 are foretold by the blend of recent means that plans every item, once as it is and once
    times a power of last year's shape: items that sold a day in these 45 days a year before ÷ in the 91 days before.

    Args:
        sellers: [items/day] shape (days,), at least 598 of them, last is yesterday.
        units: [units/day] same shape.

    Raises:
        ValueError: fewer days.

    >>> grows = np.repeat([100.0, 200.0, 100.0, 200.0], 182)  # every other half year sells twice as much
    >>> found = tried(grows, grows)
    >>> found.times, found.power > 0, found.saved > 0.2
    (17, True, True)
    """
    if units.size < NEEDED:
        raise ValueError(f"{units.size} days are too few: {NEEDED} are needed")
    newest = units.size - COMING
    start = np.arange(newest, max(YEAR + BACK, newest - YEAR) - 1, -EVERY)
    sold = stretch_means(units, start, start + COMING)
    usual = np.array(MEAN_WEIGHTS) @ np.array([stretch_means(units, start - back, start) for back in WINDOWS])
    ago = start - YEAR
    before, then = stretch_means(sellers, ago - BACK, ago), stretch_means(sellers, ago, ago + COMING)
    shape = np.divide(then, before, out=np.ones_like(then), where=before > 0).clip(1 / WILDEST, WILDEST)
    foretold = usual * shape ** np.array(POWERS)[:, None]
    errors = np.abs(foretold - sold).sum(axis=1) * COMING
    return Trial(len(start), tuple(errors.tolist()), POWERS[int(errors.argmin())])


def stretch_means(values: Floats, start: NDArray[np.int64], end: NDArray[np.int64]) -> Floats:
    """Return the mean of each stretch of days, its last day excluded.

    >>> stretch_means(np.array([2.0, 4.0, 9.0]), np.array([0, 1]), np.array([2, 3]))
    array([3. , 6.5])
    """
    added = np.concatenate([[0.0], np.cumsum(values)])
    mean: Floats = (added[end] - added[start]) / (end - start)
    return mean
