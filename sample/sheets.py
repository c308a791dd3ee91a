"""Writes rows as the exports come: workbooks that are the same bytes every time, and CSV with TikTok Shop's tabs."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

from openpyxl import Workbook

Cell: TypeAlias = str | int | float | date | None
Table: TypeAlias = Iterable[list[Cell]]

BORN = b"2011-11-21T09:00:00Z"
ZIP_BORN = (2011, 11, 21, 9, 0, 0)


def write_workbook(path: Path, sheets: Mapping[str, Table]) -> None:
    """Write a workbook as a person keeps it."""
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    _save(book, path, {})


def write_export(path: Path, title: str, rows: Table) -> None:
    """Write a workbook as TikTok Shop's exporter does: text in every cell, and a sheet that claims to be one cell, A1.

    Cells carry no address of their own, which the format allows and which halves the file.
    """
    book = Workbook()
    book.worksheets[0].title = title
    numbered = enumerate(rows, start=1)
    content = b"".join(b'<row r="%d">%s</row>' % (number, b"".join(map(_cell, row))) for number, row in numbered)
    _save(book, path, {"xl/worksheets/sheet1.xml": content})


def write_csv(path: Path, rows: Table, *, tabbed: Iterable[int]) -> None:
    """Write CSV with a byte order mark and a tab after each filled cell of the ``tabbed`` columns, below the header."""
    after = set(tabbed)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for number, row in enumerate(rows):
            tabs = after if number else set()
            writer.writerow([f"{cell}\t" if cell and place in tabs else cell for place, cell in enumerate(row)])


def _cell(cell: Cell) -> bytes:
    if cell is None:
        return b"<c/>"
    if isinstance(cell, int):
        return b"<c><v>%d</v></c>" % cell
    return f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'.encode()


def _save(book: Workbook, path: Path, rows: Mapping[str, bytes]) -> None:
    """Write the workbook's parts without the moment they were written; ``rows`` stand in for those of a part."""
    unsettled = io.BytesIO()
    book.save(unsettled)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(unsettled) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", BORN, content)
            if name in rows:
                content = content.replace(b"<sheetData></sheetData>", b"<sheetData>%s</sheetData>" % rows[name])
            member = zipfile.ZipInfo(name, ZIP_BORN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, content, compresslevel=9)
