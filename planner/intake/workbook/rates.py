"""The sheet of exchange rates: what one unit of a currency is worth in another, from a day on."""

from collections.abc import Iterator

from planner.intake.cells import currency_code
from planner.intake.problems import ProblemCode
from planner.intake.workbook.readers import rate
from planner.intake.workbook.sheet import Column, Said, Sheet


def _two_currencies(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    if said["origin"] == said["target"]:
        yield "target", ProblemCode.SAME_CURRENCY


RATES = Sheet(
    "rates",
    "Exchange rates",
    (
        Column(
            "From currency",
            "origin",
            currency_code,
            choices="currencies",
            is_needed=True,
            is_key=True,
            example="GBP",
            is_mark=True,
        ),
        Column(
            "To currency",
            "target",
            currency_code,
            choices="currencies",
            is_needed=True,
            is_key=True,
            example="EUR",
            is_mark=True,
        ),
        Column("Rate", "rate", rate, is_needed=True, example="1.17", is_mark=True),
        Column("Valid from", "day", None, is_key=True, example="2026-11-01"),
    ),
    _two_currencies,
)
