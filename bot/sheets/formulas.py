"""Finds cells that only look blank: formulas nobody has computed yet, and errors such as #N/A."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bot.sheets.refusal import FileRefused, Refusal

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(rb"\sId=[\"']([^\"']+)[\"']")
_TARGET = re.compile(rb"\sTarget=[\"']([^\"']+)[\"']")
_CELL = re.compile(rb"<c\s([^>]*[^/>])>(?=\s*<f|[^<]*<v)(.*?)</c>", re.DOTALL)
_FORMULA = re.compile(rb"<f[\s/>]")
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_PIECE = 1 << 20


class Formulas:
    """The formulas and errors of one workbook, looked up sheet by sheet in what it is made of."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def refuse_blanks(self, index: int, sheet: str, header_row: int, columns: set[int]) -> None:
        """Raise FileRefused at the first cell below the header, in ``columns`` (from 0), that only looks blank."""
        with zipfile.ZipFile(self._path) as archive:
            member = members(archive).get(index)
            if member is None:
                return
            for attributes, content in _suspects(archive, member):
                place = _PLACE.search(attributes)
                if place is None or int(place[2]) <= header_row or column(place[1]) not in columns:
                    continue
                _refuse(sheet, (place[1] + place[2]).decode(), attributes, content)


def _refuse(sheet: str, cell: str, attributes: bytes, content: bytes) -> None:
    value = _VALUE.search(content)
    if b't="e"' in attributes:
        shown = value[1].decode("utf-8", "replace")[:20] if value else ""
        raise FileRefused(Refusal.ERROR_VALUE, sheet=sheet, cell=cell, value=shown)
    if _FORMULA.search(content) and not (value and (value[1] or b't="str"' in attributes)):
        raise FileRefused(Refusal.FORMULA_WITHOUT_VALUE, sheet=sheet, cell=cell)


def _suspects(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[bytes, bytes]]:
    rest = b""
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            text = rest + piece
            end = text.rfind(b"</c>") + 4
            rest = text[end:] if end > 3 else text[-_PIECE:]
            if b"<f" in text or b't="e"' in text:
                for found in _CELL.finditer(text, 0, max(end, 0)):
                    yield found[1], found[2]


def members(archive: zipfile.ZipFile) -> dict[int, str]:
    """Return the file within the workbook of each sheet, by its place in the order of sheets."""
    try:
        book, relations = archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return {}
    targets: dict[bytes, str] = {}
    for relation in _RELATION.findall(relations):
        name, target = _ID.search(relation), _TARGET.search(relation)
        if name and target:
            targets[name[1]] = posixpath.join("/xl", target[1].decode("utf-8", "replace")).lstrip("/")
    present = set(archive.namelist())
    found = {index: targets.get(name, "") for index, name in enumerate(_SHEET.findall(book))}
    return {index: member for index, member in found.items() if member in present}


def column(letters: bytes) -> int:
    """Return the number of a column, counted from 0.

    >>> column(b"A"), column(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
