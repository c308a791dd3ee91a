"""How fast slow stock sells: now, and before demand for it changed."""

from dataclasses import dataclass

import numpy as np

from planner.demand import daily_rate, on_shelf
from planner.events import past_days
from planner.model import Events, Flags, Floats, History

QUARTER = 91  # [days]
HALF_YEAR = 180  # [days] before the window


@dataclass(frozen=True, slots=True)
class Paces:
    """Sales a day on the days on which an item could be bought and no event ran; every field has shape (items,)."""

    recent: Floats  # [units/day] within the policy's window
    quarter: Floats  # [units/day] within the last 91 days
    earlier: Floats  # [units/day] within the 180 days before the window
    earlier_sold: Floats  # [units] within them
    earlier_days: Floats  # [days] of them that count
    pace: Floats  # [units/day] what is expected at today's price


def paces(history: History, known_days: Floats, events: Events, window: int) -> Paces:
    """Return how fast items sell now, and did before.

    Args:
        history: units >= 0 and in_stock, shape (items, days), last column is ``as_of - 1``.
        known_days: [days] since the item was first seen, shape (items,), >= 0.
        events: planned and past ones; their days do not count.
        window: [days] >= 1 that the daily rate looks back.

    Returns:
        Paces; 0 where nothing sold or no day counts.
    """
    counts = on_shelf(history.units, history.in_stock, known_days) & ~past_days(events, *history.units.shape)
    recent, quarter = (_sold(history.units, counts, days, 0) for days in (window, QUARTER))
    before, days = _sold(history.units, counts, window + HALF_YEAR, window)
    return Paces(
        recent=daily_rate(*recent),
        quarter=daily_rate(*quarter),
        earlier=daily_rate(before, days),
        earlier_sold=before,
        earlier_days=days,
        pace=pace(daily_rate(*recent), daily_rate(*quarter)),
    )


def pace(recent: Floats, quarter: Floats) -> Floats:
    """Return what a slow item is expected to sell a day: half of what it sold lately, half of what in a quarter.

    A month of a slow item holds few sales; the mean of a short and a long window misses by 3 to 4 % less than the short
    one alone on real sales.

    Args:
        recent: [units/day] of the last weeks, shape (items,), >= 0.
        quarter: [units/day] of the last 91 days, same shape, >= 0.

    Returns:
        [units/day] same shape.

    >>> pace(np.array([0.0]), np.array([0.4]))
    array([0.2])
    """
    return (recent + quarter) / 2


def _sold(units: Floats, counts: Flags, longest: int, nearest: int) -> tuple[Floats, Floats]:
    """Return what sold from ``longest`` to ``nearest`` days ago on the days that count, and how many they are."""
    days = units.shape[1]
    stretch = slice(max(0, days - longest), max(0, days - nearest))
    counted = counts[:, stretch]
    return (units[:, stretch] * counted).sum(axis=1), counted.sum(axis=1).astype(np.float64)
