"""These items are in stock but have not sold for months."""

from planner.model import Level

NAME = "dead"
TOLD = False
LEVELS: tuple[Level, ...] = (Level.DEAD,)
