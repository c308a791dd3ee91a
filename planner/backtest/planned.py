"""Events of the past as they were planned: known from a day on, left out of ordinary sales, and expected on top."""

from dataclasses import dataclass, replace

import numpy as np

from planner.blocks import by_item, rows_of
from planner.events.days import expected_by_day, still_expected
from planner.events.ordinary import ordinary
from planner.model import Events, Floats, History, Integers
from planner.seasons import in_pieces


@dataclass(frozen=True, slots=True)
class Planned:
    """What a planner was told of events, one entry per event and item."""

    events: Events  # start and end are columns of the record; what they sold is read from the record
    known: Integers  # column from whose morning on a planner knows of it, shape (events,), <= its start

    def without(self, history: History, day: int) -> History:
        """Return what was seen until ``day`` as it was on ordinary days."""
        return ordinary(history, self._on(day))

    def expected(self, units: Floats, day: int, days: int, rate: Floats) -> Floats:
        """Return what the events known on a morning are still expected to sell on that day and those after it.

        The plan's own judgement: units planned less what sold on top so far, spread evenly over the days to come; of a
        season what it sells beyond the usual.

        Args:
            units: [units] what sold, shape (items, days of the record); of it only what lies before ``day`` is read.
            day: column one stands on.
            days: [days] to look ahead, ``day`` included, >= 1.
            rate: [units/day] of ordinary sales, shape (items,).

        Returns:
            [units] shape (items,); below 0 where a season sells less than usual.

        >>> live = Events(*(np.array([value]) for value in (0, 90.0, 4, 6, 0.0, False)))
        >>> [Planned(live, np.array([2])).expected(np.zeros((1, 9)), day, 4, np.zeros(1)).item() for day in (1, 2, 3)]
        [0.0, 60.0, 90.0]
        """
        now = self._on(day)
        begun = np.minimum(now.start, 0) + day
        sold_until = np.pad(units[:, :day].cumsum(axis=1), ((0, 0), (1, 0)))
        now = by_item(replace(now, sold=sold_until[now.item, day] - sold_until[now.item, begun]))
        now = in_pieces(now, len(rate), np.full(len(rate), np.inf), days)
        by_day = expected_by_day(now, still_expected(now, rate), len(rate), days)
        return np.asarray(by_day[:, :days].sum(axis=1), dtype=np.float64)

    def _on(self, day: int) -> Events:
        """Return the events that are known on the morning of a day, their days counted from it."""
        now = rows_of(self.events, self.known <= day)
        return replace(now, start=now.start - day, end=now.end - day)
