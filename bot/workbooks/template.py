"""The planning workbook as a person gets it: a sheet per thing, notes above the headers, lists to choose from.

``planning_workbook(known, voice)`` is all there is. A sheet of which something is known holds that, to be edited; any
other one holds an example, which an import passes over.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from bot.wording import N_, Phrase, Safe, Voice
from bot.workbooks import notes
from bot.workbooks.lists import write_text
from bot.workbooks.print_layout import fit_to_page
from planner.intake.workbook import SHEETS
from planner.intake.workbook.limits import Limit
from planner.intake.workbook.readers import percent
from planner.intake.workbook.sheet import EXAMPLE, Column, Said, Sheet, Value

Known = Mapping[str, Sequence[Said]]
"""What each sheet would say now, by its kind; rows by field."""

HOW_TO = N_("How to")
HEADER_ROW = 2
LONGEST_LIST = 2_000  # rows a list to choose from looks at
CURRENCIES = (
    *("GBP", "EUR", "USD", "CNY", "HKD", "JPY", "KRW", "TWD", "SGD", "MYR", "IDR", "PHP", "THB", "VND", "INR"),
    *("AUD", "NZD", "CAD", "MXN", "BRL", "CLP", "COP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY"),
    *("AED", "SAR", "ZAR"),
)
LISTS = {"shops": "shops", "suppliers": "suppliers", "products": "products", "locations": "shops"}
"""Where the words to choose from stand: in the first column of that sheet; a shop's name stands for its location."""
NOTE = PatternFill("solid", fgColor="F6F4EC")
HEADER, NEEDED = PatternFill("solid", fgColor="DCE6EC"), PatternFill("solid", fgColor="F3D9B1")
NAMES = frozenset({"name", "event", "product", "supplier", "location", "origin", "destination", "shop", "sku_id"})


def planning_workbook(known: Known, voice: Voice) -> bytes:
    """Return the workbook as .xlsx; what is text stays text, whatever it begins with."""
    book = Workbook(write_only=True)
    _how_to(book.create_sheet(str(voice.say(HOW_TO))), voice)
    for sheet in SHEETS.values():
        _write(book.create_sheet(sheet.title), sheet, known.get(sheet.kind, ()), voice)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _how_to(page: WriteOnlyWorksheet, voice: Voice) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, 110
    fit_to_page(page)
    for number, sentence in enumerate(notes.HOW_TO, start=1):
        page.append([_text(page, f"{number}."), _text(page, voice.say(sentence), wraps=True)])
    page.append([])
    for sheet in SHEETS.values():
        page.append(
            [_text(page, sheet.title, is_bold=True), _text(page, voice.say(notes.SHEETS[sheet.kind]), wraps=True)]
        )


def _write(page: WriteOnlyWorksheet, sheet: Sheet, rows: Sequence[Said], voice: Voice) -> None:
    page.freeze_panes = f"B{HEADER_ROW + 1}"
    page.row_dimensions[1].height = 92
    noted = notes.COLUMNS[sheet.kind]
    thresholds = [column.field for column in sheet.columns if column.name not in noted]
    is_folded = not any(said.get(field) for said in rows for field in thresholds)
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = 24 if column.field in NAMES else max(15, len(column.name) + 2)
        if column.field in thresholds:  # hardly a shop needs them: Excel's + above the columns unfolds them
            page.column_dimensions[letter].outline_level = 1
            page.column_dimensions[letter].hidden = is_folded
        choice = _choice(column)
        if choice is not None:
            choice.add(f"{letter}{HEADER_ROW + 1}:{letter}{HEADER_ROW + max(LONGEST_LIST, len(rows) + 500)}")
            page.data_validations.append(choice)
    fit_to_page(page, headings=HEADER_ROW)
    noted = notes.COLUMNS[sheet.kind]
    page.append([_text(page, _note(noted, column, voice), wraps=True, fill=NOTE) for column in sheet.columns])
    page.append(
        [_text(page, one.name, is_bold=True, fill=NEEDED if one.is_needed else HEADER) for one in sheet.columns]
    )
    for said in rows:
        page.append([_cell(page, column, said.get(column.field)) for column in sheet.columns])
    if not rows:
        page.append([_example(page, sheet, column) for column in sheet.columns])


def _note(noted: Mapping[str, Phrase], column: Column, voice: Voice) -> Safe:
    """Return what stands above a column; of a threshold between what it lies."""
    if column.name in noted or not isinstance(column.read, Limit):
        return voice.say(noted[column.name])
    if column.choices:
        return voice.say(notes.RULE)
    least, most = voice.rate(column.read.least), voice.rate(column.read.most)
    return voice.say(notes.THRESHOLD, least=least, most=most)


def _example(page: WriteOnlyWorksheet, sheet: Sheet, column: Column) -> WriteOnlyCell:
    cell = _cell(page, column, column.example or None)
    if column is sheet.columns[0]:
        write_text(cell, f"{EXAMPLE} {column.example}")
    cell.font = Font(italic=True, color="8A8A8A")
    return cell


def _cell(page: WriteOnlyWorksheet, column: Column, value: Value) -> WriteOnlyCell:
    """Return a cell holding a value as a person would type it: a number as such, unless it is a code."""
    if column.read is None:
        return _day(page, value)
    if isinstance(value, bool):
        return _text(page, "yes" if value else "no")
    if isinstance(value, str) and (not column.is_figure or value.endswith("%")):
        return _text(page, _word(column, value))
    if value and column.read is percent and float(value) < 1:
        return _text(page, f"{value}%")  # as a number it could be a part of one
    if isinstance(value, str):
        return WriteOnlyCell(page, float(value) if "." in value else int(value))
    return WriteOnlyCell(page, value)


def _day(page: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, None if value is None else date.fromisoformat(str(value)))
    cell.number_format = "yyyy-mm-dd"
    return cell


def _word(column: Column, value: str) -> str:
    """Return one of the words to choose from as the list has it; any other one, such as a code, as it is."""
    offered = value.replace("_", " ")
    return offered if isinstance(column.choices, tuple) and offered in column.choices else value


def _choice(column: Column) -> DataValidation | None:
    if not column.choices:
        return None
    if isinstance(column.choices, tuple) or column.choices == "currencies":
        words = column.choices if isinstance(column.choices, tuple) else CURRENCIES
        offered = f'"{",".join(words)}"'
        return DataValidation("list", offered, allow_blank=True, errorStyle="warning", showErrorMessage=True)
    sheet = quote_sheetname(SHEETS[LISTS[column.choices]].title)
    source = f"{sheet}!$A${HEADER_ROW + 1}:$A${HEADER_ROW + LONGEST_LIST}"
    return DataValidation("list", source, allow_blank=True)  # a name that is new stands in another sheet, or will


def _text(
    page: WriteOnlyWorksheet, words: str, *, is_bold: bool = False, wraps: bool = False, fill: PatternFill | None = None
) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    write_text(cell, words)
    cell.number_format = "@"
    if not is_bold and not wraps:
        cell.quotePrefix = True
    cell.font = Font(bold=is_bold, size=9 if wraps else 11)
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")
    if fill is not None:
        cell.fill = fill
    return cell
