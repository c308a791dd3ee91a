"""The planning workbook: written to be filled in, read back as it was meant, and clear about what cannot be read."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from bot.desk import Desk
from bot.errors.importing import SheetNeedsAdmin
from bot.messages.settings.thresholds import THRESHOLDS
from bot.store import Store
from bot.uploads import NO_SHOP, Upload, take
from bot.wording import Voice
from bot.workbooks import notes
from bot.workbooks.print_layout import READABLE
from bot.workbooks.template import planning_workbook
from planner.intake.workbook import SHEETS
from planner.intake.workbook.limits import LIMITS, Limit
from planner.intake.workbook.sheet import EXAMPLE
from tests.bot.builders import ADD, Clock, Says

TOMORROW = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 - some day ahead, wherever
FILLED: dict[str, list[dict[str, Any]]] = {
    "Shops": [
        {"Shop": "UK Home", "Market": "GB", "Time zone": "Europe/London", "Currency": "GBP", "Slack channel": "C0UK"},
        {"Shop": "EU Home", "Market": "DE", "Time zone": "America/New_York", "Currency": "EUR", "Location": "Hub_"},
    ],
    "People": [{"Slack member ID": "U0ANA", "Role": "approver", "Money limit": 5000, "Currency": "GBP"}],
    "Suppliers": [
        {"Supplier": "=Ningbo", "Currency": "USD", "Production days": 15, "Sea freight days": 25,
         "Sea freight spread": 2.5, "Sea freight per unit": 0.0375, "Duty %": "0.5%", "Order day": "Monday"},
    ],
    "Listings": [
        {"SKU": "0012", "Shop": "UK Home", "SKU ID": "576461413038785752", "Seller SKU": "-12"},
        {"SKU": "CUP", "Shop": "UK Home", "SKU ID": "576461413038785753", "Seller SKU": "CUP_0012", "Units each": 2},
        {"SKU": "0012", "Shop": "UK Home", "SKU ID": "576461413038785753"},
    ],
    "Products": [
        {"SKU": "0012", "Name": "@mug", "Supplier": "=ningbo", "Unit cost": 1.235, "No air route": "yes", "MOQ": 24,
         "Lowest price": 9.99, "Price currency": "GBP", "Platform fee %": "0.5%",
         "Sell by": TOMORROW},
        {"SKU": "CUP", "Buffer units": 0, "Unit cost": "¥0.35", "Currency": "JPY", "No air route": "no",
         "Lowest price": "£0.004", "Price currency": "GBP"},
    ],
    "Inbound": [{"SKU": "CUP", "Quantity": 60, "Arrives on": TOMORROW, "Shop": "UK Home"}],
    "Events": [{"Event": "Live", "Shop": "UK Home", "SKU": "CUP", "Units": 40, "Starts on": TOMORROW}],
    "Lanes": [{"From location": "UK Home", "To location": "Hub_", "Days": 4,
               "Cost per unit": 0.0085, "Currency": "GBP"}],
    "Exchange rates": [{"From currency": "GBP", "To currency": "EUR", "Rate": "1.1700", "Valid from": "2026-01-01"}],
}  # fmt: skip


def fill(file: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Type rows below the header of each sheet, over the example."""
    book = load_workbook(file)
    for title, typed in rows.items():
        page = book[title]
        places = {cell.value: cell.column for cell in page[2]}
        for number, said in enumerate(typed, start=3):
            for column, place in places.items():
                cell = page.cell(number, place)
                cell.value = said.get(str(column))
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # as Excel keeps it in a cell that is formatted as text
    book.save(file)


def types(file: Path, sheet: str, row: int, said: dict[str, Any]) -> None:
    """Type into one row of a sheet, by header."""
    book = load_workbook(file)
    page = book[sheet]
    for number in range(1, page.max_column + 1):
        if (header := page.cell(2, number).value) in said:
            page.cell(row, number).value = said[header]
    book.save(file)


def cells(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(file)
    return {page.title: [tuple(row) for row in page.iter_rows(min_row=2, values_only=True)] for page in book.worksheets}


def test_every_sheet_and_column_says_what_it_is_for() -> None:
    assert set(notes.SHEETS) == set(notes.COLUMNS) == set(SHEETS)
    for kind, sheet in SHEETS.items():
        typed = {column.name for column in sheet.columns if kind != "shops" or not isinstance(column.read, Limit)}
        assert set(notes.COLUMNS[kind]) == typed


def test_headers_stay_in_view_below_their_notes_and_lists_offer_what_fits() -> None:
    book = load_workbook(io.BytesIO(planning_workbook({}, Voice())))
    assert book.sheetnames == ["How to", *(sheet.title for sheet in SHEETS.values())]
    page = book["Products"]
    assert (page.freeze_panes, page["A2"].value, page["C2"].value) == ("B3", "SKU", "Supplier")
    assert page["C1"].value == "As in the sheet Suppliers."
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered["C3"] == "'Suppliers'!$A$3:$A$2002"
    assert offered["N3"] == '"yes,no"'
    assert page["A3"].value == f"{EXAMPLE} MUG-RED"


def test_it_prints_landscape_large_enough_to_read_with_its_headers_but_not_their_notes_on_every_page() -> None:
    how_to, *sheets = load_workbook(io.BytesIO(planning_workbook({}, Voice()))).worksheets
    assert [page.print_title_rows for page in (how_to, *sheets)] == [None, *["$2:$2"] * len(sheets)]
    for page in (how_to, *sheets):
        assert page.sheet_properties.pageSetUpPr.fitToPage
        printed = page.page_setup
        assert (printed.orientation, printed.paperSize, printed.fitToHeight) == ("landscape", int(page.PAPERSIZE_A4), 0)
        width = sum(column.width for column in page.column_dimensions.values() if not column.hidden)
        assert width / printed.fitToWidth <= READABLE


def test_the_sheet_of_shops_has_every_threshold_of_the_settings_by_the_same_name() -> None:
    """Blank and folded away in a fresh workbook, not where a shop has one; the note says between what it lies."""
    page, used = (
        load_workbook(io.BytesIO(planning_workbook(known, Voice())))["Shops"]
        for known in ({}, {"shops": [{"name": "UK Home", "service_a": 97.5}]})
    )
    found = {page.cell(2, number).value: number for number in range(1, page.max_column + 1)}
    assert [name for name in found if name in {str(known.label) for known in THRESHOLDS}] == [
        str(known.label) for known in THRESHOLDS
    ]
    assert [known.name for known in THRESHOLDS] == list(LIMITS)
    service = found["Service level of class A [%]"]
    assert page.cell(1, service).value.startswith("A threshold of this shop alone, 50 to 99.9.")
    assert page.cell(3, service).value is None
    first = get_column_letter(min(found[str(known.label)] for known in THRESHOLDS))
    assert [each.column_dimensions[first].hidden for each in (page, used)] == [True, False]
    assert not page.column_dimensions["H"].hidden


def test_a_shop_is_given_thresholds_in_the_workbook_and_loses_them_there(says: Says, home: Path) -> None:
    """97.5 % and a window of 14 days; - takes the window back, and what is impossible is named.

    So is 0.08, which may be 8 %: a cell formatted as percent holds it so. Half a percent comes back as it was typed.
    """
    says("template", "mine.xlsx")
    fill(home / "mine.xlsx", FILLED)
    says("import", "mine.xlsx")
    says("template", "filled.xlsx", "--filled")
    service, window, when = "Service level of class A [%]", "Sales looked back at [days]", "When to order"
    fee = "The platform's share of a price [%]"
    types(home / "filled.xlsx", "Shops", 3, {service: 97.5, window: 14, when: "fixed cycle", fee: "0.5%"})
    status, out, err = says("import", "filled.xlsx")
    assert (status, err) == (0, "")
    assert "2 shops: 0 new, 1 changed" in out
    assert "/stock settings` shows which hold" in out.replace("``", "`") or "/stock settings shows which hold" in out
    says("template", "again.xlsx", "--filled")
    header, first, second = cells(home / "again.xlsx")["Shops"][:3]
    said = dict(zip(header, first, strict=True))
    assert (said[service], said[window], said[when], said[fee]) == (97.5, 14, "fixed cycle", "0.5%")
    assert dict(zip(header, second, strict=True))[service] is None
    types(home / "again.xlsx", "Shops", 3, {window: "-", service: None})
    assert "2 shops: 0 new, 1 changed" in says("import", "again.xlsx")[1]
    says("template", "last.xlsx", "--filled")
    said = dict(zip(*cells(home / "last.xlsx")["Shops"][:2], strict=True))
    assert (said[service], said[window]) == (97.5, None)  # a blank cell says nothing
    types(home / "last.xlsx", "Shops", 3, {service: 45, window: 14.5, when: "sometimes", fee: 0.08})
    status, out, err = says("import", "last.xlsx")
    assert status == 1
    assert out.count("the note above it says which it does") == 2
    assert "may be a percentage or a part of one" in out
    assert "none of the words this column knows" in out


def test_a_fresh_workbook_holds_nothing_but_examples(says: Says, home: Path) -> None:
    status, out, _ = says("template")
    assert (status, (home / "planning.xlsx").exists()) == (0, True)
    assert "python -m bot import planning.xlsx" in out
    assert says("import", "planning.xlsx")[2].startswith("planning.xlsx holds only its examples.")


def test_the_first_workbook_opens_the_shops_and_says_all_that_is_new(says: Says, home: Path) -> None:
    says("template", "mine.xlsx")
    fill(home / "mine.xlsx", FILLED)
    status, out, err = says("import", "mine.xlsx")
    assert (status, err) == (0, "")
    for line in (
        "2 shops: 2 new, 0 changed", "1 supplier: 1 new, 0 changed", "2 products: terms of 2 changed",
        "2 listings: 2 new, 0 linked to other products", "1 delivery on its way", "1 event: 1 new, 0 changed",
        "1 lane: 1 new, 0 changed", "2 new SKUs: 0012, CUP",
    ):  # fmt: skip
        assert line in out.replace("`", "")


def test_what_is_known_is_written_filled_and_the_same_file_back_changes_nothing(says: Says, home: Path) -> None:
    says("template", "mine.xlsx")
    fill(home / "mine.xlsx", FILLED)
    says("import", "mine.xlsx")
    says("template", "filled.xlsx", "--filled")
    filled = cells(home / "filled.xlsx")
    assert filled["Suppliers"][1][:5] == ("=Ningbo", "USD", None, None, 15)
    assert [(row[3], row[4]) for row in filled["Products"][1:]] == [(1.235, "USD"), (0.35, "JPY")]
    assert filled["Products"][1][14:] == (9.99, "GBP", "0.5%", datetime.fromisoformat(TOMORROW))
    assert (filled["Suppliers"][1][16], filled["Lanes"][1][3]) == (0.0375, 0.0085)
    assert (filled["Shops"][1][2], filled["Listings"][2][3]) == ("America/New_York", "CUP_0012")
    assert filled["Receipts"][1][0] == f"{EXAMPLE} MUG-RED"
    status, out, err = says("import", "filled.xlsx")
    assert (status, err) == (0, "")
    assert "2 shops: 0 new, 0 changed" in out
    assert "1 person with a role: 0 new, 0 changed" in out
    assert "1 supplier: 0 new, 0 changed" in out
    assert "2 products: terms of 0 changed" in out
    assert "2 listings: 0 new, 0 linked" in out
    assert "1 event: 0 new, 0 changed" in out
    assert "1 lane: 0 new, 0 changed" in out
    assert "1 exchange rate: 0 new, 0 changed" in out
    assert "Stock counted for 0" not in out  # three sheets held examples only
    assert "• 3 left out: examples\n" in out
    says("template", "again.xlsx", "--filled")
    assert cells(home / "again.xlsx") == filled


def test_text_stays_text_whatever_it_begins_with(says: Says, home: Path) -> None:
    says("template", "mine.xlsx")
    fill(home / "mine.xlsx", FILLED)
    says("import", "mine.xlsx")
    says("template", "filled.xlsx", "--filled")
    page = load_workbook(home / "filled.xlsx")["Suppliers"]
    assert (page["A3"].value, page["A3"].data_type) == ("=Ningbo", "s")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("planning.xlsx",), "There is a file planning.xlsx already."),
        (("planning.csv",), "planning.csv must end in .xlsx"),
        (("nowhere/planning.xlsx",), "planning.xlsx could not be written: No such file or directory."),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(
    says: Says, home: Path, arguments: tuple[str, ...], words: str
) -> None:
    (home / "planning.xlsx").write_bytes(b"mine")
    status, _, err = says("template", *arguments)
    assert status == 1
    assert err.startswith(words)
    assert (home / "planning.xlsx").read_bytes() == b"mine"
    assert says("template", "planning.xlsx", "--force")[0] == 0


def test_a_sheet_of_ours_whose_header_is_gone_keeps_the_whole_file_out(says: Says, home: Path) -> None:
    """Merged header cells leave only the first one: the sheet is ours by its name alone."""
    says("template", "mine.xlsx")
    fill(home / "mine.xlsx", FILLED)
    book = load_workbook(home / "mine.xlsx")
    book["Lanes"].merge_cells("A2:E2")
    book.save(home / "mine.xlsx")
    status, _, err = says("import", "mine.xlsx")
    assert status == 1
    assert err.startswith(
        "The sheet Lanes cannot be read: one row of it must hold the headers From location, To location,"
    )
    assert says("shop", "list")[1].startswith("No shop yet.")


def test_a_sheet_with_another_name_is_known_by_its_headers_and_notes_of_ones_own_are_left_alone(
    says: Says, home: Path
) -> None:
    says(*ADD)
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Wer uns beliefert"
    for row in (("Supplier", "Sea freight days", "Production days", "Air freight"), ("Yiwu", 25, 10, 7)):
        page.append(row)
    book.create_sheet("My notes").append(("SKU", "to do"))
    book.save(home / "own.xlsx")
    status, out, _ = says("import", "own.xlsx")
    assert status == 0
    assert "1 supplier: 1 new" in out
    assert "Columns not read, as the template has no such header: `Air freight` (Wer uns beliefert)." in out


def test_rows_that_contradict_are_named_with_sheet_row_and_column_and_nothing_is_imported(
    says: Says, home: Path
) -> None:
    says("template", "mine.xlsx")
    wrong = FILLED | {
        "Products": [{"SKU": "CUP", "Supplier": "=Ningb"}, {"SKU": "0012", "MOQ": -1}],
        "Lanes": [{"From location": "UK Home", "To location": "Moon", "Days": 4}],
    }
    fill(home / "mine.xlsx", wrong)
    status, out, _ = says("import", "mine.xlsx")
    assert status == 1
    assert "• Products, row 4, MOQ: `-1` is not a whole number of 1 or more" in out
    wrong["Products"].pop()
    fill(home / "mine.xlsx", wrong | {"Products": [*wrong["Products"], {}]})
    out = says("import", "mine.xlsx")[1]
    unknown = "`=Ningb` is not a supplier here; add it to the sheet Suppliers; did you mean `=Ningbo`?"
    assert f"• Products, row 3, Supplier: {unknown}" in out
    assert "• Lanes, row 3, To location: `Moon` is not a location here" in out
    assert says("shop", "list")[1].startswith("No shop yet.")


@pytest.mark.parametrize(("sheet", "may"), [("Shops", False), ("People", False), ("Suppliers", True)])
def test_in_slack_a_planner_changes_terms_and_only_an_admin_shops_and_roles(
    store: Store, desk: Desk, clock: Clock, tmp_path: Path, sheet: str, may: bool
) -> None:
    store.people.set_role("U0PLA", "planner", now=clock.now)
    store.people.set_role("U0ADM", "admin", now=clock.now)
    file = tmp_path / "planning.xlsx"
    file.write_bytes(planning_workbook({}, Voice()))
    fill(file, {sheet: FILLED[sheet]})
    if not may:
        with pytest.raises(SheetNeedsAdmin):
            take(desk, Upload(file, NO_SHOP, clock.now, user="U0PLA"), Voice())
        assert (len(store.shops.all()), store.people.role("U0ANA")) == (1, None)
    asker = "U0PLA" if may else "U0ADM"
    assert take(desk, Upload(file, NO_SHOP, clock.now, user=asker), Voice()).is_imported
    assert may or store.audit.entries()[0].user == "U0ADM"
