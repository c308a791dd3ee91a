"""Whether gradient boosting foretold the shop's own past better, and what an item's daily rate then becomes."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from planner.model import Events, Floats
from planner.seasons import is_season

LEAST, MOST = 0.5, 2.0
"""Times the blended rate: beyond them nobody believes a machine that saw one year."""
SURE = 1.645
"""Standard errors by which it must have won: by chance alone so much is won in 5 of 100 cases."""
Outcome = Literal["untried", "missing", "short", "no_better", "better"]


@dataclass(frozen=True, slots=True)
class Boosting:
    """What came of trying it on the shop's own past."""

    outcome: Outcome = "untried"  # missing: not installed; short: too short a past, or too few items, to tell
    error_less: float = 0.0  # share by which what orders go by was off less; < 0: more
    high_less: float = 0.0  # share by which the 95 % level cost less; < 0: more
    times: int = 0  # days of the past it was tried from
    items: int = 0  # that it was tried on


UNTRIED = Boosting()


@dataclass(frozen=True, slots=True)
class Losses:
    """What was lost on each item over all days it was tried from; every field has shape (times, items)."""

    blend_error: Floats  # [units] how far off the mean was
    boosted_error: Floats  # [units] the same of the boosted one
    blend_high: Floats  # [units] pinball loss of the 95 % level
    boosted_high: Floats  # [units]


def verdict(losses: Losses) -> Boosting:
    """Return whether boosting won: both losses fell on most of the days, and by more than chance lets items differ.

    The standard error is that of the sum over items, as their own days hang together.

    Args:
        losses: on days whose future no trial of the training had seen, shape (times, items).

    >>> half = np.array([[4.0, 5.0, 6.0] * 9] * 4)
    >>> verdict(Losses(2 * half, half, 2 * half, half))
    Boosting(outcome='better', error_less=0.5, high_less=0.5, times=4, items=27)
    >>> verdict(Losses(2 * half, half, half, 2 * half)).outcome  # safer orders cost more
    'no_better'
    """
    won = (losses.blend_error - losses.boosted_error, losses.blend_high - losses.boosted_high)
    of = (losses.blend_error.sum(), losses.blend_high.sum())
    times, items = won[0].shape
    is_better = all(_is_won(gain) for gain in won)
    error_less, high_less = (
        round(float(gain.sum() / whole), 4) if whole else 0.0 for gain, whole in zip(won, of, strict=True)
    )
    return Boosting("better" if is_better else "no_better", error_less, high_less, times, items)


def _is_won(gain: Floats) -> bool:
    """Return whether there is more of it than chance gives, and on three of four days at least."""
    of_items = gain.sum(axis=0)
    error = of_items.std() * np.sqrt(len(of_items))
    wins = np.count_nonzero(gain.sum(axis=1) > 0)
    return bool(of_items.sum() > SURE * error and wins * 4 >= 3 * len(gain))


def believed(ratio: Floats) -> Floats:
    """Return the factor of the daily rate: halfway between what boosting says and the blend, within 1/2 and 2.

    Args:
        ratio: what boosting foretells, times the blend, shape (items,), >= 0.

    >>> believed(np.array([1.24, 0.0, 9.0])).tolist()
    [1.12, 0.5, 2.0]
    """
    return np.asarray(np.clip((1 + ratio) / 2, LEAST, MOST).round(2), dtype=np.float64)


def applied(boost: Floats, window_rates: Floats, borrowed: Floats, events: Events) -> Floats:
    """Return the factor that an item's daily rate really gets: similar products go before, and what a person typed.

    Args:
        boost: the factor learned, shape (items,), > 0; nan: none.
        window_rates: [units/day] what the rate is blended from, shape (items, windows); nan: by the article's rule.
        borrowed: share of the rate that similar products sell, shape (items,).
        events: planned ones; where somebody typed a factor of demand that is still to come, or runs, none lowers it.

    Returns:
        Shape (items,); 1 where nothing is boosted.
    """
    is_blended = ~np.isnan(window_rates).any(axis=1)
    is_boosted = is_blended & (borrowed == 0) & ~np.isnan(boost)
    found = np.where(is_boosted, boost, 1.0)
    seasonal = events.item[is_season(events) & (events.end >= 0)]
    found[seasonal] = np.maximum(found[seasonal], 1.0)
    return found
