"""Order these items now: stock and what is on order together are at or below the threshold."""

import numpy as np

from planner.model import Flags, Level, Plan

NAME = "reorder"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.REORDER,)


def applies(plan: Plan) -> Flags:
    """Return for which items this holds."""
    return np.isin(plan.level, LEVELS)
