"""Tries blended forecasts from many days of the past, with what was seen of each item then, for boosting to learn."""

from dataclasses import dataclass

import numpy as np

from planner.blocks import rows_of, stacked
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.forecasting.demand import on_shelf
from planner.forecasting.foretold import EVERY, LEAST_KNOWN, LEAST_PAST, LONGEST, SHORTEST
from planner.forecasting.origin import stand_on
from planner.forecasting.traits import shop_pace, traits
from planner.model import Flags, Floats, History, Integers
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Tried:
    """Forecasts tried from days of the past; a row each."""

    seen: Floats  # shape (trials, traits)
    expected: Floats  # [units] blended
    came: Floats  # [units]
    origin: Integers  # [days] column that was stood on
    end: Integers  # [days] column after the last one foretold

    @classmethod
    def of(
        cls,
        history: History,
        known_days: Floats,
        lead_time: Floats,
        policy: Policy,
        weights: tuple[float, ...] = MEAN_WEIGHTS,
    ) -> "Tried":
        """Return forecasts tried every two weeks of the past.

        Args:
            history: sales and stock, shape (items, days), last column is yesterday.
            known_days: [days] since the item was first seen, shape (items,).
            lead_time: [days] of each item, same shape; tried between 7 and 60.
            policy: the fewest days a mean is believed from.
            weights: of the means in what is expected.
        """
        units, counts = sold_on_shelf(history, known_days)
        lengths = lengths_of(lead_time)
        parts: list[Tried] = []
        for length in np.unique(lengths).tolist():
            mine = lengths == length
            for day in range(units.shape[1] - length, LEAST_PAST - 1, -EVERY):
                then = stand_on(day, units[mine], counts[mine], length, LEAST_KNOWN)
                pace = shop_pace(units[:, :day])
                seen, expected = traits(then.sold, then.counts, length, policy.min_in_stock, pace, weights)
                known = expected > 0
                stood = np.full(int(known.sum()), day)
                parts.append(cls(seen[known], expected[known], then.came[known], stood, stood + length))
        nothing, no_days = np.zeros(0), np.zeros(0, np.int64)
        return stacked(parts or [cls(np.zeros((0, 0)), nothing, nothing, no_days, no_days)])

    def until(self, day: int) -> "Tried":
        """Return those whose end was known on a day."""
        return rows_of(self, self.end <= day)


def sold_on_shelf(history: History, known_days: Floats) -> tuple[Floats, Flags]:
    """Return what sold on the days that count, and which they are; both of shape (items, days)."""
    counts = on_shelf(history.units, history.in_stock, known_days)
    return history.units * counts, counts


def lengths_of(lead_time: Floats) -> Integers:
    """Return the [days] each item is foretold for.

    >>> lengths_of(np.array([3.0, 29.2, 90.0])).tolist()
    [7, 30, 60]
    """
    return np.asarray(np.clip(np.ceil(lead_time), SHORTEST, LONGEST), dtype=np.int64)
