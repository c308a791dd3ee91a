"""How fast slow stock sells: as the plan expects, lately, and before demand for it changed."""

from dataclasses import dataclass

import numpy as np

from planner.events.days import past_days
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.forecasting.boosted import applied
from planner.forecasting.demand import counted_sales, daily_rate, on_shelf, seen_on_shelf
from planner.forecasting.rate import expected_rate
from planner.model import Events, Floats, History
from planner.policy import Policy

HALF_YEAR = 180  # [days] before the window


@dataclass(frozen=True, slots=True)
class Paces:
    """Sales a day on the days on which an item could be bought and no event ran; every field has shape (items,)."""

    expected: Floats  # [units/day] as the plan expects it to go on, but for how the coming weeks sold a year ago
    recent: Floats  # [units/day] within the policy's window
    earlier: Floats  # [units/day] within the 180 days before the window
    earlier_sold: Floats  # [units] within them
    earlier_days: Floats  # [days] of them that count


def paces(
    history: History,
    known_days: Floats,
    boost: Floats,
    events: Events,
    policy: Policy,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> Paces:
    """Return how fast items sell now, and did before.

    Args:
        history: units >= 0 and in_stock, shape (items, days), last column is ``as_of - 1``.
        known_days: [days] since the item was first seen, shape (items,), >= 0.
        boost: times the blended rate, as gradient boosting foretells, same shape; nan: it says nothing.
        events: planned and past ones; their days do not count.
        policy: the rule of the daily rate, and the days it looks back.
        weights: of the means the rate is blended from.

    Returns:
        Paces; 0 where nothing sold or no day counts.
    """
    event_days = past_days(events, *history.units.shape)
    seen = seen_on_shelf(history, known_days, event_days, policy.window, policy.min_in_stock)
    counts = on_shelf(history.units, history.in_stock, known_days) & ~event_days
    recent = daily_rate(seen.sold, seen.in_stock_days)
    days = history.units.shape[1]
    before = slice(max(0, days - policy.window - HALF_YEAR), max(0, days - policy.window))
    sold = np.sum(history.units[:, before], axis=1, where=counts[:, before])
    earlier_days = counts[:, before].sum(axis=1).astype(np.float64)
    expected, rates = expected_rate(counted_sales(history.units, counts), counts, recent, policy, weights)
    return Paces(
        expected=expected * applied(boost, rates, np.zeros(len(recent)), events),
        recent=recent,
        earlier=daily_rate(sold, earlier_days),
        earlier_sold=sold,
        earlier_days=earlier_days,
    )
