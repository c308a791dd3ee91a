"""The sheet of people: who may look, plan, approve and up to which sum."""

from planner.intake.cells import currency_code
from planner.intake.workbook.readers import name, one_of, price
from planner.intake.workbook.sheet import Column, Sheet
from planner.intake.workbook.whereabouts import member

ROLES = ("viewer", "planner", "approver", "admin")

_CHINESE = {"查看者": "viewer", "计划员": "planner", "审批人": "approver", "管理员": "admin"}

PEOPLE = Sheet(
    "people",
    "People",
    (
        Column("Slack member ID", "user", member, is_needed=True, is_key=True, example="U0123456789", is_mark=True),
        Column("Name", "name", name, example="Ana"),
        Column(
            "Role", "role", one_of({role: role for role in ROLES} | _CHINESE),
            choices=ROLES, is_needed=True, example="approver", is_mark=True,
        ),
        Column("Money limit", "limit", price, example="5000"),
        Column("Currency", "currency", currency_code, choices="currencies", example="GBP"),
    ),
)  # fmt: skip
