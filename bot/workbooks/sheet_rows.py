"""Writes the rows of a long sheet as a spreadsheet keeps them; openpyxl takes many times as long, cell by cell.

openpyxl makes the book with the first row of each sheet, and knows the formats. ``Rows`` puts what comes after it down
in a file of its own, and ``with_rows`` in its place in the finished book.
"""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape
from itertools import count

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

TEXT = "@"
CELL_TEXT = 32_767  # letters Excel holds in a cell
ROWS_END = b"</sheetData>"
Kept = str | float | date | datetime | None
"""What stands in a cell; a moment in the reader's zone, and without it."""


class Rows:
    """The rows of one sheet behind those that openpyxl has written."""

    def __init__(self, sheet: WriteOnlyWorksheet, first: int) -> None:
        self.last = first - 1
        self._sheet = sheet
        self._styles: dict[str, str] = {}  # of a number format, as the book calls it
        self._letters: list[str] = []
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever puts it into the book

    def add(self, row: Sequence[tuple[Kept, str]]) -> None:
        """Add a row of values, each with its number format."""
        self.last += 1
        while len(self._letters) < len(row):
            self._letters.append(get_column_letter(len(self._letters) + 1))
        cells = (self._cell(f"{letter}{self.last}", *value) for letter, value in zip(self._letters, row, strict=False))
        self.file.write(f'<row r="{self.last}">{"".join(cells)}</row>'.encode())

    def _cell(self, place: str, value: Kept, number_format: str) -> str:
        style = self._styles.get(number_format) or self._style(number_format)
        match value:
            case None | "":
                return f'<c r="{place}" s="{style}"/>'
            case str():
                said = escape(cleaned(value), quote=False)
                return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
            case date():
                return f'<c r="{place}" s="{style}"><v>{to_excel(value):.16g}</v></c>'
            case _:
                return f'<c r="{place}" s="{style}"><v>{value:.16g}</v></c>'

    def _style(self, number_format: str) -> str:
        cell = WriteOnlyCell(self._sheet)
        cell.number_format = number_format
        cell.quotePrefix = number_format == TEXT
        self._styles[number_format] = str(cell.style_id)
        return self._styles[number_format]


def with_rows(book: bytes, sheets: Iterable[Rows]) -> bytes:
    """Return the finished book with the rows of each of its sheets in their place."""
    of = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in zip(count(1), sheets, strict=False)}
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as made, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as full:
        for name in made.namelist():
            if name not in of:
                full.writestr(name, made.read(name))
                continue
            head, tail = made.read(name).split(ROWS_END)
            with full.open(name, "w", force_zip64=True) as sheet, of[name].file as rows:
                sheet.write(head)
                rows.seek(0)
                shutil.copyfileobj(rows, sheet)
                sheet.write(ROWS_END + tail)
    return written.getvalue()


def cleaned(text: str) -> str:
    """Return text as far as a cell can hold it.

    >>> cleaned("a" + chr(0) + "b")
    'ab'
    """
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:CELL_TEXT]
