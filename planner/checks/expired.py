"""The last day of these goods is over, so they count as nothing: clear them out, then import a new stock export."""

from planner.model import Level

NAME = "expired"
TOLD = True
LEVELS: tuple[Level, ...] = ()  # it stands beside whatever level an item has
