"""How surprising sales must be to tell of a surge: learned from the catalogue's past, so that few alarms are false."""

import numpy as np

from planner.forecasting.scatter import BASELINE, DEFAULT_SCATTER, HIGHEST, LATELY, LOWEST, Scatter, busyness
from planner.forecasting.surge import may_surge, surges
from planner.model import Flags, Floats, Integers

FALSE_ALARMS = 0.6e-4
"""Of a catalogue's item-days, those on which nothing sells included, so many may have rung falsely; on days that the
alarm was not learned from it then stays under 1 in 10,000."""
FEWEST_ITEM_DAYS = 20_000
"""Below it nothing is learned."""
SAME = 7
"""[days] an item that surges again so soon is told of no second time."""


def past_scores(units: Floats, orders: Floats, counts: Flags, dispersion: float, sellers: Integers) -> Floats:
    """Return the score of each past surge at the lowest alarm, had anybody asked every day.

    Args:
        units: [units] shape (items, days); orders and counts: same shape, as in ``surges``.
        dispersion: variance ÷ mean of a day's orders that is usual in the catalogue.
        sellers: how many items of the whole catalogue sold on each day, shape (days,).

    Returns:
        Shape (surges,): the highest of each, none below the lowest alarm.
    """
    lowest, found = Scatter(dispersion, LOWEST), [np.zeros(0)]
    last, peak = np.full(len(units), -SAME), np.zeros(len(units))
    for end in range(BASELINE + LATELY, units.shape[1] + 1):
        then = slice(end - BASELINE - LATELY, end)
        rows = np.flatnonzero(may_surge(units[:, then], counts[:, then]))
        judged = surges(units[rows, then], orders[rows, then], counts[rows, then], lowest, busyness(sellers[then]))
        rows, score = rows[judged.seen], judged.score[judged.seen]
        another = rows[end - last[rows] > SAME]
        found.append(peak[another])
        peak[another] = 0.0
        peak[rows], last[rows] = np.maximum(peak[rows], score), end
    scores = np.concatenate([*found, peak])
    return scores[scores > 0]


def learned_scatter(dispersions: Floats, scores: Floats, item_days: int) -> Scatter:
    """Return how the catalogue scatters, and the alarm that would have rung so seldom on its past item-days.

    Args:
        dispersions: variance ÷ mean of the items that have enough orders to tell.
        scores: past scores from the lowest alarm on; all of them are taken for false alarms.
        item_days: so many days of items were judged for them.

    >>> learned_scatter(np.array([3.0]), np.array([2.6, 3.0, 3.2]), 40_000)
    Scatter(dispersion=3.0, alarm=3.0, item_days=40000)
    """
    dispersion = float(np.median(dispersions)) if dispersions.size else DEFAULT_SCATTER.dispersion
    if item_days < FEWEST_ITEM_DAYS:
        return Scatter(max(dispersion, 1.0))
    allowed = int(item_days * FALSE_ALARMS)
    reached = np.sort(scores)[::-1][allowed - 1] if scores.size >= allowed else LOWEST
    return Scatter(max(dispersion, 1.0), float(np.clip(reached, LOWEST, HIGHEST)), item_days)
