"""A whole list as a workbook: typed, readable, and harmless whatever stands in it."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from bot.wording import Voice
from bot.workbooks.lists import Column, Kind, Value, list_workbook, sheets_workbook
from bot.workbooks.sheet_rows import CELL_TEXT
from planner.intake.money import Amount

COLUMNS = (
    Column("SKU", Kind.TEXT),
    Column("Units &amp; more", Kind.UNITS),
    Column("Cost", Kind.MONEY),
    Column("Arrives", Kind.DAY),
    Column("Counted", Kind.MOMENT),
    Column("Sells a day", Kind.DECIMAL),
)
NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def opened(rows: Sequence[Sequence[Value]], title: str = "Stock", voice: Voice | None = None) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(list_workbook(title, COLUMNS, rows, voice or Voice())))
    return book.active


def row_of(sku: str) -> tuple[Value, ...]:
    return (sku, 120, Amount(1275, "GBP"), date(2026, 12, 1), NOON, 0.25)


def test_every_value_arrives_in_its_own_type_and_format() -> None:
    sheet = opened([row_of("SKU1"), ("SKU2", 3, Amount(500, "JPY"), None, None, None)])
    first, second = list(sheet.iter_rows(min_row=2))
    assert [cell.value for cell in first] == [
        "SKU1",
        120,
        12.75,
        NOON.replace(month=12, day=1, hour=0, tzinfo=None),
        NOON.replace(tzinfo=None),
        0.25,
    ]
    assert [cell.number_format for cell in first] == [
        *("@", "#,##0", "#,##0.00 [$GBP]", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "#,##0.00")
    ]
    assert [cell.value for cell in second] == ["SKU2", 3, 500, None, None, None]
    assert second[2].number_format == "#,##0 [$JPY]"


def test_the_header_stays_in_view_and_filters() -> None:
    sheet = opened([row_of("SKU1")])
    assert [cell.value for cell in sheet[1]] == ["SKU", "Units & more", "Cost", "Arrives", "Counted", "Sells a day"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F2"
    assert sheet.column_dimensions["A"].width >= 18


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", "007"]
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    (cell, *_) = opened([row_of(text)])[2]
    assert (cell.value, cell.data_type, cell.number_format, cell.quotePrefix) == (text, "s", "@", True)


def test_text_excel_cannot_hold_is_cut_and_cleaned() -> None:
    assert opened([row_of("a\x00b\x1fc")])["A2"].value == "abc"
    assert len(opened([row_of("x" * 40_000)])["A2"].value) == CELL_TEXT


def test_moments_are_those_of_the_readers_zone() -> None:
    sheet = opened([row_of("SKU1")], voice=Voice.of("en", "Asia/Shanghai"))
    assert sheet["E2"].value == NOON.replace(hour=20, tzinfo=None)


@pytest.mark.parametrize("title", ["Stock: all [UK/EU]?*", "字" * 100, "R&amp;D", ":"])
def test_any_title_makes_a_sheet(title: str) -> None:
    assert 0 < len(opened([], title).title) <= 31


def test_what_is_not_finite_is_left_empty() -> None:
    sheet = opened([("SKU1", float("nan"), None, None, None, float("inf"))])
    assert [cell.value for cell in sheet[2]] == ["SKU1", None, None, None, None, None]


def test_each_sheet_holds_its_own_rows_and_every_letter_of_them() -> None:
    said = ("  two  blanks ", "<&>'\"", "line\nline", "字😀")
    sheets = [
        ("One", COLUMNS[:1], [[text] for text in said]),
        ("None", COLUMNS[:1], []),
        ("Two", COLUMNS[:2], [["B", 2]]),
    ]
    book = openpyxl.load_workbook(io.BytesIO(sheets_workbook(sheets, Voice())))
    rows = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}
    assert rows == {"One": [(text,) for text in said], "None": [], "Two": [("B", 2)]}
    assert [sheet.auto_filter.ref for sheet in book] == ["A1:A5", "A1:A1", "A1:B2"]


def test_every_sheet_prints_as_few_pages_wide_as_can_be_read_with_its_headings_on_every_page() -> None:
    sheets = [("One", COLUMNS, []), ("Wide", COLUMNS * 9, [])]
    one, wide = openpyxl.load_workbook(io.BytesIO(sheets_workbook(sheets, Voice())))
    for sheet in (one, wide):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        printed = sheet.page_setup
        assert (printed.orientation, printed.paperSize, printed.fitToHeight) == (
            "landscape",
            int(sheet.PAPERSIZE_A4),
            0,
        )
        assert sheet.print_title_rows == "$1:$1"
    assert (one.page_setup.fitToWidth, one.print_title_cols) == (1, None)
    assert wide.page_setup.fitToWidth > 1
    assert wide.print_title_cols == "$A:$A"
