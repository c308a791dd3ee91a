"""What every format comes down to: a sheet with its header, if it has one, and the rows below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sheets.headers import Header, NearMiss

Cells = tuple[int, list[str]]  # the number of a row, and its wanted cells as stripped text


_MARKS = ("'", '="')
_MARKED = re.compile(r"""'(?P<number>[0-9][0-9.,:/ -]*)|="(?P<text>(?:[^"]|"")*)\"""")


def plain(text: str) -> str:
    """Return the text of a cell without the marks by which people keep a spreadsheet from rounding a number.

    >>> plain('="576461413038785752"'), plain("'00123"), plain("'90s mug")
    ('576461413038785752', '00123', "'90s mug")
    """
    text = text.strip()
    if not text.startswith(_MARKS):
        return text
    found = _MARKED.fullmatch(text)
    return (found["number"] or found["text"].replace('""', '"')).strip() if found else text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, its rows not read yet."""

    name: str
    header: Header | NearMiss | None
    first: tuple[str, ...]  # the row most like a header, to show what was found instead of one; () where all is blank
    rows: Iterator[Cells]
    is_hidden: bool = False
    letters: str = ""  # as which they are read where nothing in it says so, as ``letters`` names them; "": it does
