"""Every night: gradient boosting is tried on the shop's own past, and what it foretells is kept where it won."""

from collections.abc import Sequence

import numpy as np

from bot.desk import Desk
from bot.store import Catalogue
from planner.blocks import rows_of
from planner.boost import Booster, taught
from planner.boost_trials import without_events
from planner.boosted import Boosting
from planner.foretold import sampled
from planner.lead_time import lead_times
from planner.policy import Learned


def boost(desk: Desk, catalogues: Sequence[Catalogue], largest: Catalogue, lesson: Learned) -> Boosting:
    """Try it on a sample of the largest catalogue; keep the factor of every item, or of none. Return what came of it.

    Raises: whatever LightGBM raises; nothing is kept then.
    """
    some = sampled(len(largest.about))
    past = rows_of(without_events(largest.history, largest.events), some)
    known, lead_time = largest.items.known_days[some], lead_times(largest.items, largest.policy).usual[some]
    found, booster = taught(past, known, lead_time, largest.policy, lesson)
    factors = {} if booster is None else dict(factor for each in catalogues for factor in _factors(each, booster))
    desk.store.boosts.replace(factors, largest.as_of)
    return found


def _factors(known: Catalogue, booster: Booster) -> list[tuple[int, float]]:
    """Return the factor of each item number that has one."""
    past, lead_time = without_events(known.history, known.events), lead_times(known.items, known.policy).usual
    factor = booster.factors(past, known.items.known_days, lead_time, known.policy)
    rows = np.flatnonzero(~np.isnan(factor))
    return list(zip((known.numbers[row] for row in rows.tolist()), factor[rows].tolist(), strict=True))
