"""Tries forecasts from many days of the past, to learn from how far they were off."""

from dataclasses import dataclass

import numpy as np

from planner.blocks import stacked
from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS, blended, tempered, window_rates
from planner.forecasting.curve import Curve, usual_spread
from planner.forecasting.demand import counted_sales, on_shelf
from planner.forecasting.origin import stand_on
from planner.forecasting.spread import highest_rate, own_spread, spread
from planner.model import Flags, Floats, History, Integers
from planner.policy import Policy

MOST_ITEMS = 2000
"""Items looked at, spread evenly over the catalogue: more of them say nothing new."""
EVERY = 14
"""[days] between two days that a forecast is tried from."""
LEAST_PAST = 90
"""[days] of history before the first of them."""
LEAST_KNOWN = 28
"""[days] of it that count before a forecast of an item is tried."""
SHORTEST, LONGEST = 7, 60
"""[days] a lead time is tried between."""


@dataclass(frozen=True, slots=True)
class Trials:
    """What was foretold of past lead times, and what came; a row each."""

    forecasts: Floats  # [units] of the mean of each window, an excess left out, shape (trials, windows)
    sold: Floats  # [units] what came, shape (trials,); days without stock sold as the rest did
    off: Floats  # [units] what came less what was expected, same shape
    spread: Floats  # [units] that was foretold, not widened, same shape; nan where the past is too short
    day: Integers  # column of the day it was tried from, same shape


def sampled(items: int) -> Integers:
    """Return which of so many items are tried: all, or 2,000 spread evenly.

    >>> sampled(3), len(sampled(4001))
    (array([0, 1, 2]), 1334)
    """
    return np.arange(0, items, max(1, -(-items // MOST_ITEMS)))


def trials(
    history: History,
    known_days: Floats,
    usual: Floats,
    curve: Curve,
    policy: Policy,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> Trials:
    """Return forecasts, tried every two weeks of the past from what was known then, of the lead time after.

    Only the spreads know what came later, the usual and the own one: they are those of the whole year, as a plan has
    them.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        usual: [days] lead time of each item, shape (items,); tried between 7 and 60.
        curve: the spread that is usual at a forecast.
        policy: the fewest days a mean is believed from.
        weights: of the means in what is expected.
    """
    units, counts = history.units, on_shelf(history.units, history.in_stock, known_days)
    lengths = np.clip(np.ceil(usual), SHORTEST, LONGEST).astype(np.int64)
    none = np.zeros(0)
    found = [Trials(np.zeros((0, len(WINDOWS))), none, none, none, none.astype(np.int64))]
    for length in np.unique(lengths).tolist():
        mine = lengths == length
        of_items = units[mine], counts[mine]
        whole = np.full(len(of_items[0]), float(length))
        own = own_spread(counted_sales(*of_items), of_items[1], known_days[mine], whole)
        days = range(units.shape[1] - length, LEAST_PAST - 1, -EVERY)
        found.extend(_tried(*of_items, own, day, length, curve, policy.min_in_stock, weights) for day in days)
    return stacked(found)


def _tried(
    units: Floats,
    counts: Flags,
    own: Floats,
    day: int,
    length: int,
    curve: Curve,
    fewest: int,
    weights: tuple[float, ...],
) -> Trials:
    then = stand_on(day, units, counts, length, LEAST_KNOWN)
    whole = np.full(len(then.came), float(length))
    rates = window_rates(tempered(then.sold), then.counts, fewest)
    rate = blended(rates, weights)
    strays = spread(
        daily_spread=np.full(len(then.came), np.nan),
        own_spread=own[then.rows],
        usual_spread=usual_spread(curve, rate * length),
        daily_rate=rate,
        highest_rate=highest_rate(rate, rates),
        lead_time=whole,
        lead_time_spread=np.zeros_like(whole),
        widening=1.0,
    )
    middle = window_rates(tempered(then.sold, kept=0.0), then.counts, fewest)
    return Trials(middle * length, then.came, then.came - rate * length, strays, np.full(len(then.came), day))
