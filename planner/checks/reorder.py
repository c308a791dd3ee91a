"""Order these items now: stock and what is on order together are at or below the threshold."""

from planner.model import Level

NAME = "reorder"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.REORDER,)
