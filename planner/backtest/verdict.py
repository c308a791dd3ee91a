"""What a check against the past says in the end: each figure, and the range it would lie in with other items."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from planner.backtest.trials import Score
from planner.backtest.turnover import Ordered, turnover_at
from planner.model import Floats

Key = TypeVar("Key", int, str)

WITHIN = (0.05, 0.95)
"""Shares of the redraws of the items that bound the range: in 90 of 100 the figure lies within."""
FEWEST_KNOWN = 0.9
"""Share of the redraws in which a figure must be known, else nothing is said of how sure it is."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and how far it depends on which items happened to be there."""

    value: float  # with each item once; nan where it is not known
    low: float  # 5 of 100 redraws lie below; nan where not known
    high: float  # 5 of 100 lie above


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How each rival foretold; by its name."""

    error: Mapping[str, Estimate]  # how far the middle was off, of what sold
    change: Mapping[str, Estimate]  # of that error against the article's: -0.1 is a tenth less
    bias: Mapping[str, Estimate]  # what was expected less what sold, of what sold
    cover: Mapping[str, Estimate]  # share of times in which the 95 % quantile was enough; nan: the rival has none
    pinball: Mapping[str, Estimate]  # what that quantile cost, of the textbook's


def redrawn(figure: Callable[[Floats], float], draws: Floats) -> Estimate:
    """Return a figure with each item counted once, and the range it lies in where items are drawn anew.

    Args:
        figure: from how often each item counts, shape (items,).
        draws: how often each item is drawn, shape (redraws, items).

    Returns:
        Estimate; its bounds are nan where the figure is not known in more than a tenth of the redraws.

    Source: the bootstrap, Efron 1979, over items: their own days hang together.

    >>> sold = np.array([1.0, 3.0])
    >>> redrawn(lambda times: float(times @ sold), np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 2.0]]))
    Estimate(value=4.0, low=2.2, high=5.8)
    """
    value = figure(np.ones(draws.shape[1]))
    found = np.array([figure(times) for times in draws])
    known = found[np.isfinite(found)]
    if not np.isfinite(value) or len(known) < FEWEST_KNOWN * len(found):
        return Estimate(value, np.nan, np.nan)
    low, high = np.quantile(known, WITHIN).round(12).tolist()
    return Estimate(value, low, high)


def accuracy(scores: Mapping[str, Score], draws: Floats) -> Accuracy:
    """Return how well each rival foretold.

    Args:
        scores: by rival, all over the same trials; with the article's and the textbook's.
        draws: how often each item is drawn, shape (redraws, items).
    """
    plain, text = scores["article"], scores["textbook"]
    return Accuracy(
        error={name: redrawn(_ratio(it.off, it.came), draws) for name, it in scores.items()},
        change={name: redrawn(_change(it.off, plain.off), draws) for name, it in scores.items()},
        bias={name: redrawn(_ratio(it.above, it.came), draws) for name, it in scores.items()},
        cover={name: redrawn(_ratio(it.covered + 0 * it.pinball, it.trials), draws) for name, it in scores.items()},
        pinball={name: redrawn(_ratio(it.pinball, text.pinball), draws) for name, it in scores.items()},
    )


def turns(played: Mapping[Key, Ordered], share: float, draws: Floats) -> Mapping[Key, Estimate]:
    """Return how often stock turns over a year where so much of the demand is served.

    Args:
        played: what each came to, all over the same items.
        share: of the demand's value, 0 to 1.
        draws: how often each of these items is drawn, shape (redraws, items).
    """
    return {name: redrawn(partial(turnover_at, share, it), draws) for name, it in played.items()}


def gain(mine: Ordered, other: Ordered, share: float, draws: Floats) -> Estimate:
    """Return by what share stock turns over more often with the one than with the other, serving the same.

    Args:
        mine: what one came to; other: what the other did, over the same items.
        share: of the demand's value, 0 to 1.
        draws: how often each of these items is drawn, shape (redraws, items).
    """
    return redrawn(lambda times: turnover_at(share, mine, times) / turnover_at(share, other, times) - 1, draws)


def _ratio(above: Floats, below: Floats) -> Callable[[Floats], float]:
    def ratio(times: Floats) -> float:
        whole = times @ below
        return float(times @ above / whole) if whole > 0 else float("nan")

    return ratio


def _change(after: Floats, before: Floats) -> Callable[[Floats], float]:
    ratio = _ratio(after, before)
    return lambda times: ratio(times) - 1
