"""The export of all orders becomes order lines: what counts as demand, what moves stock, what has to be mended."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.date_order import infer_date_order
from planner.intake.facts import OrderLine
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.orders import ORDERS, order_dates, read_orders
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason

COLUMNS = ORDERS.required + ORDERS.optional
PAID = "25/03/2026 18:31:00"


def an_order(**cells: str) -> dict[str, str]:
    return {
        "Order ID": "576461413038785752",
        "SKU ID": "1729382256910000001",
        "Quantity": "2",
        "Created Time": "25/03/2026 18:30:05",
        "Paid Time": PAID,
        "SKU Subtotal After Discount": "BRL 35,91",
    } | cells


def _read(
    *orders: dict[str, str], columns: tuple[str, ...] = COLUMNS, exported: datetime | None = None
) -> list[OrderLine | Problem | Skipped]:
    rows = [Row(number, tuple(order.get(name, "") for name in columns)) for number, order in enumerate(orders, start=2)]
    return list(read_orders(rows, columns, Habits(ZoneInfo("America/Sao_Paulo"), "BRL", DateOrder.DAY_FIRST, exported)))


def _line(**cells: str) -> OrderLine:
    [line] = _read(an_order(**{name.replace("_", " "): cell for name, cell in cells.items()}))
    assert isinstance(line, OrderLine)
    return line


def test_an_order_is_read_with_its_times_in_utc_and_its_money_in_cents() -> None:
    """18:31 in São Paulo is 21:31 UTC; BRL 35,91 are 3591 centavos."""
    line = _line(**{"Seller SKU": "CUP", "Sku Quantity of return": "1", "Warehouse Name": "Main", "Country": "Brazil"})
    assert line.country == "Brazil"
    assert (line.quantity, line.returned, line.subtotal_minor, line.currency) == (2, 1, 3591, "BRL")
    assert line.paid == line.demanded == datetime(2026, 3, 25, 21, 31, tzinfo=UTC)
    assert (line.seller_sku, line.warehouse, line.shipped, line.cancelled) == ("CUP", "Main", None, None)


def test_the_order_of_columns_does_not_matter_and_optional_ones_may_lack() -> None:
    [line] = _read(an_order(), columns=tuple(reversed(ORDERS.required)))
    assert isinstance(line, OrderLine)
    assert (line.order_id, line.quantity, line.subtotal_minor) == ("576461413038785752", 2, None)
    assert line.is_sale, "without a price an order is taken for a sale"


@pytest.mark.parametrize("words", ["Platform unique order ID.", "", "Total", "1234567890"])
def test_descriptions_and_totals_are_passed_over_and_counted(words: str) -> None:
    assert _read(an_order(**{"Order ID": words, "Quantity": "Sold"})) == [Skipped(2, SkipReason.NOT_AN_ENTRY)]


@pytest.mark.parametrize("column", ["Order ID", "SKU ID"])
@pytest.mark.parametrize("rounded", ["5.76461E+17", "5,76461E+17", "1.7e18", "1.732381234567E+18"])
def test_an_id_a_spreadsheet_has_rounded_is_refused_with_its_row(column: str, rounded: str) -> None:
    assert _read(an_order(**{column: rounded})) == [Problem(2, column, ProblemCode.ID_ROUNDED, rounded)]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("SKU ID", "", ProblemCode.MISSING),
        ("SKU ID", "CUP-1", ProblemCode.NOT_AN_ID),
        ("Quantity", "", ProblemCode.MISSING),
        ("Quantity", "0", ProblemCode.NOT_POSITIVE),
        ("Quantity", "-1", ProblemCode.NOT_POSITIVE),
        ("Quantity", "1.5", ProblemCode.NOT_POSITIVE),
        ("Quantity", "²", ProblemCode.NOT_POSITIVE),
        ("Quantity", "1.000", ProblemCode.ONE_OR_THOUSAND),
        ("Created Time", "", ProblemCode.MISSING),
        ("Paid Time", "03/32/2026 10:00:00", ProblemCode.NOT_A_DATE),
        ("Paid Time", "03/25/2026 10:00:00", ProblemCode.OTHER_DATE_ORDER),
        ("Paid Time", "2026-03-02T10:00:00", ProblemCode.MIXED_DATES),
        ("Order ID", "", ProblemCode.MISSING),
        ("Order ID", "576461413038785752 gift", ProblemCode.NOT_AN_ID),
        ("SKU Subtotal After Discount", "gratis", ProblemCode.NOT_MONEY),
        ("SKU Subtotal After Discount", "12.000", ProblemCode.ONE_OR_THOUSAND),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_row_and_column(column: str, text: str, code: ProblemCode) -> None:
    assert _read(an_order(**{column: text})) == [Problem(2, column, code, text)]


def test_all_problems_of_a_row_are_told_at_once_and_the_rest_is_read() -> None:
    first, second, third = _read(an_order(Quantity="x", **{"Paid Time": "y" * 200}), an_order())
    assert isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert (first.column, second.column) == ("Quantity", "Paid Time")
    assert len(second.value) == 80
    assert isinstance(third, OrderLine)


def test_where_merged_files_repeat_a_line_the_later_row_holds_and_is_counted() -> None:
    another = an_order(**{"Order ID": "576461413038785753"})
    first, _, mark, second = _read(an_order(), another, an_order(Quantity="3"))
    assert isinstance(first, OrderLine)
    assert mark == Skipped(4, SkipReason.REPLACES_EARLIER)
    assert isinstance(second, OrderLine)
    assert second.quantity == 3


def test_of_rows_of_one_order_that_repeat_a_line_only_the_last_is_told() -> None:
    mark, line = _read(an_order(), an_order(Quantity="3"))
    assert mark == Skipped(3, SkipReason.REPLACES_EARLIER)
    assert isinstance(line, OrderLine)
    assert line.quantity == 3


def test_two_rows_in_packages_of_their_own_are_one_line() -> None:
    parts = [an_order(Quantity=units, **{"Package ID": f"115300000000000000{units}"}) for units in "23"]
    [line] = _read(*parts)
    assert isinstance(line, OrderLine)
    assert (line.quantity, line.subtotal_minor) == (5, 2 * 3591)


@pytest.mark.parametrize(("seconds", "is_read"), [(-1, True), (0, True), (1, False)])
def test_what_is_paid_two_days_after_the_export_is_no_date_of_it(seconds: int, *, is_read: bool) -> None:
    """Paid on 25 March at 18:31 in São Paulo, 21:31 UTC: two days before is 23 March, 21:31."""
    exported = datetime(2026, 3, 23, 21, 31, tzinfo=UTC) - timedelta(seconds=seconds)
    found = _read(an_order(), exported=exported)
    late = Problem(2, "Paid Time", ProblemCode.AFTER_EXPORT, PAID)
    assert (found == [late]) is not is_read
    assert isinstance(found[0], OrderLine) is is_read


def test_an_order_nobody_paid_is_no_demand_and_stays_on_the_shelf() -> None:
    line = _line(**{"Paid Time": ""})
    assert (line.moves_stock, line.is_sale) == (False, False)
    assert line.demanded == line.created


def test_a_paid_order_is_a_sale_before_it_ships_and_after() -> None:
    assert _line().is_sale
    assert _line(**{"Shipped Time": "26/03/2026 09:00:00"}).is_sale


def test_cash_on_delivery_counts_once_it_ships() -> None:
    assert _line(**{"Paid Time": "", "Shipped Time": "26/03/2026 09:00:00"}).is_sale


@pytest.mark.parametrize(
    ("cancelled", "counts"), [("25/03/2026 20:00:00", False), ("27/03/2026 20:00:00", True), ("", True)]
)
def test_only_a_cancellation_before_shipping_takes_the_demand_back(cancelled: str, *, counts: bool) -> None:
    line = _line(**{"Shipped Time": "26/03/2026 09:00:00", "Cancelled Time": cancelled})
    assert line.is_sale is counts


def test_a_sample_leaves_the_shelf_without_being_demand() -> None:
    line = _line(**{"SKU Subtotal After Discount": "BRL 0,00"})
    assert (line.moves_stock, line.is_sale) == (True, False)


def test_the_dates_of_a_file_are_looked_at_without_its_descriptions() -> None:
    rows = [
        Row(2, ("Platform unique order ID.", "", "", "Order created time, 12/31/2025", "", "", "")),
        Row(3, ("576461413038785752", "1", "1", "25/03/2026 10:00:00", "", "", "")),
    ]
    assert infer_date_order(order_dates(rows, ORDERS.required)) is DateOrder.DAY_FIRST


@given(st.lists(st.text(max_size=25), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_any_row_gives_a_line_a_problem_or_is_passed_over(cells: list[str]) -> None:
    assert _read(dict(zip(COLUMNS, cells, strict=True)))
    assert _read(an_order() | dict(zip(COLUMNS[1:4], cells, strict=False)))
