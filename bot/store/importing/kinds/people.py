"""People of the planning workbook: who may look, plan, approve, and up to which sum."""

from typing import Any

from bot.store.importing.imported import Kind
from bot.store.importing.kinds.amounts import amounts_of, currency_of
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.people import Limit, give_role, person_row
from bot.store.tables.people import PersonRow
from planner.intake.workbook import PEOPLE
from planner.intake.workbook.sheet import Entry

NAME = PEOPLE.kind
FILE: Kind = "plan"
stage = stager(NAME)


def switch(switching: Switching) -> dict[str, Any]:
    """Give each person the role and limit that are said; who is not named keeps theirs."""
    access, session = switching.access, switching.session
    ground, entries, new, changed = Ground.of(switching, PEOPLE), switching.entries.get(NAME, ()), 0, 0
    for entry in entries:
        row = person_row(access, session, entry.words("user"))
        before = (row.role, row.limit_minor, row.limit_currency)
        limit = _limit(ground, entry, row)
        give_role(access, session, row.user, entry.words("role"), limit, switching.now, switching.by)
        new += before[0] is None
        changed += before[0] is not None and before != (row.role, row.limit_minor, row.limit_currency)
    return {NAME: len(entries), f"{NAME}_new": new, f"{NAME}_changed": changed}


def _limit(ground: Ground, entry: Entry, row: PersonRow) -> Limit | None:
    """Return the most an order may cost that they approve, None where any; what is not said stays."""
    if "limit" not in entry.said:
        return None if row.limit_minor is None else Limit(row.limit_minor, row.limit_currency)
    if entry.said["limit"] is None:
        return None
    currency = currency_of(ground, entry, row.limit_currency, ground.only_currency())
    minor = amounts_of(ground, entry, ("limit_minor",), currency, {}, "").get("limit_minor")
    return None if minor is None else Limit(minor, currency)
