"""Stands on many days of the past and compares what was foretold with what came."""

from collections.abc import Callable, Iterator, Mapping
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
        A score a rival, each over the same trials.
    """
    found: dict[str, list[Floats]] = {}
    for done, (origin, judged, foretold) in enumerate(record.standing_on(origins, days), start=1):
        came, counts = record.total(origin, days)[judged], record.came(origin, days)[judged]
        for name, it in foretold.items():
            rows = np.stack(list(_judged(it, came, counts, judged)))
            found.setdefault(name, []).append(rows)
        told(done, len(origins))
    return {name: Score(*np.sum(parts, axis=0)) for name, parts in found.items()}


def _judged(it: Foretold, came: Floats, counts: Flags, judged: Flags) -> Iterator[Floats]:
    over = came - it.high
    for value in (
        np.ones(len(came)),
        came,
        np.abs(came - it.middle),
        it.mean - came,
        (over <= 0).astype(np.float64),
        np.maximum(HIGH * over, (HIGH - 1) * over),
    ):
        whole = np.zeros(len(judged))
        whole[judged] = np.where(counts, value, 0.0)
        yield whole
