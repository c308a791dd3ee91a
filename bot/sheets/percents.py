"""Finds cells that are shown as percent: what a person sees as 150 % is kept as 1.5, as one and a half is."""

import re
import zipfile
from pathlib import Path

from bot.sheets.formulas import column, members

_BUILT_IN = {9, 10}  # 0% and 0.00%
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs[\s>](.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf[\s/>][^>]*")
_ID = re.compile(rb"\bnumFmtId=\"([0-9]+)\"")
_CODE = re.compile(rb"\bformatCode=\"([^\"]*)\"")
_CELL = re.compile(rb"<c\s[^>]*>")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_STYLED = re.compile(rb"\bs=\"([0-9]+)\"")
_MOST = 16 * 1024 * 1024  # [bytes] of a sheet looked through: workbooks people fill in are far smaller


class Percents:
    """The cells of one workbook that are shown as percent, sheet by sheet."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, index: int, columns: set[int]) -> frozenset[tuple[int, int]]:
        """Return the cells of a sheet in ``columns`` (from 0): their rows, counted from 1, and columns."""
        with zipfile.ZipFile(self._path) as archive:
            styles, member = _percent_styles(archive), members(archive).get(index)
            if not styles or member is None or archive.getinfo(member).file_size > _MOST:
                return frozenset()
            return frozenset(
                (int(place[2]), column(place[1]))
                for cell in _CELL.findall(archive.read(member))
                if (styled := _STYLED.search(cell)) and int(styled[1]) in styles
                if (place := _PLACE.search(cell)) and column(place[1]) in columns
            )


def _percent_styles(archive: zipfile.ZipFile) -> set[int]:
    """Return the numbers of the styles that show a percent sign."""
    try:
        written = archive.read("xl/styles.xml")
    except KeyError:
        return set()
    percents = set(_BUILT_IN)
    for one in _FORMAT.findall(written):
        number, code = _ID.search(one), _CODE.search(one)
        if number and code and b"%" in code[1]:
            percents.add(int(number[1]))
    found = _STYLES.search(written)
    styles = _STYLE.findall(found[1]) if found else []
    shown = [_ID.search(style) for style in styles]
    return {place for place, number in enumerate(shown) if number and int(number[1]) in percents}
