"""Counts what becomes of each row of a file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.errors.file import CountedTwice
from bot.uploads.one_tab import Orders
from planner.intake.facts import OrderLine, StockCount
from planner.intake.layout import Row
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason

KEPT_PROBLEMS = 10  # of each kind
KEPT_ROWS = 10


@dataclass(slots=True)
class Tally:
    """Counts what becomes of each row while its facts pass through to the store."""

    kinds: list[str] = field(default_factory=list)
    rows: int = 0
    used: int = 0  # facts; one row may hold several
    left_out: Counter[SkipReason] = field(default_factory=Counter)
    rows_left_out: dict[SkipReason, list[int]] = field(default_factory=dict)  # the first of each reason
    missing: list[str] = field(default_factory=list)  # columns the file could have and lacks
    unread: list[tuple[str, str]] = field(default_factory=list)  # sheets, and headers nobody knows in them
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    alike: Counter[tuple[str, str, ProblemCode]] = field(default_factory=Counter)  # problems of each kind
    guessed: str = ""  # the first cell whose letters are read by a guess
    letters: str = ""  # and as which
    hidden: tuple[str, ...] = ()  # sheets not read
    orders: Orders = field(default_factory=Orders)
    counts: dict[str, dict[str, int | None]] = field(default_factory=dict)  # [units] by SKU and warehouse, so far

    def counted(self, rows: Iterable[Row], letters: str) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            if letters and not self.guessed:
                self.letters, self.guessed = letters, next((cell for cell in row.cells if not cell.isascii()), "")
            yield row

    def facts(self, read: Iterable[Any]) -> Iterator[Any]:
        for it in read:
            match it:
                case Skipped():
                    self.left_out[it.reason] += 1
                    if self.left_out[it.reason] <= KEPT_ROWS:
                        self.rows_left_out.setdefault(it.reason, []).append(it.row)
                case Problem():
                    self.problem_count += 1
                    self.alike[it.sheet, it.column, it.code] += 1
                    if self.alike[it.sheet, it.column, it.code] <= KEPT_PROBLEMS:
                        self.problems.append(it)
                case _:
                    self.used += 1
                    if isinstance(it, OrderLine):
                        self.orders.note(it)
                    yield it

    def agreeing(self, counts: Iterable[StockCount], file: str) -> Iterator[StockCount]:
        """Yield one sheet's counts if the sheets before it say the same of their SKUs. Raises: CountedTwice."""
        of_sheet: dict[str, dict[str, int | None]] = {}
        for count in counts:
            before = self.counts.get(count.sku_id)
            if before is not None and (count.warehouse, count.quantity) not in before.items():
                raise CountedTwice(file, count.sku_id)
            of_sheet.setdefault(count.sku_id, {})[count.warehouse] = count.quantity
            yield count
        self.counts |= of_sheet
