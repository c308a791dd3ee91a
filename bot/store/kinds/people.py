"""People of the planning workbook: who may look, plan, approve."""

from typing import Any

from bot.store.audit import TERMINAL
from bot.store.imported import Kind
from bot.store.kinds.kind import Switching
from bot.store.kinds.sheet import staged_entries, stager
from bot.store.people import give_role, person_row
from planner.intake.workbook import PEOPLE

NAME = PEOPLE.kind
FILE: Kind = "plan"
stage = stager(NAME)


def switch(switching: Switching) -> dict[str, Any]:
    """Give each person the role that is said; who is not named keeps theirs."""
    access, session = switching.access, switching.session
    entries, new, changed = staged_entries(switching, NAME), 0, 0
    for entry in entries:
        before = person_row(access, session, entry.words("user")).role
        role = entry.words("role")
        give_role(access, session, entry.words("user"), role, switching.now, TERMINAL)
        new += before is None
        changed += before not in {None, role}
    return {NAME: len(entries), f"{NAME}_new": new, f"{NAME}_changed": changed}
