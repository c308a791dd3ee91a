"""A file comes in: recognised by its headers, read whole, staged, switched in one step, and a receipt for every row."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.desk import Action, Desk
from bot.errors import NotAllowed
from bot.errors.file import FutureFile, MixedFile, NoRows, OnlyExamples, UnreadSheet
from bot.errors.importing import AskPeriod, NoKnownCode, SheetNeedsAdmin, WrongShop
from bot.messages.importing.problems import problems_message
from bot.messages.importing.receipt import receipt_message
from bot.sheets.headers import normal
from bot.sheets.limits import Limits
from bot.sheets.reading import Progress, Tables, read_tables
from bot.store import ImportRun, PlanRefused, file_of
from bot.uploads.habits import habits_of
from bot.uploads.receipt_of import receipt_of
from bot.uploads.tally import Tally
from bot.uploads.upload import Taken, Upload
from bot.wording import Voice
from planner.intake import LAYOUTS, READERS, RECOGNISED
from planner.intake.period import period_named
from planner.intake.problems import ProblemCode, SkipReason
from planner.intake.workbook import SHEETS

CLOCK_TOLERANCE = timedelta(minutes=5)  # an exporting machine may be that far ahead
CHUNK = 1024 * 1024
MANAGED = frozenset({"shops", "people"})  # tables that only an admin may change


def is_of_all_shops(path: Path, limits: Limits) -> bool:
    """Return whether a file is a planning workbook, which is of the whole company. Raises: FileRefused, of any file."""
    with read_tables(path, RECOGNISED, limits=limits) as tables:
        for table in tables:  # the first one says it; a million rows of an export need not be read for it
            return file_of(table.kind) == "plan"
    return False


def take(desk: Desk, upload: Upload, voice: Voice, on_progress: Progress | None = None) -> Taken:
    """Import the file whole or not at all.

    Raises: FileRefused, FutureFile, MixedFile, UnreadSheet, SheetNeedsAdmin, AskDateOrder, ContradictingDates,
    AskPeriod, WrongShop, NoKnownCode, CountedTwice, NoRows, OnlyExamples, and the store's AlreadyImported; where it
    takes the place of another import, what taking that back raises.
    """
    if upload.as_of > desk.now() + CLOCK_TOLERANCE:
        raise FutureFile(upload.path.name, upload.as_of)
    tally, run = Tally(), None
    try:
        with read_tables(upload.path, RECOGNISED, limits=upload.limits, on_progress=on_progress) as tables:
            for table in tables:
                run = run or _begin(desk, upload, table.kind)
                if file_of(table.kind) != run.kind:
                    raise MixedFile(upload.path.name)
                tally.kinds.append(table.kind)
                tally.missing += [name for name in LAYOUTS[table.kind].optional if name not in table.columns]
                if run.kind == "plan":
                    tally.unread += [(table.sheet, header) for header in table.others]
                read = READERS[LAYOUTS[table.kind]]
                habits = habits_of(upload, table.kind, desk.store.shops.all())
                facts = tally.facts(read(tally.counted(table.rows, table.letters), table.columns, habits))
                if table.kind == "stock":
                    facts = tally.agreeing(facts, upload.path.name)
                desk.store.imports.stage(run, table.kind, _allowed(desk, upload, table.kind, facts))
            _demand_every_sheet(tables, run)
            tally.hidden = tables.hidden
        if run is not None and tally.used and not tally.problem_count:
            _demand_own_shop(desk, upload, run, tally)
            newer = _newer(desk, upload, run)
            switched = desk.store.imports.switch(run, desk.now(), upload.user, upload.instead_of)
            receipt = replace(receipt_of(upload, tally, switched, newer), lacking=_lacking(desk, run))
            undo = run.id if upload.user else 0  # whoever sits at the terminal types it
            return Taken(receipt_message(receipt, voice, run=undo, file_id=upload.file), is_imported=True)
    except PlanRefused as refused:
        tally.problems, tally.problem_count = list(refused.problems), len(refused.problems)
    except BaseException:
        _abandon(desk, run)
        raise
    if run is None or not (tally.used or tally.problem_count):
        _abandon(desk, run)
        raise _nothing_in_it(upload.path.name, tally)
    _abandon(desk, run)
    return _refused(desk, upload, voice, tally, on_progress)


def _refused(desk: Desk, upload: Upload, voice: Voice, tally: Tally, on_progress: Progress | None) -> Taken:
    """Return what to mend; a file with rows later than the moment in its name is taken as of its arrival."""
    if upload.came_in and any(problem.code == ProblemCode.AFTER_EXPORT for problem in tally.problems):
        return take(desk, replace(upload, as_of=upload.came_in, came_in=None), voice, on_progress)
    problems = problems_message(upload.path.name, tally.problems, tally.problem_count, voice)
    return Taken(problems, is_imported=False)


def _allowed(desk: Desk, upload: Upload, table: str, facts: Iterator[Any]) -> Iterator[Any]:
    """Pass a table's facts on if whoever asks may change their subjects. Raises: SheetNeedsAdmin."""
    for fact in facts:
        if upload.user and table in MANAGED:
            try:
                desk.demand(upload.user, Action.MANAGE)
            except NotAllowed as refused:
                raise SheetNeedsAdmin(SHEETS[table].title) from refused
        yield fact


def _demand_every_sheet(tables: Tables, run: ImportRun | None) -> None:
    """Refuse a planning workbook with a sheet that is ours by name but not by its headers. Raises: UnreadSheet."""
    ours = {normal(sheet.title): sheet for sheet in SHEETS.values()}
    for name in tables.unread if run is not None and run.kind == "plan" else ():
        if sheet := ours.get(normal(name)):
            raise UnreadSheet(name, ", ".join(sheet.layout.required))


def _demand_own_shop(desk: Desk, upload: Upload, run: ImportRun, tally: Tally) -> None:
    """Refuse a file whose SKUs or pages belong to another shop or nobody, unless somebody is sure.

    Raises: WrongShop, NoKnownCode.
    """
    for table in () if upload.is_sure else tally.kinds:
        found = desk.store.imports.belonging(run, table)
        if found is not None and found.is_elsewhere:
            name, shop = upload.path.name, upload.shop.name
            raise WrongShop(name, shop, found.skus, found.here, found.there, found.likelier, is_ads=table == "ads")
        if found is not None and table == "fulfilled" and not found.here:
            raise NoKnownCode(upload.path.name, upload.shop.name)


def _newer(desk: Desk, upload: Upload, run: ImportRun) -> datetime | None:
    """Return the moment of a newer file of the same kind; None: this one is the newest."""
    if run.kind in {"plan", "ads"}:
        return None
    newest = desk.store.imported.newest(upload.shop.name, run.kind)
    return newest[0] if newest and newest[0] > upload.as_of else None


def _lacking(desk: Desk, run: ImportRun) -> tuple[tuple[str, str, Sequence[str]], ...]:
    """Return which exchange rates the planning workbook leaves missing."""
    lacking = desk.store.rates.lacking(desk.now().date()) if run.kind == "plan" else ()
    return tuple((each.bought_in, each.sold_in, each.shops) for each in lacking)


def _nothing_in_it(name: str, tally: Tally) -> OnlyExamples | NoRows:
    if tally.left_out[SkipReason.EXAMPLE]:
        return OnlyExamples(name)
    return NoRows(name, "orders" in tally.kinds)


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
    if upload.period:
        digest.update(repr([day.isoformat() for day in upload.period]).encode())
    kept = file_of(kind)
    if kept == "ads" and upload.period is None:
        raise _ask_period(upload.path.name)
    return desk.store.imports.begin(
        "" if kept == "plan" else upload.shop.name,  # the planning workbook is of the whole company
        kept,
        digest.hexdigest(),
        upload.path.name,
        upload.as_of,
        desk.now(),
        upload.period,
    )


def _ask_period(name: str) -> AskPeriod:
    if named := period_named(name):
        return AskPeriod(name, named[0].isoformat(), named[1].isoformat(), is_named=True)
    return AskPeriod(name)
