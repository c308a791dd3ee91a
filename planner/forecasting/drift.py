"""How far the pace of sales itself drifts, which the scatter of single days cannot tell of a short past."""

from dataclasses import dataclass

import numpy as np

from planner.blocks import stacked
from planner.forecasting.blend import MEAN_WEIGHTS, blended, tempered, window_rates
from planner.forecasting.curve import Curve, fitted
from planner.forecasting.demand import counted_sales, on_shelf
from planner.forecasting.drifting import drifting
from planner.forecasting.origin import stand_on
from planner.forecasting.spread import YEAR, daily_spread, highest_rate
from planner.model import Flags, Floats, History, Integers
from planner.policy import Policy
from planner.service import z_at
from planner.totals import days_of

HORIZONS = (7, 10, 14, 21, 28)
"""[days] foretold in a trial: as long as a short past allows."""
EVERY = 4
"""[days] between two days that a forecast is tried from."""
LEAST_PAST, LEAST_KNOWN = 21, 14
"""[days] of history before the first of them, and of these on the shelf."""
LATELY = 120
"""[days] trials reach back: a longer past speaks for itself, by its own lead times."""
USUAL, HALFWAY = 0.3, 400
"""The share that is usual in shops of all kinds, and the trials at which half of what they say is believed."""
HIGH = 0.95
"""The share of past totals that the spread is to cover."""
DRIFTS = np.arange(0.0, 0.61, 0.05)
"""Shares of the pace that are tried; a few weeks have seen one season at most, and are not believed beyond."""


def fitted_drift(
    history: History, known_days: Floats, policy: Policy, weights: tuple[float, ...] = MEAN_WEIGHTS
) -> float:
    """Return the share by which the pace of sales drifts in a month, as errors of recent forecasts tell.

    It is the share whose 95 % level would have cost those forecasts least (pinball loss).

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        policy: the fewest days a mean is believed from.
        weights: of the means in what is expected.

    Returns:
        0 to 0.6: between what was found and what is usual, by the number of forecasts that could be tried.

    >>> steady = History(np.tile([4.0, 6.0], (400, 30)), np.ones((400, 60), dtype=np.int8))
    >>> fitted_drift(steady, np.full(400, 60.0), Policy()), fitted_drift(steady, np.zeros(400), Policy())
    (0.01, 0.3)
    """
    newest = slice(-LATELY, None)
    units = history.units[:, newest]
    counts = on_shelf(units, history.in_stock[:, newest], known_days)
    days = units.shape[1]
    tried = [
        _tried(units, counts, origin, length, policy.min_in_stock, weights)
        for length in HORIZONS
        for origin in range(days - length, LEAST_PAST - 1, -EVERY)
    ]
    number = sum(len(one.came) for one in tried)
    if not number:
        return USUAL
    it, z = stacked(tried), z_at(np.array(HIGH))
    over = [it.came - it.expected - z * drifting(it.of_days, it.highest, it.length, drift, it.seen) for drift in DRIFTS]
    cost = [np.maximum(HIGH * each, (HIGH - 1) * each).sum() for each in over]
    believed = number / (number + HALFWAY)
    return round(believed * float(DRIFTS[int(np.argmin(cost))]) + (1 - believed) * USUAL, 2)


def usual_of_days(
    history: History,
    known_days: Floats,
    lead_time: Floats,
    policy: Policy,
    drift: float,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> Curve:
    """Return the curve of the spread that is usual at a forecast, of days whose pace drifts: no past need be long.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] of each item, same shape; less than a day is taken as one.
        policy: the fewest days a mean is believed from.
        drift: share of itself by which the pace drifts in a month, >= 0.
        weights: of the means in what is expected.

    Returns:
        Curve; the default where fewer than 50 items were on the shelf for two of three weeks and scatter.

    >>> month = History(np.tile([0.0, 8.0], (60, 15)) * np.arange(1, 61)[:, None], np.ones((60, 30), dtype=np.int8))
    >>> found = usual_of_days(month, np.full(60, 30.0), np.full(60, 30.0), Policy(), drift=0.0)
    >>> found.items, round(found.slope, 6)  # who sells twice as much scatters twice as far
    (60, 1.0)
    """
    newest = slice(-YEAR, None)
    units = history.units[:, newest]
    counts = on_shelf(units, history.in_stock[:, newest], known_days)
    told = counts.sum(axis=1) >= LEAST_KNOWN
    units, counts, days = units[told], counts[told], np.maximum(lead_time[told], 1.0)
    sold = counted_sales(units, counts)
    rates = window_rates(tempered(sold), counts, policy.min_in_stock)
    rate = blended(rates, weights)
    of_days = daily_spread(sold, counts) * np.sqrt(days)
    strays = drifting(of_days, highest_rate(rate, rates) * days, days, drift, days_of(counts))
    return fitted(rate * days, strays)


@dataclass(frozen=True, slots=True)
class _Tried:
    """Forecasts tried from a day of the past; one entry per item that could be judged."""

    of_days: Floats  # [units] the spread if every day were on its own
    expected: Floats  # [units]
    highest: Floats  # [units] at the highest rate of the item
    length: Floats  # [days] that were foretold
    seen: Integers  # [days] that the mean is of
    came: Floats  # [units]


def _tried(units: Floats, counts: Flags, origin: int, length: int, fewest: int, weights: tuple[float, ...]) -> _Tried:
    then = stand_on(origin, units, counts, length, LEAST_KNOWN)
    rates = window_rates(tempered(then.sold), then.counts, fewest)
    rate = blended(rates, weights)
    return _Tried(
        of_days=daily_spread(then.sold, then.counts) * np.sqrt(length),
        expected=rate * length,
        highest=highest_rate(rate, rates) * length,
        length=np.full(len(rate), float(length)),
        seen=days_of(then.counts),
        came=then.came,
    )
