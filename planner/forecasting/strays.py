"""How far the sales of a lead time stray, by an item's own past and by what the whole catalogue taught."""

from dataclasses import dataclass

import numpy as np

from planner.forecasting.curve import learned_spread
from planner.forecasting.spread import highest_rate, spread
from planner.model import Floats, Integers
from planner.policy import Learned


@dataclass(frozen=True, slots=True)
class OwnSpread:
    """How far an item's own sales strayed; every field has shape (items,)."""

    of_days: Floats  # [units/day] nan where that of past lead times is known
    of_past: Floats  # [units] of past lead times; nan where the past is too short
    history_days: Integers  # [days] that count


@dataclass(frozen=True, slots=True)
class Strays:
    """How far the sales of a lead time stray; every field has shape (items,)."""

    usual: Floats  # [units] those of other items at such a forecast; nan where nothing is usual yet
    spread: Floats  # [units] standard deviation; 0 where nothing sells


def strays(
    own: OwnSpread,
    rate: Floats,
    window_rates: Floats,
    lead_time: Floats,
    lead_time_spread: Floats,
    learned: Learned,
) -> Strays:
    """Return how far the sales of a lead time stray.

    Args:
        own: how far they did.
        rate: [units/day] what is expected to sell, shape (items,), >= 0.
        window_rates: [units/day] the mean of each window, the longest last, shape (items, windows).
        lead_time: [days] same shape as ``rate``, >= 0.
        lead_time_spread: [days] its standard deviation, same shape, >= 0.
        learned: what is usual of other items, how much wider the future is, and how far the pace drifts.

    Source: ``spread``.
    """
    forecast = rate * lead_time
    usual = learned_spread(learned.curve, forecast, np.nan)
    found = spread(
        daily_spread=own.of_days,
        own_spread=own.of_past,
        usual_spread=usual,
        daily_rate=rate,
        highest_rate=highest_rate(rate, window_rates),
        lead_time=lead_time,
        lead_time_spread=lead_time_spread,
        widening=learned.widening,
        drift=learned.drift,
        least_spread=learned_spread(learned.days_curve, forecast, 0.0),
        history_days=own.history_days,
    )
    return Strays(usual, found)
