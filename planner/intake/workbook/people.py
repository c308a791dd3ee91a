"""The sheet of people: who may look, plan, approve and up to which sum."""

from planner.intake.cells import currency_code
from planner.intake.workbook.readers import member, name, one_of, price
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
        Column("Money limit", "limit", price, example="5000"),
        Column("Currency", "currency", currency_code, choices="currencies", example="GBP"),
    ),
)  # fmt: skip
