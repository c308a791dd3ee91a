"""A whole list as a workbook: a row for each line, a typed column for each value, ready to sort and filter.

``list_file(name, title, columns, rows, voice, now)`` is all there is: the header row stays in view, every column has
the width and the number format of its kind, and what is text stays text, whatever it begins with.
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from bot.messages.blocks import plain
from bot.messages.reply import File
from bot.wording import Phrase, Safe, Voice
from bot.workbooks.print_layout import fit_to_page
from bot.workbooks.sheet_rows import TEXT, Kept, Rows, cleaned, with_rows
from planner.intake.money import Amount, decimals

Value = str | int | float | date | datetime | Amount | None
SHEET_TITLE = 31
NOT_IN_A_SHEET_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class Kind(Enum):
    """What a column holds: the number format and the width it gets."""

    TEXT = ("@", 18)
    NAME = ("@", 48)
    UNITS = ("#,##0", 12)
    DECIMAL = ("#,##0.00", 12)
    MONEY = ("#,##0.00", 16)  # an Amount: shown with its currency
    SHARE = ("0.0%", 10)
    DAY = ("yyyy-mm-dd", 12)
    MOMENT = ("yyyy-mm-dd hh:mm", 18)  # shown in the reader's zone


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    title: str  # in the reader's language
    kind: Kind


def list_workbook(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], voice: Voice) -> bytes:
    """Return the list as a workbook; a value that is not known leaves its cell empty."""
    return sheets_workbook([(title, columns, rows)], voice)


def sheets_workbook(sheets: Iterable[tuple[str, Sequence[Column], Iterable[Sequence[Value]]]], voice: Voice) -> bytes:
    """Return several lists as one workbook, a sheet with its title for each."""
    book = Workbook(write_only=True)
    below = [_write(book, title, columns, rows, voice) for title, columns, rows in sheets]
    written = io.BytesIO()
    book.save(written)
    return with_rows(written.getvalue(), below)


def list_file(
    name: str,
    title: Safe,
    columns: Sequence[tuple[Phrase, Kind]],
    rows: Iterable[Sequence[Value]],
    voice: Voice,
    now: datetime,
) -> File:
    """Return the list as a file that is named after the reader's day, its columns in the reader's language."""
    said = [Column(voice.say(words), kind) for words, kind in columns]
    day = now.astimezone(voice.zone).date()
    return File(f"{name}-{day.isoformat()}.xlsx", list_workbook(title, said, rows, voice), title)


def _write(
    book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], voice: Voice
) -> Rows:
    """Make a sheet with its headings, and return the rows that stand below them."""
    sheet = book.create_sheet(plain(title).translate(NOT_IN_A_SHEET_TITLE)[:SHEET_TITLE].strip() or None)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(column.kind.value[1], len(column.title) + 3)
    fit_to_page(sheet, headings=1)
    sheet.append([_heading(sheet, column) for column in columns])
    below = Rows(sheet, first=2)
    formats = [column.kind.value[0] for column in columns]
    for row in rows:
        below.add([_kept(value, kind, voice) for value, kind in zip(row, formats, strict=False)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{below.last}"
    return below


def _kept(value: Value, number_format: str, voice: Voice) -> tuple[Kept, str]:
    """Return what stands in a cell, and the number format it gets."""
    match value:
        case str():
            return value, TEXT
        case Amount():
            places = decimals(value.currency)
            return value.minor / 10**places, f"#,##0{'.' + '0' * places if places else ''} [${value.currency}]"
        case datetime():
            return value.astimezone(voice.zone).replace(tzinfo=None), number_format
        case date() | None:
            return value, number_format
        case _:
            return (value if math.isfinite(value) else None), number_format


def _heading(sheet: WriteOnlyWorksheet, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor="E8EEF2")
    write_text(cell, plain(column.title))
    return cell


def write_text(cell: WriteOnlyCell, text: str) -> None:
    """Write text that no spreadsheet takes for a formula, a link or an error."""
    cell.value = cleaned(text)
    cell.data_type = "s"
