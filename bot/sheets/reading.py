"""Reads the tables of a file row by row, whatever its format, or says why it is refused."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bot.sheets.gate import admit
from bot.sheets.limits import TERMINAL, Limits
from bot.sheets.process import parsing
from planner.intake.layout import Layout, Row

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Table:
    """One recognised table; its rows can be read once, before the next table."""

    kind: str  # of the layout it follows
    sheet: str  # the name of the worksheet, or of the file for a CSV
    columns: tuple[str, ...]  # those present, as the layout spells them
    rows: Iterator[Row]
    letters: str = ""  # as which they are read by a guess; "": by none
    others: tuple[str, ...] = ()  # headers of columns that are not read


class Tables:
    """The tables of one file, in the order of its sheets."""

    def __init__(self, messages: Iterator[dict[str, Any]], on_progress: Progress | None) -> None:
        self._messages = messages
        self._on_progress = on_progress
        self._rows_read = 0
        self._next: dict[str, Any] = {}
        self.unread: tuple[str, ...] = ()  # sheets that hold something, but no header we know; known at the end
        self.hidden: tuple[str, ...] = ()  # hidden sheets not read, as one that is seen is of their kind; alike

    def __iter__(self) -> Iterator[Table]:
        """Give one table after the other; rows of a table left unread are passed over."""
        self._next = next(self._messages)
        while "table" in self._next:
            kind, sheet, columns, letters, others = self._next["table"]
            rows = self._rows()
            yield Table(kind, sheet, tuple(columns), rows, letters, tuple(others))
            for _ in rows:
                pass
        self.unread, self.hidden = tuple(self._next["done"]), tuple(self._next["hidden"])

    def _rows(self) -> Iterator[Row]:
        for message in self._messages:
            if "rows" not in message:
                self._next = message
                return
            for number, line in zip(message["rows"], message["cells"].split("\n"), strict=True):
                yield Row(number, tuple(line.split("\t")))
            self._rows_read += len(message["rows"])
            if self._on_progress is not None:
                self._on_progress(self._rows_read)


@contextmanager
def read_tables(
    path: Path, layouts: Mapping[str, Layout], *, limits: Limits = TERMINAL, on_progress: Progress | None = None
) -> Iterator[Tables]:
    """Open the file and give its tables; raises FileRefused at once or while rows are read.

    Args: layouts, the kinds of table to look for; limits, TERMINAL or SLACK; on_progress, told the rows read so far
    after every thousand.
    """
    form = admit(path, limits)
    with parsing(path, form, tuple(layouts.values()), limits) as messages:
        first = next(messages)
        yield Tables(chain([first], messages), on_progress)
