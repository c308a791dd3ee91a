"""Stands on many days of the past and compares what was foretold with what came."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.backtest.record import Record
from planner.backtest.rivals import HIGH, Foretold
from planner.model import Flags, Floats


@dataclass(frozen=True, slots=True)
class Score:
    """How one rival did, added up over all trials of each item; every field has shape (items,)."""

    trials: Floats  # how often an item was judged
    came: Floats  # [units] sold in all of its trials
    off: Floats  # [units] how far the middle was off
    above: Floats  # [units] mean less what came: the bias
    covered: Floats  # how often no more than the high quantile came
    pinball: Floats  # [units] what the high quantile cost: 0.95 of what came above it, 0.05 of what it was too high


def scores(
    record: Record, days: int, origins: list[int], told: Callable[[int, int], None] = lambda _done, _of: None
) -> Mapping[str, Score]:
    """Return how each rival foretold the ``days`` after each of the origins.

    Args:
        record: what really sold.
        days: [days] to foretell in total.
        origins: columns of the past to stand on; each knows only what lies before it.
        told: called after each origin with how many are done, of how many.

    Returns:
        A Score per rival, all over the same trials.
    """
    found: dict[str, list[Score]] = {}
    for done, (origin, judged, foretold) in enumerate(record.standing_on(origins, days), start=1):
        came, counts = record.total(origin, days)[judged], record.came(origin, days)[judged]
        for name, it in foretold.items():
            found.setdefault(name, []).append(_score(it, came, counts, judged))
        told(done, len(origins))
    return {name: _together(parts) for name, parts in found.items()}


def _score(it: Foretold, came: Floats, counts: Flags, judged: Flags) -> Score:
    """Return how a rival did at one origin; 0 where an item is not judged, or what came does not count."""

    def whole(value: Floats) -> Floats:
        of_all = np.zeros(len(judged))
        of_all[judged] = np.where(counts, value, 0.0)
        return of_all

    over = came - it.high
    return Score(
        trials=whole(np.ones(len(came))),
        came=whole(came),
        off=whole(np.abs(came - it.middle)),
        above=whole(it.mean - came),
        covered=whole((over <= 0).astype(np.float64)),
        pinball=whole(np.maximum(HIGH * over, (HIGH - 1) * over)),
    )


def _together(parts: Sequence[Score]) -> Score:
    return Score(*(np.sum([getattr(part, name) for part in parts], axis=0) for name in Score.__slots__))
