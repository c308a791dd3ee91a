"""Enough is on order, but these items run out before it arrives: chase the delivery, do not buy again."""

from planner.model import Level

NAME = "expedite"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.EXPEDITE,)
