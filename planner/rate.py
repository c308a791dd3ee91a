"""What each item will sell a day, by the rule its shop has chosen."""

import numpy as np

from planner.blend import MEAN_WEIGHTS, WINDOWS, blended, tempered, window_rates
from planner.model import Flags, Floats, History
from planner.policy import Policy


def expected_rate(history: History, counts: Flags, mean: Floats, policy: Policy) -> tuple[Floats, Floats]:
    """Return what an item will sell a day, and the means it is blended from.

    Args:
        history: sales, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        mean: [units/day] that of the policy's window, shape (items,): the article's rule, and where no day counts.
        policy: demand_rule, and the fewest days a mean is believed from.

    Returns:
        [units/day] shape (items,), and the mean of each window, shape (items, windows): nan under the article's rule.

    >>> steady = History(np.full((1, 40), 30.0), np.ones((1, 40), dtype=np.int8))
    >>> expected_rate(steady, steady.units > 0, np.array([30.0]), Policy())[0]
    array([30.])
    """
    if policy.demand_rule == "mean":
        return mean, np.full((len(mean), len(WINDOWS)), np.nan)
    rates = window_rates(tempered(history.units, counts), counts, policy.min_in_stock)
    none = ~counts.any(axis=1)
    rates[none] = mean[none, None]
    return blended(rates, MEAN_WEIGHTS), rates
