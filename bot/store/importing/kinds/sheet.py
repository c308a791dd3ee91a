"""Stages a sheet of the planning workbook as it was read: some hundred facts that need no table of their own."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import insert
from sqlmodel import col, select

from bot.store.access import Access
from bot.store.importing.imported import ImportRun
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.unfinished import unfinished
from bot.store.tables.staged import StagedFactRow
from planner.intake.workbook.sheet import Entry

Fact = TypeVar("Fact")
CHUNK = 1_000  # facts a transaction


def stage_facts(access: Access, run: ImportRun, kind: str, facts: Iterable[Any]) -> int:
    """Write facts, which are dataclasses of plain values and dates, beside the records; return how many."""
    waiting, staged = iter(facts), 0
    while chunk := list(islice(waiting, CHUNK)):
        with access.writing() as session:
            unfinished(session, access.workspace, run.id)
            first = access.next_number(session, "staged fact", len(chunk))
            rows = [
                {
                    "workspace_id": access.workspace,
                    "import_id": run.id,
                    "kind": kind,
                    "line": first + index,
                    "fact": _document(fact),
                }
                for index, fact in enumerate(chunk)
            ]
            session.connection().execute(insert(StagedFactRow), rows)
        staged += len(chunk)
    return staged


def stager(kind: str) -> Callable[[Access, ImportRun, Iterable[Entry]], int]:
    """Return what stages the rows of one sheet."""
    return lambda access, run, entries: stage_facts(access, run, kind, entries)


def read_entries(access: Access, run: int) -> dict[str, list[Entry]]:
    """Return the staged rows of a planning workbook by sheet, in their order: ``Switching`` is given them."""
    query = (
        select(StagedFactRow.kind, StagedFactRow.fact)
        .where(StagedFactRow.workspace_id == access.workspace, StagedFactRow.import_id == run)
        .order_by(col(StagedFactRow.kind), col(StagedFactRow.line))
    )
    entries: dict[str, list[Entry]] = {}
    with access.reading() as session:
        for kind, fact in session.exec(query):
            entries.setdefault(kind, []).append(Entry(**fact))
    return entries


def staged_facts(switching: Switching, kind: str, of: type[Fact]) -> list[Fact]:
    """Return what was staged of a kind, in the order of the file."""
    query = (
        select(StagedFactRow.fact)
        .where(StagedFactRow.workspace_id == switching.workspace, StagedFactRow.import_id == switching.run)
        .where(StagedFactRow.kind == kind)
        .order_by(col(StagedFactRow.line))
    )
    hints = get_type_hints(of)
    return [
        of(**{name: _value(hints[name], value) for name, value in fact.items()})
        for fact in switching.session.exec(query)
    ]


def _document(fact: Any) -> dict[str, Any]:
    if not is_dataclass(fact):
        raise ValueError(f"{fact!r} is no fact")
    values = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _value(hint: Any, value: Any) -> Any:
    """Return a date or moment as such again; JSON knows neither.

    >>> _value(date | None, "2026-11-05"), _value(str, "2026-11-05"), _value(date | None, None)
    (datetime.date(2026, 11, 5), '2026-11-05', None)
    """
    if isinstance(value, str):
        for kind in (datetime, date):
            if hint is kind or hint == kind | None:
                return kind.fromisoformat(value)
    return value
