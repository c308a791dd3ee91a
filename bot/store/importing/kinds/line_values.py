"""What is kept of an order line: whole numbers that mean the same to every database."""

from datetime import datetime
from typing import Any

from bot.store.access import seconds
from bot.store.days import Calendar
from bot.store.tables.movements import STILL_OPEN
from planner.intake.facts import OrderLine


def line_values(line: OrderLine, calendar: Calendar) -> tuple[Any, ...]:
    """Return the columns of ``Line``."""
    day = calendar.day(seconds(line.demanded))
    taken, gone, ships = promise(line)
    return (
        *(line.quantity, line.returned, seconds(line.created), _at(line.paid), _at(line.shipped)),
        *(_at(line.delivered), _at(line.cancelled), line.subtotal_minor, line.currency, line.warehouse),
        *(taken, gone, ships, line.quantity if line.is_sale else 0, day, calendar.month(day), line.country),
    )


def promise(line: OrderLine) -> tuple[int | None, int, int]:
    """Return since when a line's units are promised to a customer, until when, and whether they leave then."""
    taken = line.paid or (line.created if line.shipped else None)
    if line.shipped and line.moves_stock:
        return _at(taken), seconds(line.shipped), 1
    if line.cancelled:
        return _at(taken), seconds(line.cancelled), 0
    return _at(taken), STILL_OPEN, 1


def _at(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment)
