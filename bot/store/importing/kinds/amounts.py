"""Turns the amounts of a row into coins, or parts of coins, of the one currency that holds for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.store.importing.kinds.ground import Ground
from bot.wording import is_currency
from planner.intake.money import Amount, UnitPrice, amount, unit_price
from planner.intake.problems import ProblemCode
from planner.intake.workbook.sheet import Entry

READ: Mapping[str, Callable[[str, str], Amount | UnitPrice | None]] = {"minor": amount, "myriadths": unit_price}
"""What reads an amount, by what it is counted in."""


def currency_of(ground: Ground, entry: Entry, *others: str, cell: str = "currency") -> str:
    """Return the currency a row's amounts are in: that of its own cell, else the first of the others that is known.

    A cell that names no currency there is, and a row of which none is known, are problems; then it is "".
    """
    typed = entry.words(cell)
    if typed and not is_currency(typed):
        ground.wrong(entry, cell, ProblemCode.NOT_A_CURRENCY)
        return ""
    found = next((currency for currency in (typed, *others) if currency), "")
    if not found:
        ground.wrong(entry, cell, ProblemCode.MISSING)
    return found


def says_any(entry: Entry, columns: Sequence[str]) -> bool:
    """Return whether a row says an amount of one of these columns."""
    return any(entry.said.get(_field(column)) is not None for column in columns)


def amounts_of(
    ground: Ground, entry: Entry, columns: Sequence[str], currency: str, before: Mapping[str, Any], kept_in: str
) -> dict[str, int | None]:
    """Return the amounts a row says, by their columns in the records.

    Args: columns, a field and what it is counted in, as ``cost_myriadths`` or ``limit_minor``; currency, what they are
    in; before, the row as it is kept, whose amounts are in ``kept_in``. What is kept in another currency and not said
    anew is a problem: it would change its meaning.
    """
    said: dict[str, int | None] = {}
    for column in columns:
        name = _field(column)
        if name in entry.said:
            typed = entry.said[name]
            found = None if typed is None else READ[column.removeprefix(f"{name}_")](str(typed), currency)
            if typed is not None and (found is None or found.currency != currency):
                ground.wrong(entry, name, ProblemCode.ANOTHER_CURRENCY)
            else:
                said[column] = found[0] if found else None
        elif before.get(column) is not None and kept_in not in {"", currency}:
            ground.wrong(entry, "currency", ProblemCode.ANOTHER_CURRENCY)
            break
    return said


def _field(column: str) -> str:
    return column.rpartition("_")[0]
