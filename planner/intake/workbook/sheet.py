"""One sheet of the planning workbook: its columns, how each cell is read, and the entries its rows become."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from planner.intake.cells import Reader, Unusable, business_day
from planner.intake.layout import Habits, Layout, Row
from planner.intake.moments import DateOrder
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem
from planner.intake.workbook.limits import Limit
from planner.intake.workbook.readers import (
    cost,
    days,
    percent,
    planned_units,
    price,
    price_cut,
    rate,
    some_days,
    some_units,
    spread,
    units,
)

EXAMPLE = "(example)"
"""How the first cell of an example row begins."""
CLEARED = "-"
"""What is typed to take back what was said before; a blank cell says nothing."""

FIGURES = (units, some_units, planned_units, days, some_days, spread, price, cost, percent, price_cut, rate)

Value: TypeAlias = str | int | float | None
Said: TypeAlias = Mapping[str, Value]
Check: TypeAlias = Callable[[Said], Iterator[tuple[str, ProblemCode]]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    name: str  # its header
    field: str  # what an entry calls it
    read: Reader | None  # None: a business day, in the shop's order of dates
    is_needed: bool = False  # the cell must not be blank
    is_key: bool = False  # two rows that agree in all keys contradict each other
    choices: tuple[str, ...] | str = ()  # the words to choose from, or the sheet whose first column holds them
    example: str = ""
    is_mark: bool = False  # the sheet is recognised by this header; the others may be missing

    @property
    def is_figure(self) -> bool:
        """Return whether a person types a number here."""
        return self.read in FIGURES or (isinstance(self.read, Limit) and not self.choices)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the planning workbook: what it says of one thing, by field."""

    sheet: str  # its title
    row: int  # as the person sees it, counted from 1
    said: Said  # no field: the cell was blank, so what is known stays; None: it was taken back; dates are ISO

    def words(self, field: str) -> str:
        """Return a text, "" where none was said."""
        value = self.said.get(field)
        return "" if value is None else str(value)

    def number(self, field: str) -> int | None:
        """Return a whole number, None where none was said."""
        value = self.said.get(field)
        return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is called and holds."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    check: Check | None = None  # what no single cell shows: the field and what is wrong with it
    may_repeat: bool = False  # rows of the same key add up
    is_whole_list: bool = False  # its rows replace all that was listed before; a lone dash lists nothing

    @property
    def layout(self) -> Layout:
        """Return the headers this sheet is recognised by."""
        return Layout(
            kind=self.kind,
            required=tuple(column.name for column in self.columns if column.is_mark),
            optional=tuple(column.name for column in self.columns if not column.is_mark),
        )

    def read(
        self, rows: Iterable[Row], columns: tuple[str, ...], habits: Habits
    ) -> Iterator[Entry | Problem | Skipped]:
        """Return what every row says, or the problems of its cells; examples are passed over.

        Args: rows, in the order of the sheet; columns, the headers of their cells; habits, the shop's own (dates that a
        spreadsheet knows as dates do not need them).
        """
        layout, seen = self.layout, set[tuple[str, ...]]()
        keys = tuple(column for column in self.columns if column.is_key)
        for row in rows:
            cells = layout.named(columns, row.cells)
            if is_example(cells[self.columns[0].name]):
                yield Skipped(row.number, SkipReason.EXAMPLE)
                continue
            if self.is_whole_list and is_nothing(tuple(cells.values())):
                yield Entry(self.title, row.number, {})
                continue
            said, wrong = self._cells(cells, habits.date_order)
            key = tuple(folded(str(said.get(column.field) or "")) for column in keys)
            if not wrong and keys and not self.may_repeat and key in seen:
                wrong = [(keys[0], ProblemCode.REPEATED)]
            seen.add(key)
            if wrong:
                yield from (problem(row.number, one.name, code, cells[one.name], self.title) for one, code in wrong)
            else:
                yield Entry(self.title, row.number, said)

    def column(self, field: str) -> Column:
        """Return the column of a field."""
        return next(column for column in self.columns if column.field == field)

    def _cells(
        self, cells: Mapping[str, str], date_order: DateOrder | None
    ) -> tuple[dict[str, Value], list[tuple[Column, ProblemCode]]]:
        said: dict[str, Value] = {}
        wrong: list[tuple[Column, ProblemCode]] = []
        for column in self.columns:
            text = cells[column.name]
            if column.is_needed and not text:
                wrong.append((column, ProblemCode.MISSING))
            elif text == CLEARED and not column.is_needed:
                said[column.field] = None
            elif text:
                try:
                    said[column.field] = _value(column, text, date_order)
                except Unusable as unusable:
                    wrong.append((column, unusable.code))
        if self.check is not None and not wrong:
            wrong += [(self.column(field), code) for field, code in self.check(said)]
        return said, wrong


def is_example(text: str) -> bool:
    """Return whether a row that begins so only shows how to fill in the sheet.

    >>> is_example("(Example) MUG-RED"), is_example("EXAMPLE-1")
    (True, False)
    """
    return folded(text).startswith(EXAMPLE)


def is_nothing(cells: tuple[str, ...]) -> bool:
    """Return whether a row holds only a dash: the list is empty.

    >>> is_nothing(("-", "", "")), is_nothing(("", "", "-", "6"))
    (True, False)
    """
    return [cell for cell in cells if cell] == [CLEARED]


def folded(words: str) -> str:
    """Return how words compare: no matter the case, the width, or blanks around."""
    return unicodedata.normalize("NFKC", words).casefold().strip()


def _value(column: Column, text: str, date_order: DateOrder | None) -> Value:
    if column.read is not None:
        value = column.read(text)
        assert value is None or isinstance(value, str | int | float)  # noqa: S101 - what readers of columns return
        return value
    day = business_day(text, date_order)
    return day.isoformat() if day else None
