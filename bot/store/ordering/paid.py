"""What units cost, as the database computes it: the same as ``planner.unit_price.paid``, without overflowing."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from planner.intake.money import MYRIAD


def paid(price: Any, units: Any) -> ColumnElement[int]:
    """Return the smallest coins that units of a price in ten-thousandths of one cost; NULL: it is not known."""
    coins, rest = col(price) // MYRIAD, col(price) % MYRIAD
    return coins * col(units) + (rest * col(units) + MYRIAD // 2) // MYRIAD
