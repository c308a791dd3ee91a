"""More of these items is sold than is on hand: find stock or cancel before the platform does and counts it."""

from planner.model import Level

NAME = "oversold"
TOLD = True
LEVELS: tuple[Level, ...] = ()  # it stands beside whatever level an item has
