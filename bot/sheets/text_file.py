"""Streams a CSV: finds out its encoding and what separates its cells, and never holds more than a few rows."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from bot.sheets.cut_off import LastRow, refuse_cut_off
from bot.sheets.headers import Header, NearMiss, find_header, most_like_header
from bot.sheets.letters import NAMES, WESTERN, likeliest
from bot.sheets.limits import Limits
from bot.sheets.refusal import FileRefused, Refusal
from bot.sheets.sheet import Cells, Sheet, plain
from bot.sheets.utf16 import utf_16
from planner.intake.layout import Layout

_DELIMITERS = (",", ";", "\t", "|")
_PIECE = 1 << 20
_TOP = 512  # bytes that tell whether each letter has two
UTF_8, MAC = "utf-8-sig", "mac_roman"


def text_sheets(path: Path, layouts: Sequence[Layout], limits: Limits) -> Iterator[Sheet]:
    """Return the one sheet of the file; raises FileRefused where it cannot be read."""
    csv.field_size_limit(limits.cell_characters)
    encoding, letters = written_as(path)
    found: list[tuple[str, Header | NearMiss]] = []
    first: tuple[str, ...] = ()
    for delimiter in _DELIMITERS:
        with path.open(encoding=encoding, newline="") as file:
            top = _first_rows(file, delimiter, limits)
        first = max(first, most_like_header(top), key=len)
        header = find_header(path.name, top, layouts, limits)
        if header is not None:
            found.append((delimiter, header))
    delimiter, header = next(
        ((delimiter, header) for delimiter, header in found if isinstance(header, Header)),
        found[0] if found else (",", None),
    )
    rows = _rows(path, encoding, delimiter, header) if isinstance(header, Header) else iter(())
    yield Sheet(path.name, header, first, rows, letters=letters)


def written_as(path: Path) -> tuple[str, str]:
    """Return the encoding of the text, and as which letters that reads it by a guess; "": something in it says so."""
    with path.open("rb") as file:
        start = file.read(_PIECE)
    if wide := utf_16(start[:_TOP]):
        return wide, ""
    if _decodes(path, "utf-8"):
        return UTF_8, ""
    likely = likeliest(start[: start.rfind(b"\n")] if len(start) == _PIECE else start)
    found = next((it for it in likely if _decodes(path, it)), WESTERN)
    is_of_old_mac = found == WESTERN and b"\r" in start and b"\n" not in start
    return MAC if is_of_old_mac else found, NAMES[found]


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _first_rows(file: TextIO, delimiter: str, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(islice(csv.reader(file, delimiter=delimiter), limits.header_rows))
    except csv.Error:
        return rows  # not separated like this, or refused with its row when read in full
    return rows


def _rows(path: Path, encoding: str, delimiter: str, header: Header) -> Iterator[Cells]:
    width, number, begins, ends, short = header.width, 0, 0, 0, 0
    cells: list[str] = []
    pick = itemgetter(*header.places) if len(header.places) > 1 else lambda cells: (cells[header.places[0]],)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for number, cells in enumerate(reader, start=1):
                begins, ends = ends, reader.line_num
                if number <= header.row:
                    continue
                padded = cells
                if len(cells) != width:
                    short += 0 < len(cells) < width
                    padded = _fit(cells, width, path, number)
                chosen = [plain(cell) for cell in pick(padded)]
                if any(chosen):
                    yield number, chosen
        except csv.Error as error:
            if "field larger" not in str(error):
                raise FileRefused(Refusal.UNREADABLE, name=path.name) from error
            limit = csv.field_size_limit()
            raise FileRefused(Refusal.CELL_TOO_LONG, sheet=path.name, row=number + 1, limit=limit) from error
    is_only_short = short == 1 and len(cells) < width
    refuse_cut_off(path, encoding, delimiter, LastRow(number, begins, cells, is_only_short))


def _fit(cells: list[str], width: int, path: Path, number: int) -> list[str]:
    """Return a short row filled up; a row too long has its cells shifted, so nothing in it can be trusted."""
    if any(cell.strip() for cell in cells[width:]):
        raise FileRefused(Refusal.RAGGED_ROW, sheet=path.name, row=number)
    return cells + [""] * (width - len(cells))
