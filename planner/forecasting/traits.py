"""What gradient boosting sees of an item on a day: how it sold before, held against its blended rate."""

import numpy as np

from planner.forecasting.blend import LATELY, MEAN_WEIGHTS, blended, tempered, window_rates
from planner.model import Flags, Floats
from planner.totals import days_of, days_since

EVEN = 0.3
"""[units] added to both sides of a ratio, so that one sale more or less does not decide."""
SELLS = (28, LATELY, 365)
"""[days] over which the share of days with a sale is read."""
SHOP = (14, 28, LATELY)
"""[days] over which the sales of all items are held against each other, the last one against the whole past."""


def traits(
    sold: Floats,
    counts: Flags,
    length: int,
    fewest: int,
    pace: Floats,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> tuple[Floats, Floats]:
    """Return what is seen of each item, and the total it is held against.

    Args:
        sold: [units] each day, shape (items, days), >= 0, last column is yesterday; 0 on days that do not count.
        counts: same shape; False where the item could not be bought, or an event ran.
        length: [days] that are foretold, >= 1.
        fewest: [days] that a window must hold.
        pace: of the whole shop, as ``shop_pace`` tells it: it has its good and its slow times.
        weights: of the means in what is expected.

    Returns:
        Shape (items, traits), and the blended forecast of ``length`` days, [units] shape (items,).

    >>> steady = np.full((1, 120), 2.0)
    >>> seen, expected = traits(steady, steady > 0, 30, 7, shop_pace(steady))
    >>> seen.shape, expected, bool((seen[0, :7] == 0).all())  # every mean is as the blend
    ((1, 19), array([60.]), True)
    """
    rates = window_rates(tempered(sold), counts, fewest)
    expected = blended(rates, weights) * length
    sells = sold > 0
    columns = [
        *np.moveaxis(_against(rates * length, expected[:, None]), -1, 0),
        np.log(expected + EVEN),
        _against(sold.sum(axis=1) / np.maximum(days_of(sells), 1), expected),
        _against(sold.max(axis=1, initial=0.0), expected),
        _against(sold[:, -SELLS[0] :].max(axis=1, initial=0.0), expected),
        days_since(sells),
        *(days_of(sells[:, -days:]) / np.maximum(days_of(counts[:, -days:]), 1) for days in SELLS),
        days_of(counts),
        *(np.full(len(sold), step) for step in pace),
    ]
    return np.column_stack(columns), expected


def shop_pace(sold: Floats) -> Floats:
    """Return how all items together sold lately against a longer time, in logarithms.

    Args:
        sold: [units] shape (items, days), last column is yesterday.

    Returns:
        Shape (3,): the last two weeks against four, four against a quarter, the quarter against the whole past.

    >>> shop_pace(np.ones((5, 120)))
    array([0., 0., 0.])
    """
    a_day = sold.sum(axis=0)
    means = np.array([a_day[-days:].mean() if days else 0.0 for days in (*SHOP, len(a_day))]) + EVEN
    return np.asarray(np.log(means[:-1] / means[1:]), dtype=np.float64)


def _against(total: Floats, expected: Floats) -> Floats:
    return np.asarray(np.log((total + EVEN) / (expected + EVEN)), dtype=np.float64)
