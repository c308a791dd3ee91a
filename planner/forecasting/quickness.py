"""How quickly the daily rate follows what sold lately: goods that sell evenly tell a change within weeks.

Where single days say little — a few orders, now and then a giant one — a year of them is calmer than a month, and errs
less. Where goods sell every day, a year says what was, not what is. Which of both a catalogue is, its own past tells.
"""

import numpy as np

from planner.forecasting.blend import LATELY, MEAN_WEIGHTS, MIDDLE_WEIGHTS, tempered, window_rates
from planner.forecasting.boosted import SURE
from planner.forecasting.demand import counted_sales, on_shelf
from planner.forecasting.spread import daily_spread
from planner.layout import sums
from planner.model import Flags, Floats, History, Integers
from planner.policy import Policy
from planner.totals import days_of

BRISK = (0.20, 0.30, 0.30, 0.20, 0.0, 0.0, 0.0)
QUICK = (0.30, 0.40, 0.30, 0.0, 0.0, 0.0, 0.0)
"""Weights of the means, of a week and longer, that follow more quickly than the usual ones."""
SHORTEST, LONGEST = 7, 60
"""[days] foretold in a trial: a lead time, or a third of the past where that is less."""
LEAST_PAST = 21
"""[days] of history before the first day that is tried from, and on the shelf for two thirds of it."""
MOST_TIMES = 16
"""Days of the past it is tried from."""
HELPS = 0.05
"""Share of the error that must be saved, beside more than chance lets items differ."""


def fitted_rate_weights(history: History, known_days: Floats, lead_time: Floats, policy: Policy) -> tuple[float, ...]:
    """Return the weights of the means in what is expected, with which the past was foretold best.

    From days of the whole past a lead time is foretold: as usual, briskly and quickly. What follows more quickly is
    taken where it was off by fewer units, by more than 1.64 standard errors over items and 5 % at least. Where goods
    sell evenly, the quickest is taken that was off by fewer units at all.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] of each item, same shape; the median of them is foretold.
        policy: the rule of the daily rate, and the fewest days a mean is believed from.

    Returns:
        ``MEAN_WEIGHTS``, ``BRISK`` or ``QUICK``; the first where the past is shorter than a month.

    Source: measured on real sales of four kinds; the more evenly goods sell, the shorter the best memory of their level
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
    off = np.sum([_off(history.units, counts, day, length, policy.min_in_stock) for day in origins], axis=0)
    saved = off[0] - off[1:]
    brisk, quick = saved.sum(axis=1).tolist()
    if _is_even(history.units, counts):
        return QUICK if quick > 0 else BRISK if brisk > 0 else MEAN_WEIGHTS
    best = int(quick > brisk)
    chance = SURE * float(saved[best].std()) * len(saved[best]) ** 0.5
    return (BRISK, QUICK)[best] if max(brisk, quick) > max(HELPS * off[0].sum(), chance) else MEAN_WEIGHTS


def usual_middle(rate_weights: tuple[float, ...]) -> tuple[float, ...]:
    """Return the weights of the means in the middle of what may come, where a catalogue is too small to teach its own.

    >>> usual_middle(QUICK) == QUICK, usual_middle(MEAN_WEIGHTS) == MIDDLE_WEIGHTS
    (True, True)
    """
    return MIDDLE_WEIGHTS if rate_weights == MEAN_WEIGHTS else rate_weights


def _is_even(units: Floats, counts: Flags) -> bool:
    """Return whether half of what sold lately is of items whose days stray less than what they sell a day."""
    sold, shelved = counted_sales(units[:, -LATELY:], counts[:, -LATELY:]), counts[:, -LATELY:]
    total, number = sums(sold), days_of(shelved)
    is_even = daily_spread(sold, shelved) * number < total
    return bool(total[is_even].sum() * 2 >= total.sum())


def _off(units: Floats, counts: Flags, day: int, length: int, fewest: int) -> Floats:
    """Return by how many units each way to follow was off from that day on, of each item, shape (ways, items)."""
    ahead = slice(day, day + length)
    days: Integers = counts[:, ahead].sum(axis=1)
    judged = (counts[:, :day].sum(axis=1) * 3 >= LEAST_PAST * 2) & units[:, :day].any(axis=1) & (days * 2 >= length)
    shelved = counts[judged, :day]
    came = (units[judged, ahead] * counts[judged, ahead]).sum(axis=1) * length / days[judged]
    rates = window_rates(tempered(counted_sales(units[judged, :day], shelved)), shelved, fewest)
    found = np.zeros((3, len(units)))
    found[:, judged] = np.abs(np.array([MEAN_WEIGHTS, BRISK, QUICK]) @ rates.T * length - came)
    return found
