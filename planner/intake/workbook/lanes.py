"""The sheet of lanes: how stock can be moved from one location to another, how long it takes and what it costs."""

from collections.abc import Iterator

from planner.intake.cells import currency_code
from planner.intake.problems import ProblemCode
from planner.intake.workbook.readers import days, name, price
from planner.intake.workbook.sheet import Column, Said, Sheet, folded


def _leads_elsewhere(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    if folded(str(said["origin"])) == folded(str(said["destination"])):
        yield "destination", ProblemCode.SAME_PLACE


LANES = Sheet(
    "lanes",
    "Lanes",
    (
        Column(
            "From location",
            "origin",
            name,
            choices="locations",
            is_needed=True,
            is_key=True,
            example="Leeds warehouse",
            is_mark=True,
        ),
        Column(
            "To location",
            "destination",
            name,
            choices="locations",
            is_needed=True,
            is_key=True,
            example="Berlin warehouse",
            is_mark=True,
        ),
        Column("Days", "days", days, is_needed=True, example="4", is_mark=True),
        Column("Cost per unit", "cost", price, example="0.85"),
        Column("Currency", "currency", currency_code, choices="currencies", example="GBP"),
    ),
    _leads_elsewhere,
)
