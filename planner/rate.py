"""What each item will sell a day, by the rule its shop has chosen."""

import numpy as np

from planner.blend import MEAN_WEIGHTS, WINDOWS, blended, tempered, window_rates
from planner.layout import of_items
from planner.model import Flags, Floats
from planner.policy import Policy
from planner.totals import days_of, days_since, is_since

EXPECTED = 45.0
"""Days with a sale that a quiet time would usually have held, after which an item no longer sells.

Chance alone would need no more than 7 (e^-7 is one in a thousand), but on real sales items quiet for longer often come
back, after a season, or a stock-out that nobody wrote down.
"""


def expected_rate(sold: Floats, counts: Flags, mean: Floats, policy: Policy) -> tuple[Floats, Floats]:
    """Return what an item will sell a day, and the means it is blended from.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        mean: [units/day] that of the policy's window, shape (items,): the article's rule, and where no day counts.
        policy: demand_rule, and the fewest days a mean is believed from.

    Returns:
        [units/day] shape (items,), 0 where the item has stopped selling; and the mean of each window, shape
        (items, windows), nan under the article's rule.

    >>> steady = np.full((1, 40), 30.0)
    >>> expected_rate(steady, steady > 0, np.array([30.0]), Policy())[0]
    array([30.])
    """
    if policy.demand_rule == "mean":
        return mean, np.full((len(mean), len(WINDOWS)), np.nan)
    rates = window_rates(tempered(sold), counts, policy.min_in_stock)
    none = ~counts[:, -WINDOWS[-1] :].any(axis=1)
    rates[none] = mean[none, None]
    rate = blended(rates, MEAN_WEIGHTS)
    quiet = np.flatnonzero((rates[:, WINDOWS.index(28)] == 0) & (rate > 0))
    rate[quiet[has_stopped(of_items(sold, quiet), of_items(counts, quiet))]] = 0.0
    return rate, rates


def has_stopped(sold: Floats, counts: Flags) -> Flags:
    """Return which items have been quiet for so long that they no longer sell as they did.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.

    Returns:
        True where, at its usual share of days with a sale, the quiet days would have held 45 of them.

    >>> daily, weekly = np.ones((1, 100)), np.tile([1.0, 0, 0, 0, 0, 0, 0], 15)[None, 5:]
    >>> quiet = np.zeros((1, 45))
    >>> [bool(has_stopped(np.hstack([past, quiet]), np.ones((1, 145), dtype=bool))[0]) for past in (daily, weekly)]
    [True, False]
    """
    sells = sold > 0
    quiet = days_of(counts & is_since(days_since(sells), sold))
    return np.asarray(quiet * days_of(sells) >= EXPECTED * np.maximum(days_of(counts) - quiet, 1))
