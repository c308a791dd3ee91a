"""What every format comes down to: a sheet with its header, if it has one, and the rows below."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sheets.headers import Header, NearMiss

Cells = tuple[int, list[str]]  # the number of a row, and its wanted cells as stripped text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, its rows not read yet."""

    name: str
    header: Header | NearMiss | None
    first: tuple[str, ...]  # its first row that is not blank, to show what was found instead of a header
    rows: Iterator[Cells]
    is_guess: bool = False  # how its letters are written is a guess: nothing in it says so
