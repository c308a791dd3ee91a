"""What ads reports say, row by row."""

from zoneinfo import ZoneInfo

import pytest

from planner.intake.ads import read_ads
from planner.intake.facts import AdsLine
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode

COLUMNS = ("Campaign ID", "Product ID", "Cost", "SKU orders", "Currency")
HABITS = Habits(ZoneInfo("Europe/London"), "USD", DateOrder.DAY_FIRST)


@pytest.mark.parametrize(
    ("cost", "currency", "code"),
    [
        ("$12.00", "CNY", ProblemCode.NOT_MONEY),
        ("$12.00", "GBP", ProblemCode.NOT_MONEY),
        ("¥12.00", "", ProblemCode.NOT_MONEY),
        ("$12.00", "USD", None),
        ("¥12.00", "RMB", None),
    ],
)
def test_a_cost_whose_sign_is_not_of_its_currency_is_named_and_never_passed_over(
    cost: str, currency: str, code: ProblemCode | None
) -> None:
    row = Row(2, ("7", "576461413038785752", cost, "3", currency))
    [found] = read_ads([row], COLUMNS, HABITS)
    if code is None:
        assert isinstance(found, AdsLine)
        assert found.cost_minor == 1200
    else:
        assert found == Problem(2, "Cost", code, cost)
