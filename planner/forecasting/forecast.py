"""The total that will sell in the days to come: what is expected, and what it may be in bad and good times."""

from dataclasses import dataclass

import numpy as np

from planner.forecasting.blend import blended, tempered, window_rates
from planner.forecasting.demand import counted_sales, daily_rate, is_unsold, on_shelf, seen_on_shelf
from planner.forecasting.rate import expected_rate
from planner.forecasting.same_weeks import gone_by
from planner.forecasting.spread import YEAR, daily_spread, own_spread
from planner.forecasting.strays import OwnSpread, strays
from planner.forecasting.year_ago import sold_a_year_ago
from planner.model import Flags, Floats, History
from planner.policy import Learned, Policy
from planner.service import z_at
from planner.totals import days_of

SHARES = (0.50, 0.80, 0.90, 0.95, 0.98)
"""Of all times, in which no more than the quantile sells."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The total demand of so many days."""

    mean: Floats  # [units] shape (items,)
    spread: Floats  # [units] standard deviation, same shape
    quantiles: Floats  # [units] shape (items, SHARES), never falling along a row


def forecast(
    history: History,
    known_days: Floats,
    days: Floats,
    policy: Policy,
    learned: Learned,
    boost: Floats | float = 1.0,
) -> Forecast:
    """Return the total demand of the coming ``days``, directly and not day by day.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        known_days: [days] since the item was first seen, shape (items,).
        days: [days] to look ahead, same shape, >= 1.
        policy: the rule of the daily rate.
        learned: what the whole catalogue taught.
        boost: times the blended rate, one for all or shape (items,).

    Returns:
        Forecast; all 0 where nothing sold. Of what the policy calls dead nothing is expected, nor kept, as no plan
        orders it; its upper quantiles stand, as some of it comes back.

    >>> steady = History(np.full((1, 90), 4.0), np.ones((1, 90), dtype=np.int8))
    >>> found = forecast(steady, np.array([90.0]), np.array([30.0]), Policy(), Learned())
    >>> found.mean, found.quantiles  # nothing strays
    (array([120.]), array([[120., 120., 120., 120., 120.]]))
    """
    counts = on_shelf(history.units, history.in_stock, known_days)
    none = np.zeros_like(counts)
    seen = seen_on_shelf(history, known_days, none, policy.window, policy.min_in_stock)
    plain = daily_rate(seen.sold, seen.in_stock_days)
    sold = counted_sales(history.units, counts)
    rate, rates = expected_rate(sold, counts, plain, policy, learned.rate_weights)
    year_ago = sold_a_year_ago(tempered(sold), counts, days)
    times = boost * gone_by(learned.same_weeks, days, rates, rate, year_ago)
    rate = rate * times
    middle = np.minimum(_middle_rate(sold, counts, plain, policy, learned) * times, rate)
    own, of_days = own_spread(sold, counts, known_days, days), np.full(len(rate), np.nan)
    new = np.isnan(own)
    of_days[new] = daily_spread(sold[new, -YEAR:], counts[new, -YEAR:])
    certain = np.zeros_like(days)
    stray = strays(OwnSpread(of_days, own, days_of(counts)), rate, rates, days, certain, learned).spread
    upper = quantiles(rate * days, stray)[:, 1:]
    sells = ~is_unsold(history, known_days, policy.dead)
    return Forecast(rate * days * sells, stray * sells, np.column_stack([middle * days * sells, upper]))


def quantiles(mean: Floats | float, spread: Floats | float) -> Floats:
    """Return what sells no more than so, in each of SHARES of all times.

    Args:
        mean: [units] expected, of one item or shape (items,), >= 0.
        spread: [units] standard deviation, same shape, >= 0.

    Returns:
        [units] of one item shape (SHARES,), else (items, SHARES).

    >>> quantiles(900.0, 100.0).round()
    array([ 900.,  984., 1028., 1064., 1105.])
    """
    return np.asarray(mean)[..., None] + np.asarray(spread)[..., None] * z_at(np.array(SHARES))


def _middle_rate(sold: Floats, counts: Flags, plain: Floats, policy: Policy, learned: Learned) -> Floats:
    """Return the median rate: a huge excess over the usual does not come again."""
    if policy.demand_rule == "mean":
        return plain
    found = blended(window_rates(tempered(sold, kept=0.0), counts, policy.min_in_stock), learned.weights)
    return np.where(counts.any(axis=1), found, plain)
