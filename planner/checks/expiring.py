"""Not all of these goods will sell by their last day: plan how to clear what would be left, while it still sells."""

from planner.model import Level

NAME = "expiring"
TOLD = True
LEVELS: tuple[Level, ...] = ()  # it stands beside whatever level an item has
