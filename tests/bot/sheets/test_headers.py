"""A column may be called by other names; the best one found is taken."""

import pytest

from bot.sheets.headers import Header, NearMiss, find_header
from bot.sheets.limits import TERMINAL
from bot.sheets.refusal import FileRefused
from planner.intake import LAYOUTS
from planner.intake.orders import ORDERS
from planner.intake.sales import SALES


def found(*cells: str, layouts=(SALES,)):
    return find_header("sales.csv", [cells], layouts, TERMINAL)


@pytest.mark.parametrize(
    "cells",
    [
        ("sku", "date", "units"), ("SKU ID", "Order Date", "Qty"), ("StockCode", "InvoiceDate", "Quantity"),
        ("商品编码", "销售日期", "销量"), ("unique_id", "ds", "y"), ("  Seller   SKU", "DAY", "units_sold"),
    ],
)  # fmt: skip
def test_a_column_may_be_called_by_other_names(cells):
    header = found(*cells)
    assert isinstance(header, Header)
    assert (header.columns, header.places) == (("sku", "date", "units"), (0, 1, 2))


def test_where_two_columns_would_do_the_better_name_wins():
    """A Seller SKU and a product code beside a column named SKU: the last is meant."""
    header = found("product code", "Seller SKU", "SKU", "date", "units", "price", "unit price")
    assert isinstance(header, Header)
    assert dict(zip(header.columns, header.places, strict=True)) == {"sku": 2, "date": 3, "units": 4, "price": 5}


def test_the_same_name_twice_is_refused():
    with pytest.raises(FileRefused, match="duplicate"):
        found("sku", "date", "units", "units")


def test_what_is_missing_is_named_by_its_usual_name():
    assert found("货号", "日期", "颜色") == NearMiss("sales.csv", 1, "sales", ("units",))


def test_an_order_export_is_told_from_a_plain_table():
    header = found(*ORDERS.required, "Seller SKU", layouts=(SALES, *LAYOUTS.values()))
    assert isinstance(header, Header)
    assert header.kind == "orders"
