"""Turns the amounts of a row into the smallest coins of the one currency that holds for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.store.importing.kinds.ground import Ground
from bot.wording import is_currency
from planner.intake.money import amount
from planner.intake.problems import ProblemCode
from planner.intake.workbook.sheet import Entry


def currency_of(ground: Ground, entry: Entry, *others: str) -> str:
    """Return the currency a row's amounts are in: its own cell's, else the first of the others that is known.

    A cell that names no currency there is, and a row of which none is known, are problems; then it is "".
    """
    typed = entry.words("currency")
    if typed and not is_currency(typed):
        ground.wrong(entry, "currency", ProblemCode.NOT_A_CURRENCY)
        return ""
    found = next((currency for currency in (typed, *others) if currency), "")
    if not found:
        ground.wrong(entry, "currency", ProblemCode.MISSING)
    return found


def amounts_of(
    ground: Ground, entry: Entry, names: Sequence[str], currency: str, before: Mapping[str, Any], kept_in: str
) -> dict[str, int | None]:
    """Return the amounts a row says, by their columns in the records.

    Args: names, the fields; currency, what they are in; before, the row as it is kept, whose amounts are in
    ``kept_in``. What is kept in another currency and not said anew is a problem: it would change its meaning.
    """
    said: dict[str, int | None] = {}
    for name in names:
        if name in entry.said:
            typed = entry.said[name]
            found = None if typed is None else amount(str(typed), currency)
            if typed is not None and (found is None or found.currency != currency):
                ground.wrong(entry, name, ProblemCode.ANOTHER_CURRENCY)
            else:
                said[f"{name}_minor"] = found.minor if found else None
        elif before.get(f"{name}_minor") is not None and kept_in not in {"", currency}:
            ground.wrong(entry, "currency", ProblemCode.ANOTHER_CURRENCY)
            break
    return said
