"""Every night: gradient boosting is tried on the shop's own past, and what it foretells is kept where it won."""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.desk import Desk
from bot.store import Catalogue
from planner.blocks import by_item, entries_of, pieces, rows_of, stacked
from planner.events.ordinary import ordinary
from planner.forecasting.boost import Booster, taught
from planner.forecasting.boosted import Boosting
from planner.forecasting.foretold import sampled
from planner.lead_time import lead_times
from planner.model import Flags, History, Integers
from planner.policy import Learned

BLOCK = 4096
"""Items looked at together."""


def boost(desk: Desk, catalogues: Sequence[Catalogue], largest: Catalogue, lesson: Learned) -> Boosting:
    """Try it on a sample of the largest catalogue; keep the factor of every item, or of none. Return what came of it.

    ``lesson`` is what the catalogue taught of how sales stray.
    """
    some = sampled(len(largest.about))
    past = stacked([rows_of(past, some[_within(some, rows)] - rows.start) for rows, past in _ordinary(largest)])
    known, lead_time = largest.items.known_days[some], lead_times(largest.items, largest.policy).usual[some]
    found, booster = taught(past, known, lead_time, largest.policy, lesson)
    factors = {} if booster is None else dict(factor for each in catalogues for factor in _factors(each, booster))
    desk.store.boosts.replace(factors, largest.as_of)
    return found


def _factors(known: Catalogue, booster: Booster) -> Iterator[tuple[int, float]]:
    """Yield the factor of each item number that has one."""
    lead_time = lead_times(known.items, known.policy).usual
    for rows, past in _ordinary(known):
        factor = booster.factors(past, known.items.known_days[rows], lead_time[rows], known.policy)
        told = ~np.isnan(factor)
        yield from zip(np.array(known.numbers)[rows][told].tolist(), factor[told].tolist(), strict=True)


def _ordinary(known: Catalogue) -> Iterator[tuple[slice, History]]:
    """Yield the history without events, some items at a time, so that memory stays bounded."""
    events = by_item(known.events)
    for rows in pieces(len(known.about), BLOCK):
        yield rows, ordinary(rows_of(known.history, rows), entries_of(events, rows))


def _within(some: Integers, rows: slice) -> Flags:
    return np.asarray((some >= rows.start) & (some < rows.stop), dtype=np.bool_)
