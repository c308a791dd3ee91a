"""These items are out of stock, or run out before a new order can arrive."""

import numpy as np

from planner.model import Flags, Level, Plan

NAME = "running_out"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.OUT, Level.CRITICAL, Level.URGENT)


def applies(plan: Plan) -> Flags:
    """Return for which items this holds."""
    return np.isin(plan.level, LEVELS)
