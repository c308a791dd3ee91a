"""These items are out of stock, or run out before a new order can arrive."""

from planner.model import Level

NAME = "running_out"
TOLD = True
LEVELS: tuple[Level, ...] = (Level.OUT, Level.CRITICAL, Level.URGENT)
