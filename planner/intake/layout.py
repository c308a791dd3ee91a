"""What the columns of a file are called, so that a file can be recognised by its header row."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.intake.moments import DateOrder


@dataclass(frozen=True, slots=True)
class Layout:
    """The header cells that make a table of one kind; compared without regard to case and surrounding space."""

    kind: str  # what we call such a table
    required: tuple[str, ...]  # all of these must stand in the header row
    optional: tuple[str, ...] = ()  # read when present
    optional_prefixes: tuple[str, ...] = ()  # every column whose name begins so is read too
    spellings: tuple[tuple[str, ...], ...] = ()  # a column of those above, then what else it may be called, best first
    is_foreign: bool = False  # of another program: recognised only to be refused by its name

    def named(self, columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
        """Return the text of every column by its name, "" for those the file lacks."""
        return dict.fromkeys(self.required + self.optional, "") | dict(zip(columns, cells, strict=True))


class Row(NamedTuple):  # a tuple, not a dataclass: a file has a million of them and this is five times cheaper to make
    """One row of a table: only the columns the layout asks for, as text, in the order of the table's columns."""

    number: int  # as the person sees it in their spreadsheet, counted from 1
    cells: tuple[str, ...]  # stripped, on one line, "" where blank; Excel's numbers with a dot, its dates as ISO


@dataclass(frozen=True, slots=True)
class Habits:
    """How the shop a file comes from writes what it writes."""

    zone: ZoneInfo  # its local times are of
    currency: str  # where a cell names none
    date_order: DateOrder | None  # the shop's setting, or what the file's dates tell; None: nobody said
    exported: datetime | None = None  # UTC; what the file tells had happened by then. None: nobody said
