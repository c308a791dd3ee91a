"""Enough is on order, but these items run out before it arrives: chase the delivery, do not buy again."""

import numpy as np

from planner.model import Flags, Level, Plan

NAME = "expedite"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.EXPEDITE,)


def applies(plan: Plan) -> Flags:
    """Return for which items this holds."""
    return np.isin(plan.level, LEVELS)
