"""A file comes in: recognised by its headers, read whole, staged, switched in one step, and a receipt for every row."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.file_errors import AskDateOrder, ContradictingDates, FutureFile, MixedFile, NoRows, OnlyExamples, UnreadSheet
from bot.messages.problems import problems_message
from bot.messages.receipt import Receipt, receipt_message
from bot.messages.reply import Message
from bot.sheets.headers import normal
from bot.sheets.limits import TERMINAL, Limits
from bot.sheets.reading import Progress, Tables, read_tables
from bot.store import ImportRun, PlanRefused, Shop, Switched, file_of
from bot.wording import Voice
from planner.intake import DATES, LAYOUTS, READERS
from planner.intake.layout import Habits, Row
from planner.intake.moments import DateOrder, infer_date_order
from planner.intake.problems import Problem, Skipped, SkipReason
from planner.intake.workbook import SHEETS

KEPT_PROBLEMS = 10
CLOCK_TOLERANCE = timedelta(minutes=5)  # an exporting machine may be that far ahead
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """One file, the shop it is of, and the moment it speaks of."""

    path: Path
    shop: Shop
    as_of: datetime
    is_dated: bool = False  # a person said the moment: the same bytes at another moment are another count
    limits: Limits = TERMINAL


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: its receipt, or the list of what needs mending."""

    message: Message
    is_imported: bool


@dataclass(slots=True)
class Tally:
    """Counts what becomes of each row while its facts pass through to the store."""

    kinds: list[str] = field(default_factory=list)
    rows: int = 0
    used: int = 0  # facts; one row may hold several
    left_out: Counter[SkipReason] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row

    def facts(self, read: Iterable[Any]) -> Iterator[Any]:
        for it in read:
            match it:
                case Skipped():
                    self.left_out[it.reason] += 1
                case Problem():
                    self.problem_count += 1
                    if len(self.problems) < KEPT_PROBLEMS:
                        self.problems.append(it)
                case _:
                    self.used += 1
                    yield it


def first_table(path: Path, limits: Limits) -> str | None:
    """Return what kind of table the file holds first; None: none that is known. Raises: FileRefused."""
    with read_tables(path, LAYOUTS, limits=limits) as tables:
        return next((table.kind for table in tables), None)


def take(desk: Desk, upload: Upload, voice: Voice, on_progress: Progress | None = None) -> Taken:
    """Import the file whole or not at all.

    Raises: FileRefused, FutureFile, MixedFile, UnreadSheet, AskDateOrder, ContradictingDates, NoRows, OnlyExamples, and
    the store's AlreadyImported.
    """
    if upload.as_of > desk.now() + CLOCK_TOLERANCE:
        raise FutureFile(upload.path.name, upload.as_of)
    tally, run = Tally(), None
    try:
        with read_tables(upload.path, LAYOUTS, limits=upload.limits, on_progress=on_progress) as tables:
            for table in tables:
                run = run or _begin(desk, upload, table.kind)
                if file_of(table.kind) != run.kind:
                    raise MixedFile(upload.path.name)
                tally.kinds.append(table.kind)
                read = READERS[LAYOUTS[table.kind]]
                facts = read(tally.counted(table.rows), table.columns, _habits(upload, table.kind))
                desk.store.imports.stage(run, table.kind, tally.facts(facts))
            _demand_every_sheet(tables, run)
        if run is not None and tally.used and not tally.problem_count:
            switched = desk.store.imports.switch(run, desk.now())
            return Taken(receipt_message(_receipt(upload, tally, switched), voice), is_imported=True)
    except PlanRefused as refused:
        tally.problems, tally.problem_count = list(refused.problems), len(refused.problems)
    except BaseException:
        _abandon(desk, run)
        raise
    if run is None or not (tally.used or tally.problem_count):
        _abandon(desk, run)
        raise OnlyExamples(upload.path.name) if tally.left_out[SkipReason.EXAMPLE] else NoRows(upload.path.name)
    _abandon(desk, run)
    problems = problems_message(upload.path.name, tally.problems, tally.problem_count, voice)
    return Taken(problems, is_imported=False)


def _demand_every_sheet(tables: Tables, run: ImportRun | None) -> None:
    """Refuse a planning workbook of which a sheet is ours by its name but not by its headers. Raises: UnreadSheet."""
    ours = {normal(sheet.title): sheet for sheet in SHEETS.values()}
    for name in tables.unread if run is not None and run.kind == "plan" else ():
        if sheet := ours.get(normal(name)):
            raise UnreadSheet(name, ", ".join(sheet.layout.required))


def _abandon(desk: Desk, run: ImportRun | None) -> None:
    if run is not None:
        desk.store.imports.abandon(run)


def _begin(desk: Desk, upload: Upload, kind: str) -> ImportRun:
    digest = hashlib.sha256()
    with upload.path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if upload.is_dated:
        digest.update(upload.as_of.astimezone(UTC).isoformat().encode())
    kept = file_of(kind)
    return desk.store.imports.begin(
        "" if kept == "plan" else upload.shop.name,  # the planning workbook is of the whole company
        kept,
        digest.hexdigest(),
        upload.path.name,
        upload.as_of,
        desk.now(),
    )


def _receipt(upload: Upload, tally: Tally, switched: Switched) -> Receipt:
    return Receipt(
        file=upload.path.name,
        shop=upload.shop.name,
        kinds=tuple(tally.kinds),
        rows=tally.rows,
        used=tally.rows - tally.left_out.total(),
        left_out=tally.left_out,
        as_of=upload.as_of,
        changes=switched.changes,
    )


def _habits(upload: Upload, table: str) -> Habits:
    shop = upload.shop
    order = DateOrder(shop.date_order) if shop.date_order else None
    if order is None and table in DATES:
        order = _date_order(upload)
    return Habits(ZoneInfo(shop.tz), shop.currency, order or DateOrder.DAY_FIRST)


def _date_order(upload: Upload) -> DateOrder:
    """Return which way round the file writes its dates, from all of them. Raises: AskDateOrder, ContradictingDates."""
    with read_tables(upload.path, LAYOUTS, limits=upload.limits) as tables:
        dated = ((DATES[table.kind], table) for table in tables if table.kind in DATES)
        dates = (date for dates_of, table in dated for date in dates_of(table.rows, table.columns))
        found = infer_date_order(dates)
    if isinstance(found, DateOrder):
        return found
    if found.contradiction:
        raise ContradictingDates(found.example, found.contradiction)
    if found.day_first is None or found.month_first is None:
        return DateOrder.DAY_FIRST
    raise AskDateOrder(found.example, found.day_first, found.month_first, upload.shop.name)
