"""How far the sales of a lead time stray from the forecast: what a safety stock is made for."""

import numpy as np

from planner.forecasting.drifting import drifting
from planner.forecasting.stretches import spread_of_stretches, squares
from planner.layout import of_items
from planner.model import Flags, Floats, Integers
from planner.totals import days_of

YEAR = 365
"""[days] of history before an item's own past lead times are believed."""
LEAD_TIMES = 8
"""So many lead times the history must hold, too: with fewer, the spread of their sums says too little."""
WIDENING = 1.3
"""Times the spread of past totals, where a catalogue is too small to teach its own (``widening``)."""
OWN_SHARE = 0.45
"""How far a spread is the item's own, in proportion; the rest is what is usual at such a forecast."""


def daily_spread(sold: Floats, counts: Flags) -> Floats:
    """Return the standard deviation of the sales of a day, over the days that count.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days).
        counts: same shape; False where the item could not be bought, or an event ran.

    Returns:
        [units/day] shape (items,); 0 where fewer than two days count.

    >>> daily_spread(np.array([[20.0, 40.0, 0.0, 30.0]]), np.array([[True, True, False, True]]))
    array([10.])
    """
    days = days_of(counts)
    return np.asarray(np.sqrt(squares(sold, counts, days) / np.maximum(days - 1, 1)), dtype=np.float64)


def own_spread(sold: Floats, counts: Flags, known_days: Floats, lead_time: Floats) -> Floats:
    """Return the standard deviation of what sold in the item's own past lead times.

    Sums over stretches of one lead time hold what a day's spread cannot: good and bad weeks follow each other. Days
    that do not count are left out and the rest stands for them; a stretch needs half of its days.

    Args:
        sold: [units] on the days that count, 0 on others, shape (items, days), last column is yesterday.
        counts: same shape; False where the item could not be bought, or an event ran.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] same shape, >= 0.

    Returns:
        [units] shape (items,); nan where known for less than a year or 8 lead times, or half of it does not count.

    >>> steady = np.full((2, 365), 10.0)
    >>> own_spread(steady, steady > 0, known_days=np.array([365.0, 364.0]), lead_time=np.array([7.0, 7.0]))
    array([ 0., nan])
    """
    spread = np.full(len(sold), np.nan)
    lengths = np.maximum(np.ceil(lead_time), 1.0).astype(np.int64)
    known = np.flatnonzero(np.minimum(known_days, sold.shape[1]) >= days_needed(lead_time))
    for length in np.unique(lengths[known]).tolist():
        newest = slice(sold.shape[1] - max(YEAR, LEAD_TIMES * length), None)
        same = known[lengths[known] == length]
        days, shelved = of_items(sold[:, newest], same), of_items(counts[:, newest], same)
        spread[same] = spread_of_stretches(days, shelved, length)
    return spread


def days_needed(lead_time: Floats) -> Floats:
    """Return how long an item must be known before its own past lead times are believed.

    Args:
        lead_time: [days] shape (items,), >= 0.

    Returns:
        [days] a year, or 8 lead times where that is longer.

    >>> days_needed(np.array([45.0, 46.0]))
    array([365., 368.])
    """
    return np.asarray(np.maximum(YEAR, LEAD_TIMES * np.maximum(np.ceil(lead_time), 1.0)), dtype=np.float64)


def spread(
    daily_spread: Floats,
    own_spread: Floats,
    usual_spread: Floats,
    daily_rate: Floats,
    highest_rate: Floats,
    lead_time: Floats,
    lead_time_spread: Floats,
    widening: Floats | float = WIDENING,
    drift: Floats | float = 0.0,
    least_spread: Floats | float = 0.0,
    history_days: Integers | Floats | float = np.inf,
) -> Floats:
    """Return the spread of sales over a lead time that itself is not certain.

    That of sales lies about midway, in proportion, between the item's own and what is usual at such a forecast, and is
    widened: totals have longer tails than the normal distribution, and a forecast errs itself.

    The own one is that of past lead times, but no more than a lead time at the highest rate, as one huge order a year
    is not what stock is kept for. Where the past is too short, it is that of so many days, each as spread as its days
    were, but no more than the forecast.

    Where nothing is usual yet, the own one stands alone. That of past lead times is widened, too. That of days is not,
    but their mean is uncertain, and the drift of the pace is added, at the highest rate: what sells slowly now may sell
    again as it did. A few weeks that happened to be calm are no proof, so it is never below that of others whose past
    is as short.

    Args:
        daily_spread: [units/day] shape (items,), >= 0; not looked at where ``own_spread`` is known.
        own_spread: [units] of past lead times, same shape; nan where the past is too short.
        usual_spread: [units] of other items at such a forecast, same shape, >= 0; nan where nothing is usual yet.
        daily_rate: [units/day] same shape, >= 0.
        highest_rate: [units/day] of it and of the year, same shape (``highest_rate``).
        lead_time: [days] same shape, >= 0.
        lead_time_spread: [days] standard deviation, same shape, >= 0.
        widening: times what was between, > 0, one for all or shape (items,).
        drift: share of itself by which the pace drifts in a month, >= 0, one for all or shape (items,).
        least_spread: [units] of others at such a forecast whose past is as short, >= 0, one for all or shape (items,).
        history_days: [days] that the mean is of, same shapes; looked at where a catalogue taught one of the last two.

    Returns:
        [units] standard deviation; 0 where nothing sells.

    Source: King 2011, with independent demand and lead time; how far between, and the limit, as measured on real sales.

    >>> days, rate, unknown = np.array([15.0]), np.array([30.0]), np.array([np.nan])
    >>> spread(np.array([10.0]), unknown, unknown, rate, rate, days, np.array([3.0])).round(2)
    array([97.98])
    >>> spread(unknown, np.array([60.0]), np.array([135.0]), rate, rate, days, np.array([0.0]), widening=1.2).round(1)
    array([112.5])
    """
    highest = highest_rate * lead_time
    of_days, of_past = np.sqrt(lead_time) * daily_spread, np.minimum(own_spread, highest)
    is_taught = (np.asarray(drift) > 0) | (np.asarray(least_spread) > 0)
    seen = np.where(is_taught, history_days, np.inf)
    short = np.maximum(drifting(of_days, highest, lead_time, drift, seen), least_spread)
    alone = np.where(np.isnan(own_spread), short, widening * of_past)
    own = np.where(np.isnan(own_spread), np.minimum(of_days, daily_rate * lead_time), of_past)
    of_sales = np.where(np.isnan(usual_spread), alone, widening * own**OWN_SHARE * usual_spread ** (1 - OWN_SHARE))
    variance = of_sales**2 + (daily_rate * lead_time_spread) ** 2
    return np.where((daily_rate > 0) & (lead_time > 0), np.sqrt(variance), 0.0)


def highest_rate(daily_rate: Floats, window_rates: Floats) -> Floats:
    """Return the higher of an item's expected daily rate and its mean over a year.

    Args:
        daily_rate: [units/day] shape (items,).
        window_rates: [units/day] the mean of each window, the longest last, shape (items, windows); nan: under the
            article's rule, which knows no other rate.

    Returns:
        [units/day] shape (items,).

    >>> highest_rate(np.array([2.0, 2.0]), np.array([[1.0, 5.0], [np.nan, np.nan]]))
    array([5., 2.])
    """
    return np.asarray(np.fmax(daily_rate, window_rates[:, -1]), dtype=np.float64)


def sales_spread(
    spread: Floats, daily_rate: Floats, lead_time: Floats, lead_time_spread: Floats, days: Floats
) -> Floats:
    """Return the spread of the sales of ``days`` days, read from that of a lead time.

    What an uncertain lead time adds is taken out; the rest grows with the root of the days.

    Args:
        spread: [units] over the lead time, shape (items,), >= 0.
        daily_rate: [units/day] same shape, >= 0.
        lead_time: [days] same shape, >= 0.
        lead_time_spread: [days] standard deviation, same shape, >= 0.
        days: [days] same shape, >= 0.

    Returns:
        [units] standard deviation, >= 0.

    >>> one, rate = np.ones(1), np.array([30.0])
    >>> sales_spread(97.98 * one, rate, 15.0 * one, 3.0 * one, 60.0 * one).round(1)  # 10 a day: 10 x root of 60
    array([77.5])
    """
    of_sales = np.maximum(spread**2 - (daily_rate * lead_time_spread) ** 2, 0.0)
    return np.asarray(np.sqrt(of_sales * days / np.where(lead_time > 0, lead_time, 1.0)), dtype=np.float64)
