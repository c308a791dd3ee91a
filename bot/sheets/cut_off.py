"""Tells a text table that stops in the middle of a row, as one does whose download was broken off."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.sheets.refusal import FileRefused, Refusal

_ENDS = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class LastRow:
    """The last row of a text table."""

    number: int  # counted from 1
    line: int  # of the file, where it begins, counted from 0
    cells: Sequence[str]
    is_only_short: bool  # it has fewer cells than the header, and no row before it has


def refuse_cut_off(path: Path, encoding: str, delimiter: str, last: LastRow) -> None:
    """Return nothing where the table is whole. Raises: FileRefused, where its last row is cut off.

    It is where a quote is still open at the end, or where it alone lacks cells and no line end follows it; a remark
    of one cell below the table is none.
    """
    is_ended = _ends_in_a_line_end(path)
    if is_ended and not any("\n" in cell or "\r" in cell for cell in last.cells):
        return
    is_remark = len(last.cells) == 1 and not last.cells[0].strip().isdigit()
    is_short = last.is_only_short and not is_ended and not is_remark
    if is_short or _has_open_quote(path, encoding, delimiter, last.line):
        raise FileRefused(Refusal.CUT_OFF, sheet=path.name, row=last.number)


def _ends_in_a_line_end(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2))
        return file.read().strip(b"\0").endswith(_ENDS)  # of UTF-16 a half of each letter is 0


def _has_open_quote(path: Path, encoding: str, delimiter: str, line: int) -> bool:
    with path.open(encoding=encoding, newline="") as file:
        try:
            for _ in csv.reader(islice(file, line, None), delimiter=delimiter, strict=True):
                pass
        except csv.Error as error:
            return "end of data" in str(error)
    return False
