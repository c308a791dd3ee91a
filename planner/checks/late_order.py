"""Nobody can count on the date of these orders: until they get one they count as on order, but on no day."""

from planner.model import Level

NAME = "late_order"
TOLD = True
LEVELS: tuple[Level, ...] = ()  # it speaks of purchase orders, not of items
