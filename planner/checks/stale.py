"""Stock of these items was counted too long ago, so there is no advice: import a new stock export."""

from planner.model import Level

NAME = "stale"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.STALE_DATA,)
