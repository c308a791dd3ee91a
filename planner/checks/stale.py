"""Stock of these items was counted too long ago, so there is no advice: import a new stock export."""

import numpy as np

from planner.model import Flags, Level, Plan

NAME = "stale"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.STALE_DATA,)


def applies(plan: Plan) -> Flags:
    """Return for which items this holds."""
    return np.isin(plan.level, LEVELS)
