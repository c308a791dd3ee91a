"""Reads the sheets of an Excel workbook as text: numbers with a dot, dates as ISO, rounded ids marked as such."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from bot.sheets.formulas import Formulas
from bot.sheets.headers import Header, find_header, most_like_header
from bot.sheets.limits import Limits
from bot.sheets.percents import Percents
from bot.sheets.refusal import FileRefused, Refusal
from bot.sheets.sheet import Cells, Sheet, plain
from planner.intake.layout import Layout

_ROUNDED_FROM = 1e15  # Excel keeps 15 digits; an id that has become such a number has lost its last ones


def workbook_sheets(path: Path, layouts: Sequence[Layout], limits: Limits) -> Iterator[Sheet]:
    """Return every worksheet in turn, hidden ones last; raises FileRefused where the workbook cannot be read."""
    try:
        with load_workbook(path) as workbook:
            formulas, percents = Formulas(path), Percents(path)
            sheets = sorted(enumerate(workbook.sheets_metadata), key=lambda each: _is_hidden(each[1]))
            for index, metadata in [each for each in sheets if each[1].typ == SheetTypeEnum.WorkSheet]:
                sheet = _sheet(workbook.get_sheet_by_index(index), formulas, percents, index, layouts, limits)
                yield replace(sheet, is_hidden=_is_hidden(metadata))
    except PasswordError as error:
        raise FileRefused(Refusal.PASSWORD, name=path.name) from error
    except CalamineError as error:
        raise FileRefused(Refusal.UNREADABLE, name=path.name) from error


def _is_hidden(metadata: SheetMetadata) -> bool:
    return metadata.visible != SheetVisibleEnum.Visible


def text_of(cell: object) -> str:
    """Return the cell as text. A number of 15 digits and more comes as 1.73238E+18, as only rounded ids are so large.

    A number with three decimals gets a fourth, so that nobody takes its dot for thousands.

    >>> text_of(12.0), text_of(1.732381234567e18), text_of(35.9), text_of(1.234), text_of(True)
    ('12', '1.732381234567E+18', '35.9', '1.2340', 'true')
    >>> text_of(datetime(2026, 4, 3, 18, 30)), text_of(date(2026, 4, 3)), text_of("\\tSKU\\u00a0")
    ('2026-04-03T18:30:00', '2026-04-03', 'SKU')
    """
    if isinstance(cell, str):
        return plain(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number(float(cell))
    if isinstance(cell, datetime):
        return (cell + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number(value: float) -> str:
    if abs(value) >= _ROUNDED_FROM:
        return format(value, ".15G")
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return f"{text}0" if text[-4:-3] == "." else text


def _sheet(
    sheet: CalamineSheet, formulas: Formulas, percents: Percents, index: int, layouts: Sequence[Layout], limits: Limits
) -> Sheet:
    first = [[text_of(cell) for cell in row] for row in islice(sheet.iter_rows(), limits.header_rows)]
    header = find_header(sheet.name, first, layouts, limits)
    rows = _rows(sheet, header, formulas, percents, index, limits) if isinstance(header, Header) else iter(())
    return Sheet(sheet.name, header, most_like_header(first), rows)


def _rows(
    sheet: CalamineSheet, header: Header, formulas: Formulas, percents: Percents, index: int, limits: Limits
) -> Iterator[Cells]:
    left = sheet.start[1] if sheet.start else 0
    columns = {left + place for place in header.places}
    formulas.refuse_blanks(index, sheet.name, header.row, columns)
    shown_as_percent = percents.of(index, columns)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number <= header.row:
            continue
        chosen = [text_of(row[place]) for place in header.places]
        for at, place in enumerate(header.places if shown_as_percent else ()):
            cell = row[place]
            if (number, left + place) in shown_as_percent and isinstance(cell, float):
                chosen[at] = f"{cell * 100:.12g}%"
        if not any(chosen):
            continue
        if max(map(len, chosen)) > limits.cell_characters:
            limit = limits.cell_characters
            raise FileRefused(Refusal.CELL_TOO_LONG, sheet=sheet.name, row=number, limit=limit)
        yield number, chosen
