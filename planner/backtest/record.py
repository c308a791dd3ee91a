"""Sales that really happened, and what could have been known of them on any day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.backtest.planned import Planned
from planner.backtest.rivals import RIVALS, Foretold, Rival, Taught
from planner.forecasting.same_weeks import same_weeks
from planner.learn import learn
from planner.model import RAN_OUT, Flags, Floats, History, Integers, Items
from planner.policy import Learned, Policy

YEAR = 365
"""[days] of history that a planner sees."""
LEAST_KNOWN = 28
"""[days] since its first sale before an item is judged."""
LEARNS_EVERY = 28
"""[days] between two lessons from the whole catalogue; each sees only what lies before it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What really sold, day by day."""

    units: Floats  # [units] asked for each day, shape (items, days), >= 0
    in_stock: NDArray[np.int8]  # same shape: 1 yes, 0 no, -1 unknown, 2 it ran out, hours before the day's end
    first_sale: Integers  # column of each item's first sale, shape (items,); beyond the last where none
    policy: Policy
    rivals: Mapping[str, Rival]
    taught: Mapping[str, Taught] = field(default_factory=dict)
    planned: Planned | None = None  # events that every rival knows of and provides for; None: nobody does

    def before(self, day: int) -> History:
        """Return what a planner sees on ``day``: the year before it, without the events that were planned."""
        seen = slice(max(0, day - YEAR), day)
        history = History(self.units[:, seen], self.in_stock[:, seen])
        return history if self.planned is None else self.planned.without(history, day)

    def known_days(self, day: int) -> Floats:
        """Return how long each item has been known on ``day`` [days]; 0 where it has not sold yet."""
        return np.clip(day - self.first_sale, 0, min(day, YEAR)).astype(np.float64)

    def can_be_judged(self, day: int) -> Flags:
        """Return which items are known for four weeks on ``day`` and sold within the year before it."""
        sold = self.units[:, max(0, day - YEAR) : day].any(axis=1)
        return (self.known_days(day) >= min(LEAST_KNOWN, day)) & sold

    def came(self, day: int, days: int) -> Flags:
        """Return for which items ``day`` and the days after are on record, half of them at least with stock."""
        shelved = self._shelved(slice(day, day + days))
        is_on_record = day + days <= self.units.shape[1]
        return np.asarray((shelved.sum(axis=1) * 2 >= days) & is_on_record, dtype=np.bool_)

    def total(self, day: int, days: int) -> Floats:
        """Return what was asked for on ``day`` and the days after; a day without stock counts as the rest did."""
        ahead = slice(day, day + days)
        shelved = self._shelved(ahead)
        sold = (self.units[:, ahead] * shelved).sum(axis=1)
        return np.asarray(sold * days / np.maximum(shelved.sum(axis=1), 1), dtype=np.float64)

    def _shelved(self, ahead: slice) -> Flags:
        """Return on which days an item could be bought from morning to night."""
        state = self.in_stock[:, ahead]
        shelved: Flags = ((state != 0) | (self.units[:, ahead] > 0)) & (state != RAN_OUT)
        return shelved

    def standing_on(self, origins: list[int], days: int) -> Iterator[tuple[int, Flags, dict[str, Foretold]]]:
        """Yield each origin with the items that can be judged there, and what each rival foretells of them.

        Raises:
            ValueError: origins that do not rise, so that one would know what came after it.
        """
        if any(later <= earlier for earlier, later in pairwise(origins)):
            raise ValueError(f"origins {origins} do not rise")
        learned, learned_on, rivals = Learned(), -LEARNS_EVERY, self.rivals
        for origin in origins:
            history, known = self.before(origin), self.known_days(origin)
            if origin - learned_on >= LEARNS_EVERY:
                learned, learned_on = self._lesson(history, known, float(days)), origin
                lessons = {
                    name: it(history, known, float(days), self.policy, learned) for name, it in self.taught.items()
                }
                rivals = {**self.rivals, **lessons}
            learned = replace(learned, same_weeks=same_weeks(_sellers(self.units[:, :origin]), learned.rate_weights))
            judged = self.can_be_judged(origin)
            mine = History(history.units[judged], history.in_stock[judged])
            foretold = {
                name: rival(mine, known[judged], float(days), self.policy, learned) for name, rival in rivals.items()
            }
            yield (
                origin,
                judged,
                {name: self._with_events(it, origin, days, judged) for name, it in foretold.items()},
            )

    def _with_events(self, it: Foretold, day: int, days: int, judged: Flags) -> Foretold:
        """Return what a rival foretells, and what the events it knows of sell on top."""
        if self.planned is None:
            return it
        rate = np.zeros(len(judged))
        rate[judged] = it.mean / days
        more = self.planned.expected(self.units, day, days, rate)[judged]
        return replace(it, middle=it.middle + more, mean=it.mean + more, high=it.high + more)

    def _lesson(self, history: History, known_days: Floats, days: float) -> Learned:
        return learn(_only_sold(known_days, days), history, self.policy, as_of=date.min)


def record_of(
    units: Floats,
    policy: Policy | None = None,
    in_stock: NDArray[np.int8] | None = None,
    rivals: Mapping[str, Rival] = RIVALS,
    taught: Mapping[str, Taught] | None = None,
    planned: Planned | None = None,
) -> Record:
    """Return the record of these sales.

    Args:
        units: [units] asked for each day, shape (items, days), >= 0.
        policy: the rule of the daily rate; None: the default.
        in_stock: same shape, 1 yes, 0 no, -1 unknown, 2 it ran out; None: every day counts.
        rivals: the ways of planning to compare.
        taught: those that learn from the whole catalogue, anew every four weeks.
        planned: events that all of them know of and provide for; None: none.

    Raises:
        ValueError: no day, or sales below zero.
    """
    if not units.size or not (units >= 0).all():
        raise ValueError(f"units of shape {units.shape} hold no day, or sales below zero")
    sold = units > 0
    first = np.where(sold.any(axis=1), sold.argmax(axis=1), units.shape[1])
    state = np.ones(units.shape, dtype=np.int8) if in_stock is None else in_stock
    return Record(units, state, first, policy or Policy(), rivals, taught or {}, planned)


def _sellers(units: Floats) -> Floats:
    """Return how many items sold on each day."""
    return np.asarray((units > 0).sum(axis=0), dtype=np.float64)


def _only_sold(known_days: Floats, lead_time: float) -> Items:
    """Return items of which nothing is known but their sales and how long an order takes."""
    items = len(known_days)
    columns: dict[str, Any] = {
        field.name: ("",) * items if field.type is not Floats else np.full(items, np.nan) for field in fields(Items)
    }
    known = {"known_days": known_days, "lead_time": np.full(items, lead_time)}
    return Items(**(columns | known))
