"""These items are in stock but have not sold for months."""

import numpy as np

from planner.model import Flags, Level, Plan

NAME = "dead"
TOLD = False
LEVELS: tuple[Level, ...] = (Level.DEAD,)


def applies(plan: Plan) -> Flags:
    """Return for which items this holds."""
    return np.isin(plan.level, LEVELS)
