"""What each item will sell a day, by the rule its shop has chosen."""

import numpy as np

from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS, blended, tempered, window_means, window_sums
from planner.layout import of_items
from planner.model import Flags, Floats
from planner.policy import Policy
from planner.totals import days_of, days_since, is_since

EXPECTED = 45.0
"""Days with a sale that a quiet time would usually have held, after which an item no longer sells.

Chance alone would need no more than 7 (e^-7 is one in a thousand), but on real sales items quiet for longer often come
back, after a season, or a stock-out that nobody wrote down.
"""

LATELY = WINDOWS.index(28)
"""Of the windows, the one without a sale in which an item is asked whether it sells at all."""


def expected_rate(
    sold: Floats, counts: Flags, mean: Floats, policy: Policy, weights: tuple[float, ...] = MEAN_WEIGHTS
) -> tuple[Floats, Floats]:
    """Return what an item will sell a day, and the means it is blended from.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        mean: [units/day] that of the policy's window, shape (items,): the article's rule, and where no day counts.
        policy: demand_rule, and the fewest days a mean is believed from.
        weights: of the means, as the catalogue taught; they add up to 1.

    Returns:
        [units/day] shape (items,), 0 where the item has stopped selling; and the mean of each window, shape
        (items, windows), nan under the article's rule.

    A known limit of the blend: more sales on a single day may mean a lower rate. A small sale lowers the usual selling
    day, and with it what counts of a giant order (most where it is the second sale of all: the first one stood for
    itself until then); and an item that sold on more days is sooner taken to have stopped.

    >>> steady = np.full((1, 40), 30.0)
    >>> expected_rate(steady, steady > 0, np.array([30.0]), Policy())[0]
    array([30.])
    """
    totals, days = window_sums(tempered(sold), counts)
    return rate_of(totals, days, quiet_for_long(sold, counts, totals), mean, policy, weights)


def rate_of(
    totals: Floats,
    days: Floats,
    stopped: Flags,
    mean: Floats,
    policy: Policy,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> tuple[Floats, Floats]:
    """Return the same as ``expected_rate``, from a reading of the days.

    Args:
        totals: [units] sold in each window, excesses cut, shape (items, windows).
        days: [days] of each that count, same shape.
        stopped: whether an item without a sale in the last weeks has been quiet for too long, shape (items,).
        mean, policy, weights: as in ``expected_rate``.
    """
    if policy.demand_rule == "mean":
        return mean, np.full(totals.shape, np.nan)
    rates = window_means(totals, days, policy.min_in_stock)
    none = days[:, -1] == 0
    rates[none] = mean[none, None]
    rate = np.where(stopped & (rates[:, LATELY] == 0), 0.0, blended(rates, weights))
    return rate, rates


def quiet_for_long(sold: Floats, counts: Flags, totals: Floats) -> Flags:
    """Return ``has_stopped``, asked only of items that sold nothing in the last weeks."""
    stopped = np.zeros(len(sold), dtype=np.bool_)
    quiet = np.flatnonzero(totals[:, LATELY] == 0)
    stopped[quiet] = has_stopped(of_items(sold, quiet), of_items(counts, quiet))
    return stopped


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
