"""Plain tables of sales, however their numbers, dates and headers are written."""

from datetime import date

import pytest

from planner.intake.cells import Unusable
from planner.intake.date_order import infer_date_order
from planner.intake.layout import Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason
from planner.intake.sales import Sale, number, read_sales, sale_dates
from planner.intake.wide_sales import read_wide_sales

TODAY = date(2026, 11, 26)
COLUMNS = ("sku", "date", "units", "price")


def read(*cells: str, columns: tuple[str, ...] = COLUMNS, order: DateOrder = DateOrder.DAY_FIRST):
    return list(read_sales([Row(2, cells)], columns, order, TODAY))


def test_a_row_is_a_sale():
    assert read("A-1", "2026-11-03", "12", "9.90") == [Sale("A-1", date(2026, 11, 3), 12, 9.9)]


def test_columns_may_stand_in_any_order_and_the_price_may_be_missing():
    assert read("3", "A-1", "2026-11-03", columns=("units", "sku", "date")) == [Sale("A-1", date(2026, 11, 3), 3, None)]


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-03", "2026-11-03T10:00:00", "2026/11/03 23:59", "03/11/2026", "3.11.2026", "20261103", "2026年11月3日",
        "Nov 3, 2026", "November 3, 2026 11:30:00 PM PST", "3 Nov 2026", "03-Nov-2026", "46329", "46329.75",
    ],
)  # fmt: skip
def test_a_day_as_people_and_programs_write_it(written):
    assert read("A", written, "1", "")[0].day == date(2026, 11, 3)


@pytest.mark.parametrize("written", ["2026-W45", "2026W45"])
def test_a_week_is_its_monday(written):
    assert read("A", written, "1", "")[0].day == date(2026, 11, 2)


@pytest.mark.parametrize("written", ["2026-W60", "463290", "20000", "99999"])
def test_no_week_and_no_day_of_our_time_is_made_of_other_numbers(written):
    assert isinstance(read("A", written, "1", "")[0], Problem)


WITH_AMOUNT = (*COLUMNS, "amount")


def test_what_all_units_cost_says_the_price_where_no_column_does():
    assert read("A", "2026-11-03", "4", "", "18.00", columns=WITH_AMOUNT)[0].price == 4.5
    assert read("A", "2026-11-03", "4", "5.00", "18.00", columns=WITH_AMOUNT)[0].price == 5
    assert read("A", "2026-11-03", "4", "", "£1,018.00", columns=WITH_AMOUNT)[0] == Sale(
        "A", date(2026, 11, 3), 4, 254.5, "GBP"
    )


def test_what_came_back_says_no_price():
    assert read("A", "2026-11-03", "-4", "", "-18.00", columns=WITH_AMOUNT)[0].price is None


def test_an_american_day():
    assert read("A", "11/3/2026", "1", "", order=DateOrder.MONTH_FIRST)[0].day == date(2026, 11, 3)
    assert infer_date_order(sale_dates([Row(2, ("A", "11/23/2026", "1", ""))], COLUMNS)) is DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1250", 1250), ("1,250", 1250), ("1 250", 1250), ("1,250.5", 1250.5), ("2,5", 2.5), ("0,125", 0.125),
        ("2.50", 2.5),
        ("-3", -3), ("−3", -3), ("1e3", 1000), (".5", 0.5), ("12,345,678", 12345678), ("1.250", 1.25),
    ],
)  # fmt: skip
def test_numbers_as_people_and_programs_write_them(written, expected):
    assert number(written) == expected


@pytest.mark.parametrize("written", ["", "x", "1,2,3", "--1", "nan", "inf", "1e99", "9999999999", "."])
def test_what_is_no_number_is_none(written):
    with pytest.raises(Unusable):
        number(written)


@pytest.mark.parametrize("written", ["9.90", "£9.90", "9,90 €", "USD 9.90", "¥9.90", "9.90 CNY", "€ 9,9"])
def test_a_price_with_or_without_its_currency(written):
    assert read("A", "2026-11-03", "1", written)[0].price == 9.9


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (("", "2026-11-03", "1", ""), "sku", ProblemCode.MISSING),
        (("A", "", "1", ""), "date", ProblemCode.MISSING),
        (("A", "soon", "1", ""), "date", ProblemCode.NOT_A_DATE),
        (("A", "2026-11-27", "1", ""), "date", ProblemCode.STILL_TO_COME),
        (("A", "2026-11-03", "", ""), "units", ProblemCode.MISSING),
        (("A", "2026-11-03", "many", ""), "units", ProblemCode.NOT_A_NUMBER),
        (("A", "2026-11-03", "99999999999", ""), "units", ProblemCode.TOO_MANY),
        (("A", "2026-11-03", "1", "cheap"), "price", ProblemCode.NOT_MONEY),
        (("A", "2026-11-03", "1", "-2"), "price", ProblemCode.NOT_MONEY),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_row_and_column(cells, column, code):
    [found] = read(*cells)
    assert isinstance(found, Problem)
    assert (found.row, found.column, found.code) == (2, column, code)


def test_today_has_happened():
    assert read("A", "2026-11-26", "1", "")[0].day == TODAY


def test_every_problem_of_a_row_is_named():
    assert [problem.column for problem in read("", "x", "y", "z")] == ["sku", "date", "units", "price"]


@pytest.mark.parametrize(
    ("written", "price"), [("£1.234,50", 1234.5), ("Rp 12.000", 12_000), ("1.250.000₫", 1_250_000), ("12.345", 12.345)]
)
def test_a_price_with_thousands_as_its_market_writes_it(written, price):
    assert read("A", "2026-11-03", "1", written)[0].price == price


def units_of(*written):
    rows = [Row(number, ("A", "2026-11-03", units, "")) for number, units in enumerate(written, start=2)]
    return [it if isinstance(it, Problem) else it.units for it in read_sales(rows, COLUMNS, DateOrder.DAY_FIRST, TODAY)]


def test_three_decimals_are_such_where_every_row_has_them_and_may_be_thousands_beside_whole_numbers():
    assert units_of("1.250", "0.500", "1250.000", "-2.000") == [1.25, 0.5, 1250, -2]
    unclear = Problem(3, "units", ProblemCode.ONE_OR_THOUSAND, "1.250")
    assert units_of("250", "1.250", "7", "2.000") == [250, unclear, 1.25, 7, 2]
    assert units_of("0.500", "1.250", "7", "2.000") == [0.5, 1.25, unclear, 7, 2]
    assert units_of("250", "1,250", "2.5") == [250, 1250, 2.5]


@pytest.mark.parametrize("price", ["4,50 €", "4.50"])
def test_the_currency_of_a_price_is_kept(price):
    """Beside it or in a column of its own, so that pounds are not added to euros."""
    columns = (*COLUMNS, "currency")
    assert read("A", "2026-11-03", "1", price, "eur", columns=columns) == [Sale("A", date(2026, 11, 3), 1, 4.5, "EUR")]
    assert read("A", "2026-11-03", "1", price, "euros", columns=columns)[0].code is ProblemCode.NOT_A_CURRENCY


def test_the_row_of_a_total_is_no_sale():
    assert read("Total", "", "900", "") == [Skipped(2, SkipReason.NOT_AN_ENTRY)]
    assert read("Total", "2026-11-03", "9", "")[0].sku == "Total"  # with a day, it is what a product is called


def test_a_column_for_each_day():
    """Blank is no sale; what did not sell is told of the first row alone, and nothing of days to come."""
    columns = ("sku", "3/11/2026", "4/11/2026", "27/11/2026", "30-day total")
    rows = [Row(2, ("A", "0", "2", "", "9")), Row(3, ("B", "", "1,5", "0", "9")), Row(4, ("Sum", "9", "9", "", "9"))]
    first, second = date(2026, 11, 3), date(2026, 11, 4)
    assert list(read_wide_sales(rows, columns, DateOrder.DAY_FIRST, TODAY)) == [
        Sale("A", first, 0, None),
        Sale("A", second, 2, None),
        Sale("B", second, 1.5, None),
        Skipped(4, SkipReason.NOT_AN_ENTRY),
    ]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (("A", "x", ""), "3/11/2026", ProblemCode.NOT_A_NUMBER),
        (("A", "", "1"), "27/11/2026", ProblemCode.STILL_TO_COME),
        (("", "1", ""), "sku", ProblemCode.MISSING),
    ],
)
def test_a_cell_of_a_day_that_cannot_be_read_is_named_by_its_column(cells, column, code):
    found = list(read_wide_sales([Row(2, cells)], ("sku", "3/11/2026", "27/11/2026"), DateOrder.DAY_FIRST, TODAY))
    assert [(it.row, it.column, it.code) for it in found if isinstance(it, Problem)] == [(2, column, code)]
