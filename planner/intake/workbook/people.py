"""The sheet of people: who may look, plan, approve."""

from planner.intake.workbook.readers import member, name, one_of
from planner.intake.workbook.sheet import Column, Sheet

ROLES = ("viewer", "planner", "approver", "admin")

PEOPLE = Sheet(
    "people",
    "People",
    (
        Column("Slack member ID", "user", member, is_needed=True, is_key=True, example="U0123456789", is_mark=True),
        Column("Name", "name", name, example="Ana"),
        Column(
            "Role", "role", one_of({role: role for role in ROLES}),
            choices=ROLES, is_needed=True, example="approver", is_mark=True,
        ),
    ),
)  # fmt: skip
