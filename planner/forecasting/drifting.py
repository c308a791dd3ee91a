"""How far sales stray where only days of them were seen: as the days did, as their mean is off, as the pace drifts."""

import numpy as np

from planner.model import Floats, Integers

MONTH = 30.0
"""[days] the time over which a drift of the pace is stated."""


def drifting(
    of_days: Floats, forecast: Floats, days: Floats, drift: Floats | float, history_days: Integers | Floats | float
) -> Floats:
    """Return the spread of so many days whose pace itself drifts, as far as a wanderer gets: by the root of the time.

    The mean of a few days is off as those days were by chance, and with it all days that are foretold by it.

    Args:
        of_days: [units] the spread if every day were on its own, shape (items,), >= 0.
        forecast: [units] of those days at the pace, same shape, >= 0.
        days: [days] same shape, >= 0.
        drift: share of itself by which the pace drifts in a month, >= 0.
        history_days: [days] that the mean is of, same shape; fewer than one count as one.

    Returns:
        [units] standard deviation, same shape.

    Source: variance of a prediction from the mean of n days, σ²·(days + days² ÷ n).

    >>> drifting(np.array([60.0]), np.array([400.0]), np.array([30.0]), drift=0.2, history_days=np.inf)
    array([100.])
    >>> drifting(np.array([60.0]), np.array([400.0]), np.array([30.0]), drift=0.0, history_days=30.0).round(2)
    array([84.85])
    """
    unsure = of_days * np.sqrt(1 + days / np.maximum(history_days, 1))
    return np.asarray(np.hypot(unsure, drift * forecast * np.sqrt(days / MONTH)), dtype=np.float64)
