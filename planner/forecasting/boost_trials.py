"""Tries blended forecasts from many days of the past, with what was seen of each item then, for boosting to learn."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from planner.events.days import past_days
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.forecasting.demand import on_shelf
from planner.forecasting.foretold import EVERY, LEAST_KNOWN, LEAST_PAST, LONGEST, SHORTEST
from planner.forecasting.traits import shop_pace, traits
from planner.model import Events, Flags, Floats, History, Integers
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
        parts: list[tuple[Any, ...]] = []
        for length in np.unique(lengths).tolist():
            mine = lengths == length
            for day in range(units.shape[1] - length, LEAST_PAST - 1, -EVERY):
                judged, came = came_after(units[mine], counts[mine], day, length)
                pace = shop_pace(units[:, :day])
                past = units[mine][judged, :day], counts[mine][judged, :day]
                seen, expected = traits(*past, length, policy.min_in_stock, pace, weights)
                known = expected > 0
                stood = np.full(int(known.sum()), day)
                parts.append((seen[known], expected[known], came[known], stood, stood + length))
        if not parts:
            return cls(np.zeros((0, 0)), np.zeros(0), np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64))
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def until(self, day: int) -> "Tried":
        """Return those whose end was known on a day."""
        rows = self.end <= day
        return Tried(*(getattr(self, name)[rows] for name in Tried.__slots__))


def came_after(units: Floats, counts: Flags, day: int, length: int) -> tuple[Integers, Floats]:
    """Return which items can be tried from a day, and what came of each; days without stock sold as the rest did."""
    ahead = slice(day, day + length)
    days = counts[:, ahead].sum(axis=1)
    known = (counts[:, :day].sum(axis=1) >= LEAST_KNOWN) & units[:, :day].any(axis=1)
    judged = np.flatnonzero(known & (days * 2 >= length))
    return judged, units[judged, ahead].sum(axis=1) * length / days[judged]


def without_events(history: History, events: Events) -> History:
    """Return the history as if nothing could be bought on days of events: they say nothing of ordinary sales.

    Args:
        history: sales and stock, shape (items, days), last column is yesterday.
        events: past ones, in any order.
    """
    ran = past_days(events, *history.units.shape)
    return History(np.where(ran, 0.0, history.units), np.where(ran, np.int8(0), history.in_stock))


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
