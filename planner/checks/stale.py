"""Stock of these items was counted, or their sales exported, too long ago for advice: import new exports."""

from planner.model import Level

NAME = "stale"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.STALE_DATA,)
