"""How quickly the daily rate follows what sold lately: goods that drift tell a change within weeks, steady ones do not.

Where single days say little — a few orders, now and then a giant one — a year of them is calmer than a month, and errs
less; most of all where the pace hardly moves. Where goods drift, a year says what was, not what is. Which of them a
catalogue is, its own past tells.
"""

import numpy as np

from planner.forecasting.blend import LATELY, MEAN_WEIGHTS, MIDDLE_WEIGHTS, tempered, window_rates
from planner.forecasting.boosted import SURE
from planner.forecasting.demand import counted_sales, on_shelf
from planner.forecasting.origin import stand_on
from planner.forecasting.spread import daily_spread
from planner.layout import sums
from planner.model import Flags, Floats, History
from planner.policy import Policy
from planner.totals import days_of

BRISK = (0.20, 0.30, 0.30, 0.20, 0.0, 0.0, 0.0)
QUICK = (0.30, 0.40, 0.30, 0.0, 0.0, 0.0, 0.0)
"""Weights of the means, of a week and longer, that follow more quickly than the usual ones."""
CALM = (0.0, 0.0, 0.10, 0.15, 0.20, 0.25, 0.30)
"""Those that follow more slowly: of goods whose pace hardly moves, every month says more of it."""
WAYS = (MEAN_WEIGHTS, BRISK, QUICK, CALM)
SHORTEST, LONGEST = 7, 60
"""[days] foretold in a trial: a lead time, or a third of the past where that is less."""
LEAST_PAST, LEAST_KNOWN = 21, 14
"""[days] of history before the first day that is tried from, and of these on the shelf."""
MOST_TIMES = 16
"""Days of the past it is tried from."""
FEWEST = 4
"""Of these days, and of items, below which nothing says that a pace is steady."""
HELPS = 0.05
"""Share of the error that must be saved by following quickly, beside more than chance lets items differ."""


def fitted_rate_weights(history: History, known_days: Floats, lead_time: Floats, policy: Policy) -> tuple[float, ...]:
    """Return the weights of the means that foretold the past best.

    From days of the whole past a lead time is foretold: as usual, briskly, quickly and calmly. What follows more
    quickly is taken where it was off by fewer units, by more than 1.64 standard errors over items and 5 % at least.
    Where goods sell evenly, the quickest is taken that was off by fewer units at all. Where neither is, the calm one
    is taken if it was off by fewer units, by more than 1.64 standard errors over items, and over the days tried
    from, too: what all items share on a few of them, as the end of a season, is no proof of a steady pace.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] of each item, same shape; the median of them is foretold.
        policy: the rule of the daily rate, and the fewest days a mean is believed from.

    Returns:
        One of ``WAYS``; the usual where the past is shorter than a month.

    Source: measured on real sales of nine kinds; the more evenly goods sell, the shorter the best memory of their level
    (the local level model, Muth 1960).

    >>> rising = History(np.tile(np.arange(1.0, 91.0), (9, 1)), np.ones((9, 90), dtype=np.int8))
    >>> fitted_rate_weights(rising, np.full(9, 90.0), np.full(9, 30.0), Policy()) == QUICK
    True
    """
    if policy.demand_rule == "mean" or not history.units.any():
        return MEAN_WEIGHTS
    days = history.units.shape[1]
    length = int(np.clip(np.ceil(np.median(lead_time)), SHORTEST, np.clip(days // 3, SHORTEST, LONGEST)))
    last = days - length
    if last < LEAST_PAST:
        return MEAN_WEIGHTS
    every = max(SHORTEST, -(-(last - LEAST_PAST + 1) // MOST_TIMES))
    counts = on_shelf(history.units, history.in_stock, known_days)
    origins = range(last, LEAST_PAST - 1, -every)
    off = np.array([_off(history.units, counts, day, length, policy.min_in_stock) for day in origins])
    saved = off[:, :1] - off[:, 1:]
    by_item, (brisk, quick, _) = saved.sum(axis=0), saved.sum(axis=(0, 2)).tolist()
    if _is_even(history.units, counts):
        fast = QUICK if quick > 0 else BRISK if brisk > 0 else None
    else:
        best = int(quick > brisk)
        fast = (BRISK, QUICK)[best] if _is_sure(by_item[best], HELPS * off[:, 0].sum()) else None
    if fast:
        return fast
    of_days = saved[:, -1].sum(axis=1)
    is_steady = min(len(of_days), len(by_item[-1])) >= FEWEST and _is_sure(by_item[-1]) and _is_sure(of_days)
    return CALM if is_steady else MEAN_WEIGHTS


def usual_middle(rate_weights: tuple[float, ...]) -> tuple[float, ...]:
    """Return the weights of the means in the middle of what may come, where a catalogue is too small to teach its own.

    >>> usual_middle(QUICK) == QUICK, usual_middle(MEAN_WEIGHTS) == MIDDLE_WEIGHTS
    (True, True)
    """
    return MIDDLE_WEIGHTS if rate_weights in {MEAN_WEIGHTS, CALM} else rate_weights


def _is_sure(saved: Floats, least: float = 0.0) -> bool:
    """Return whether the total saved is above the least, and above what chance explains at such differences."""
    return bool(saved.sum() > max(least, SURE * float(saved.std()) * len(saved) ** 0.5))


def _is_even(units: Floats, counts: Flags) -> bool:
    """Return whether half of recent sales are of items whose days stray less than their daily mean."""
    sold, shelved = counted_sales(units[:, -LATELY:], counts[:, -LATELY:]), counts[:, -LATELY:]
    total, number = sums(sold), days_of(shelved)
    is_even = daily_spread(sold, shelved) * number < total
    return bool(total[is_even].sum() * 2 >= total.sum())


def _off(units: Floats, counts: Flags, day: int, length: int, fewest: int) -> Floats:
    """Return by how many units each way was off from that day on, shape (ways, items)."""
    then = stand_on(day, units, counts, length, LEAST_KNOWN)
    rates = window_rates(tempered(then.sold), then.counts, fewest)
    found = np.zeros((len(WAYS), len(units)))
    found[:, then.rows] = np.abs(np.array(WAYS) @ rates.T * length - then.came)
    return found
