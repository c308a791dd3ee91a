"""The planning workbook tells what no export knows: each sheet, each cell, and what is wrong with it."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason
from planner.intake.workbook import SHEETS
from planner.intake.workbook.sheet import CLEARED, EXAMPLE, Entry

KINDS = sorted(SHEETS)


def read(kind: str, *rows: dict[str, str], order: DateOrder | None = DateOrder.DAY_FIRST) -> list[Any]:
    """Return what a sheet with these cells says; the header is in row 2."""
    sheet = SHEETS[kind]
    columns = sheet.layout.required + sheet.layout.optional
    numbered = [Row(number, tuple(one.get(name, "") for name in columns)) for number, one in enumerate(rows, start=3)]
    return list(sheet.read(numbered, columns, Habits(ZoneInfo("UTC"), "GBP", order)))


def example(kind: str, **changes: str) -> dict[str, str]:
    """Return the example row of a sheet as if it were meant."""
    return {column.name: column.example for column in SHEETS[kind].columns} | changes


def product(**cells: str) -> dict[str, str]:
    return {"SKU": "CUP"} | cells


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_each_sheet_could_be_imported_if_it_were_meant(kind: str) -> None:
    (entry,) = read(kind, example(kind))
    assert isinstance(entry, Entry), entry
    filled = {column.field for column in SHEETS[kind].columns if column.example}
    assert (set(entry.said), entry.row, entry.sheet) == (filled, 3, SHEETS[kind].title)


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_row_is_passed_over(kind: str) -> None:
    first = SHEETS[kind].columns[0].name
    assert read(kind, example(kind, **{first: f"{EXAMPLE} anything"})) == [Skipped(3, SkipReason.EXAMPLE)]


@pytest.mark.parametrize("kind", KINDS)
def test_headers_are_a_sheets_own(kind: str) -> None:
    """A row of headers is recognised as one sheet only, whatever the sheet is called."""
    mine = SHEETS[kind].layout
    for other in SHEETS.values():
        held = set(other.layout.required) <= {*mine.required, *mine.optional}
        assert held == (other.kind == kind) or len(other.layout.required) < len(mine.required), other.kind


@pytest.mark.parametrize(
    ("kind", "column"), [(kind, column.name) for kind in KINDS for column in SHEETS[kind].columns if column.is_needed]
)
def test_a_cell_that_must_not_be_blank_is_named(kind: str, column: str) -> None:
    missing = Problem(3, column, ProblemCode.MISSING, "", SHEETS[kind].title)
    assert missing in read(kind, example(kind, **{column: ""}))


def test_a_blank_cell_says_nothing_and_a_dash_takes_back() -> None:
    (entry,) = read("products", product(MOQ="", Supplier=CLEARED, Name="Cup"))
    assert entry.said == {"product": "CUP", "supplier": None, "name": "Cup"}
    assert (entry.words("supplier"), entry.words("name"), entry.number("moq")) == ("", "Cup", None)


def test_all_problems_of_a_row_are_named_at_once() -> None:
    wrong = read("products", product(MOQ="0", **{"Unit cost": "cheap"}))
    assert [(one.column, one.code) for one in wrong] == [
        ("Unit cost", ProblemCode.NOT_MONEY),
        ("MOQ", ProblemCode.NOT_POSITIVE),
    ]


@pytest.mark.parametrize(
    ("kind", "column", "text", "code"),
    [
        ("products", "Unit cost", "cheap", ProblemCode.NOT_MONEY),
        ("products", "Unit cost", "-3", ProblemCode.NOT_MONEY),
        ("products", "Unit cost", "999999999999999", ProblemCode.TOO_MANY),
        ("products", "Unit cost", "1.855", ProblemCode.ONE_OR_THOUSAND),
        ("products", "Unit cost", "0", ProblemCode.NO_COST),
        ("products", "Unit cost", "£0.00", ProblemCode.NO_COST),
        ("products", "Unit cost", "$ 1,855", ProblemCode.ONE_OR_THOUSAND),
        ("products", "Currency", "dollars", ProblemCode.NOT_A_CURRENCY),
        ("products", "Lead time days", "a month", ProblemCode.NOT_POSITIVE),
        ("products", "Lead time days", "-3", ProblemCode.NOT_POSITIVE),
        ("products", "Lead time days", "731", ProblemCode.TOO_LONG),
        ("products", "Lead time days", "0", ProblemCode.NOT_POSITIVE),
        ("products", "Air lead time days", "0", ProblemCode.NOT_POSITIVE),
        ("products", "Max lead time days", "29", ProblemCode.MAXIMUM_BELOW_USUAL),
        ("products", "Units per carton", "0", ProblemCode.NOT_POSITIVE),
        ("products", "No air route", "maybe", ProblemCode.NOT_YES_OR_NO),
        ("products", "SKU", "X" * 201, ProblemCode.LONG_NAME),
        ("suppliers", "Sea freight spread", "some", ProblemCode.NOT_A_NUMBER),
        ("suppliers", "Sea freight days", "720", ProblemCode.TOO_LONG),
        ("suppliers", "Duty %", "301", ProblemCode.NOT_A_SHARE),
        ("suppliers", "Duty %", "0.0650", ProblemCode.PERCENT_OR_PART),
        ("suppliers", "Duty %", "0,5", ProblemCode.PERCENT_OR_PART),
        ("suppliers", "Order day", "Someday", ProblemCode.NOT_A_CHOICE),
        ("suppliers", "Order every days", "0", ProblemCode.NOT_POSITIVE),
        ("shops", "Market", "England", ProblemCode.NOT_A_MARKET),
        ("shops", "Time zone", "London", ProblemCode.NOT_A_ZONE),
        ("shops", "Time zone", "../etc/passwd", ProblemCode.NOT_A_ZONE),
        ("shops", "Slack channel", "#general", ProblemCode.NOT_A_CHANNEL),
        ("people", "Slack member ID", "ana", ProblemCode.NOT_A_MEMBER),
        ("people", "Role", "boss", ProblemCode.NOT_A_CHOICE),
        ("events", "Ends on", "2026-11-26", ProblemCode.ENDS_BEFORE_START),
        ("events", "Units", "0", ProblemCode.NOT_POSITIVE),
        ("events", "Units", "-5", ProblemCode.NOT_POSITIVE),
        ("events", "Units", "20000000", ProblemCode.TOO_MANY),
        ("events", "Event", "x" * 76, ProblemCode.LONG_NAME),
        ("events", "Ends on", "2027-11-26", ProblemCode.EVENT_TOO_LONG),
        ("events", "Kind", "party", ProblemCode.NOT_A_CHOICE),
        ("events", "Price cut %", "96", ProblemCode.NOT_A_CUT),
        ("events", "Price cut %", "12.5", ProblemCode.NOT_A_CUT),
        ("events", "Price cut %", "half", ProblemCode.NOT_A_SHARE),
        ("events", "Host", "x" * 76, ProblemCode.LONG_NAME),
        ("events", "Host", "x" * 201, ProblemCode.LONG_NAME),
        ("events", "Factor or days", "-2", ProblemCode.NOT_FACTOR_OR_DAYS),
        ("listings", "SKU ID", "1.73E+18", ProblemCode.ID_ROUNDED),
        ("listings", "Units each", "0", ProblemCode.NOT_POSITIVE),
        ("location_stock", "On hand", "lots", ProblemCode.NOT_WHOLE),
        ("location_stock", "On hand", "99999999999", ProblemCode.TOO_MANY),
        ("other_sales", "Sold on", "31/02/2026", ProblemCode.NOT_A_DATE),
        ("receipts", "Units received", "0", ProblemCode.NOT_POSITIVE),
        ("inbound", "Quantity", "0", ProblemCode.NOT_POSITIVE),
        ("inbound", "Quantity", "1.000", ProblemCode.ONE_OR_THOUSAND),
        ("inbound", "Arrives on", "soon", ProblemCode.NOT_A_DATE),
        ("inbound", "Arrives on", "12/25/2026", ProblemCode.OTHER_DATE_ORDER),
        ("lanes", "To location", "leeds WAREHOUSE", ProblemCode.SAME_PLACE),
        ("rates", "Rate", "0", ProblemCode.NOT_A_RATE),
        ("rates", "Rate", "-1", ProblemCode.NOT_A_RATE),
        ("rates", "To currency", "GBP", ProblemCode.SAME_CURRENCY),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_sheet_row_and_column(
    kind: str, column: str, text: str, code: ProblemCode
) -> None:
    cells = example(kind) | ({"Lead time days": "30"} if kind == "products" else {}) | {column: text}
    (wrong,) = read(kind, cells)
    assert (wrong.sheet, wrong.row, wrong.column, wrong.code) == (SHEETS[kind].title, 3, column, code)
    assert text.startswith(wrong.value.removesuffix("…"))


@pytest.mark.parametrize(
    ("event", "amount", "code"),
    [
        ("season", "0", ProblemCode.NOT_A_FACTOR),
        ("season", "1", ProblemCode.NOT_A_FACTOR),
        ("season", "30", ProblemCode.NOT_A_FACTOR),
        ("sea delay", "181", ProblemCode.NOT_A_DELAY),
        ("air delay", "2.5", ProblemCode.NOT_A_DELAY),
    ],
)
def test_a_factor_that_cannot_be_meant_is_named_in_its_own_row(event: str, amount: str, code: ProblemCode) -> None:
    """So a wrong row of another event hides it from nobody."""
    (wrong,) = read("events", example("events") | {"Kind": event, "Units": "", "Factor or days": amount})
    assert (wrong.row, wrong.column, wrong.code) == (3, "Factor or days", code)


def test_an_event_that_contradicts_its_kind_is_named() -> None:
    """Days without ads plan nothing to sell, and only a season or a delay has a factor or days."""
    paused = example("events") | {"Kind": "ads paused", "Units": "50"}
    live = example("events") | {"Factor or days": "2.5"}
    for cells, column in ((paused, "Units"), (live, "Factor or days")):
        (wrong,) = read("events", cells)
        assert (wrong.column, wrong.code) == (column, ProblemCode.NOT_OF_THIS_KIND)


def test_a_supplier_whose_orders_take_no_time_is_asked_about() -> None:
    blank = dict.fromkeys(("Plan days", "Quality check days", "Customs days", "Receiving days", "Air freight days"), "")
    at_once = example("suppliers") | blank | {"Production days": "0", "Sea freight days": "0"}
    (wrong,) = read("suppliers", at_once)
    assert (wrong.column, wrong.code) == ("Sea freight days", ProblemCode.NO_LEAD_TIME)
    (entry,) = read("suppliers", at_once | {"Receiving days": "1"})
    assert isinstance(entry, Entry)


def test_an_air_lead_time_beside_no_air_route_contradicts_itself() -> None:
    (wrong,) = read("products", product(**{"Air lead time days": "7", "No air route": "yes"}))
    assert (wrong.column, wrong.code) == ("No air route", ProblemCode.AIR_AND_NO_AIR)


def test_a_row_that_comes_twice_is_a_problem_as_either_could_hold() -> None:
    _, repeated = read("products", product(MOQ="1"), {"SKU": " cup ", "MOQ": "2"})
    assert repeated == Problem(4, "SKU", ProblemCode.REPEATED, " cup ", "Products")


def test_a_bundle_takes_several_rows_and_receipts_of_one_day_add_up() -> None:
    parts = read("listings", example("listings"), example("listings", SKU="PLATE"))
    twice = read("receipts", example("receipts"), example("receipts"))
    assert all(isinstance(entry, Entry) for entry in (*parts, *twice))


@pytest.mark.parametrize(
    ("kind", "column", "text", "said"),
    [
        ("suppliers", "Duty %", "6.5%", 6.5),
        ("suppliers", "Duty %", "0.5 %", 0.5),
        ("suppliers", "Duty %", "6,5", 6.5),
        ("suppliers", "Duty %", "0", 0.0),
        ("suppliers", "Duty %", "1", 1.0),
        ("suppliers", "Order day", "Mon", "Monday"),
        ("suppliers", "Order day", "星期日", "Sunday"),
        ("suppliers", "Sea freight per unit", "0.125", "0.125"),
        ("suppliers", "Minimum order value", "1.855,00", "1.855,00"),
        ("suppliers", "Minimum order value", "¥12", "¥12"),
        ("products", "Currency", "rmb", "CNY"),
        ("shops", "Time zone", "america/new york", "America/New_York"),
        ("shops", "Market", "uk", "GB"),
        ("shops", "Stock export counts", "在库", "on_hand"),
        ("shops", "Dates in exports", "MM/DD/YYYY", "month_first"),
        ("people", "Role", "审批人", "approver"),
        ("events", "Kind", "直播", "livestream"),
        ("inbound", "Quantity", "1,000", 1000),
        ("inbound", "Arrives on", "2026年11月5日", "2026-11-05"),
    ],
)
def test_a_cell_is_read_as_people_write_it(kind: str, column: str, text: str, said: object) -> None:
    (entry,) = read(kind, example(kind, **{column: text}))
    assert entry.said[next(one.field for one in SHEETS[kind].columns if one.name == column)] == said


@pytest.mark.parametrize(
    ("text", "found"),
    [("05/11/2026", ProblemCode.TWO_DATES), ("25/11/2026", "2026-11-25"), ("11/25/2026", "2026-11-25"),
     ("11/11/2026", "2026-11-11"), ("2026-11-05", "2026-11-05"), ("31/31/2026", ProblemCode.NOT_A_DATE)],
)  # fmt: skip
def test_where_shops_do_not_say_how_they_write_dates_one_that_may_be_two_days_is_asked_about(
    text: str, found: str
) -> None:
    (read_as,) = read("inbound", {"SKU": "CUP", "Quantity": "100", "Arrives on": text}, order=None)
    assert (read_as.code if isinstance(read_as, Problem) else read_as.said["arrives"]) == found


def test_text_dates_are_read_in_the_shops_order() -> None:
    (entry,) = read("inbound", {"SKU": "CUP", "Quantity": "100", "Arrives on": "05/11/2026", "Reference": "PO-7"})
    assert entry.said == {"product": "CUP", "quantity": 100, "arrives": "2026-11-05", "reference": "PO-7"}
