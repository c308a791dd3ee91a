"""Reads what binds the sale of slow items: the least that may be asked in a shop, and the last day."""

from dataclasses import dataclass
from datetime import date

from bot.store.clearance.evidence_query import BOUNDS, Asked
from bot.store.days import as_date
from planner.intake.money import Amount


@dataclass(frozen=True, slots=True)
class Bound:
    """What binds the sale of an item."""

    lowest: Amount | None  # the least that may be asked for a unit in a shop; None: anything may
    sell_by: date | None  # the last day it may be sold; None: it does not expire


def bounds_of(asked: Asked) -> tuple[Bound, ...]:
    """Return what binds each item."""
    found = {
        number: Bound(
            None if lowest is None else Amount(int(lowest), currency), None if day is None else as_date(int(day))
        )
        for number, lowest, currency, day in asked.rows(BOUNDS)
    }
    return tuple(found[number] for number in asked.numbers)
