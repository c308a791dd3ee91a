"""The product export tells what is on the shelf, and never that something absent is zero."""

from zoneinfo import ZoneInfo

import pytest

from planner.intake.facts import StockCount
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason
from planner.intake.stock import read_stock

HABITS = Habits(ZoneInfo("Europe/London"), "GBP", DateOrder.DAY_FIRST)
PRODUCT, SKU = "1729382256910270000", "1729382256910335000"


def _read(columns: tuple[str, ...], *rows: tuple[str, ...]) -> list[StockCount | Problem | Skipped]:
    named = ("product_id", "sku_id", *columns)
    return list(read_stock([Row(number, row) for number, row in enumerate(rows, start=2)], named, HABITS))


def _counted(columns: tuple[str, ...], *cells: str) -> dict[str, int | None]:
    counts = _read(columns, (PRODUCT, SKU, *cells))
    return {count.warehouse: count.quantity for count in counts if isinstance(count, StockCount)}


def test_a_sku_is_counted_with_its_price() -> None:
    [count] = _read(("quantity", "seller_sku", "price"), (PRODUCT, SKU, "40", "CUP", "12.50"))
    assert count == StockCount(PRODUCT, SKU, "CUP", "", "", 40, 1250, "GBP", "")


def test_labels_and_help_above_the_first_product_are_passed_over() -> None:
    rows = [("V4", "metric"), ("Product ID", "SKU ID"), ("Do not edit", ""), (PRODUCT, SKU)]
    found = _read((), *rows)
    assert found[:3] == [Skipped(number, SkipReason.NOT_AN_ENTRY) for number in (2, 3, 4)]
    assert isinstance(found[3], StockCount)


def test_an_absent_or_blank_quantity_is_unknown_never_zero() -> None:
    assert _counted(()) == {"": None}
    assert _counted(("quantity",), "") == {"": None}
    assert _counted(("quantity",), "0") == {"": 0}


def test_each_warehouse_is_counted_by_itself() -> None:
    columns = ("quantity", "warehouse_quantity/East", "warehouse_quantity_West")
    assert _counted(columns, "", "3", "4") == {"East": 3, "West": 4}
    assert _counted(columns, "", "3", "") == {"East": 3, "West": None}
    assert _counted(columns, "9", "", "") == {"": 9}


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("1.72938E+18", SKU, "4"), "product_id", ProblemCode.ID_ROUNDED),
        ((PRODUCT, "1.72938E+18", "4"), "sku_id", ProblemCode.ID_ROUNDED),
        ((PRODUCT, "", "4"), "sku_id", ProblemCode.MISSING),
        ((PRODUCT, SKU, "-4"), "warehouse_quantity", ProblemCode.NOT_WHOLE),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_row_and_column(
    row: tuple[str, ...], column: str, code: ProblemCode
) -> None:
    [problem] = _read(("warehouse_quantity",), row)
    assert isinstance(problem, Problem)
    assert (problem.row, problem.column, problem.code) == (2, column, code)


def test_notes_and_totals_below_the_products_are_passed_over_but_no_row_with_an_id() -> None:
    _, note, total, problem = _read(
        ("quantity",), (PRODUCT, SKU, "4"), ("checked by Ann", "", ""), ("", "", "4"), (PRODUCT, "checked by Ann", "4")
    )
    assert (note, total) == (Skipped(3, SkipReason.NOT_AN_ENTRY), Skipped(4, SkipReason.NOT_AN_ENTRY))
    assert problem == Problem(5, "sku_id", ProblemCode.NOT_AN_ID, "checked by Ann")


def test_a_sku_with_two_quantities_is_asked_about_and_one_told_twice_is_not() -> None:
    first, again, problem = _read(("quantity",), (PRODUCT, SKU, "4"), (PRODUCT, SKU, "4"), (PRODUCT, SKU, "5"))
    assert first == again
    assert problem == Problem(4, "sku_id", ProblemCode.REPEATED, SKU)


@pytest.mark.parametrize("written", ["1200", "1,200", "1 200", "1\u00a0200", "1\u202f200", "1200.0", "1200.0000"])
def test_a_quantity_is_read_with_and_without_what_keeps_thousands_apart(written: str) -> None:
    assert _counted(("quantity",), written) == {"": 1200}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.200", ProblemCode.ONE_OR_THOUSAND),
        ("1.000", ProblemCode.ONE_OR_THOUSAND),
        ("1.000.000", ProblemCode.ONE_OR_THOUSAND),
        ("1,20", ProblemCode.NOT_WHOLE),
        ("0,500", ProblemCode.NOT_WHOLE),
        ("000,500", ProblemCode.NOT_WHOLE),
        ("1,200 000", ProblemCode.NOT_WHOLE),
        ("1.2000", ProblemCode.NOT_WHOLE),
    ],
)
def test_a_quantity_that_may_be_a_thousandth_of_what_is_meant_is_not_guessed(written: str, code: ProblemCode) -> None:
    [found] = _read(("quantity",), (PRODUCT, SKU, written))
    assert found == Problem(2, "quantity", code, written)
