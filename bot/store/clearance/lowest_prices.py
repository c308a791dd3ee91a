"""Reads the least that may be asked for slow items in a shop."""

from bot.store.clearance.evidence_query import LOWEST, Asked
from planner.intake.money import Amount


def lowest_prices(asked: Asked) -> tuple[Amount | None, ...]:
    """Return the least that may be asked for a unit of each item; None: anything may."""
    found = {
        number: None if lowest is None else Amount(int(lowest), currency)
        for number, lowest, currency in asked.rows(LOWEST)
    }
    return tuple(found[number] for number in asked.numbers)
