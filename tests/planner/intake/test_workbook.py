"""The planning workbook tells how products are bought and what is on its way."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from planner.intake.facts import InboundLine, ProductTerms
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode
from planner.intake.workbook import INBOUND, PRODUCTS, read_inbound, read_products


def _products(*products: dict[str, str]) -> list[ProductTerms | Problem]:
    columns = PRODUCTS.required + PRODUCTS.optional
    rows = [Row(number, tuple(one.get(name, "") for name in columns)) for number, one in enumerate(products, start=2)]
    return list(read_products(rows, columns, Habits(ZoneInfo("UTC"), "USD", DateOrder.DAY_FIRST)))


def _inbound(**cells: str) -> list[InboundLine | Problem]:
    columns = INBOUND.required + INBOUND.optional
    named = {"SKU": "CUP", "Quantity": "100", "Arrives on": "2026-05-01T00:00:00"} | cells
    row = Row(2, tuple(named.get(name, "") for name in columns))
    return list(read_inbound([row], columns, Habits(ZoneInfo("UTC"), "USD", DateOrder.DAY_FIRST)))


def test_the_terms_of_a_product_are_read() -> None:
    written = ("CUP", "30", "Cup", "Acme", "12,50", "cny", "40", "7", "50", "500", "24")
    [terms] = _products(dict(zip(PRODUCTS.required + PRODUCTS.optional, written, strict=True)))
    assert terms == ProductTerms("CUP", "Cup", "Acme", 1250, "CNY", 30, 40, 7, 50, 500, 24)


def test_what_is_left_blank_is_not_said_rather_than_zero() -> None:
    assert _products({"SKU": "CUP"}) == [ProductTerms("CUP", "", "", None, "USD", *[None] * 6)]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("SKU", "", ProblemCode.MISSING),
        ("Unit cost", "cheap", ProblemCode.NOT_MONEY),
        ("Currency", "dollars", ProblemCode.NOT_A_CURRENCY),
        ("Lead time days", "a month", ProblemCode.NOT_WHOLE),
        ("Max lead time days", "29", ProblemCode.MAXIMUM_BELOW_USUAL),
        ("Units per carton", "0", ProblemCode.NOT_POSITIVE),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_row_and_column(column: str, text: str, code: ProblemCode) -> None:
    assert _products({"SKU": "CUP", "Lead time days": "30"} | {column: text}) == [Problem(2, column, code, text)]


def test_a_sku_that_comes_twice_is_a_problem_as_either_row_could_hold() -> None:
    _, repeated = _products({"SKU": "CUP", "MOQ": "1"}, {"SKU": "CUP", "MOQ": "2"})
    assert repeated == Problem(3, "SKU", ProblemCode.REPEATED, "CUP")


def test_a_delivery_on_its_way_is_read_with_its_day() -> None:
    [line] = _inbound(Shop="US", Reference="PO-7")
    assert line == InboundLine("CUP", "US", 100, date(2026, 5, 1), "PO-7")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("Quantity", "0", ProblemCode.NOT_POSITIVE),
        ("Arrives on", "", ProblemCode.MISSING),
        ("Arrives on", "31/02/2026", ProblemCode.NOT_A_DATE),
    ],
)
def test_a_delivery_that_cannot_be_read_is_named_with_row_and_column(column: str, text: str, code: ProblemCode) -> None:
    assert _inbound(**{column: text}) == [Problem(2, column, code, text)]
