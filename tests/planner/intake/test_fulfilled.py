"""What lies with TikTok is one row a warehouse: two warehouses add up, one told twice does not."""

from zoneinfo import ZoneInfo

import pytest

from planner.intake.facts import FulfilledStock
from planner.intake.fulfilled import read_fulfilled
from planner.intake.layout import Habits, Row
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason

HABITS = Habits(ZoneInfo("Europe/London"), "GBP", None)
LEEDS, DERBY = FulfilledStock("CUP", 30, 15), FulfilledStock("CUP", 20, 0)
AGAIN = Skipped(3, SkipReason.SAID_BEFORE)
EITHER = Problem(3, "Reference code", ProblemCode.REPEATED, "CUP")


@pytest.mark.parametrize(
    ("place", "second", "found"),
    [
        ("Derby", "20", [LEEDS, DERBY]),
        ("Leeds", "30", [LEEDS, AGAIN]),
        ("leeds", "20", [LEEDS, EITHER]),
    ],
)
def test_a_warehouse_told_twice_counts_once_or_is_asked_about(place: str, second: str, found: list[object]) -> None:
    columns = ("Reference code", "Available inventory", "In Transit: Total Quantity", "Warehouse")
    rows = [("CUP", "30", "15", "Leeds"), ("CUP", second, "15" if second == "30" else "0", place)]
    read = list(read_fulfilled([Row(number, row) for number, row in enumerate(rows, start=2)], columns, HABITS))
    assert read == found


def test_rows_of_a_file_without_warehouses_add_up() -> None:
    columns = ("Reference code", "Available inventory")
    read = list(read_fulfilled([Row(2, ("CUP", "30")), Row(3, ("CUP", "30"))], columns, HABITS))
    assert read == [FulfilledStock("CUP", 30, None)] * 2
