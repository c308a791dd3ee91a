"""Keeps rows as they were before an import changes them, and puts them back.

A row is put back column by column, and only where it still is as the import left it: what somebody changed since stays.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.store.staging import put
from bot.store.tables import METADATA

NEW = (
    "INSERT INTO replaced (workspace_id, import_id, name, key, before, after)"
    " SELECT t.workspace_id, :run, '{table}', {key}, '', {row} FROM {table} t WHERE t.workspace_id = :w"
    " AND NOT EXISTS (SELECT 1 FROM replaced r WHERE r.workspace_id = :w AND r.import_id = :run"
    " AND r.name = '{table}' AND r.key = {key})"
)
KEEP = (
    "INSERT INTO replaced (workspace_id, import_id, name, key, before, after)"
    " SELECT t.workspace_id, :run, '{table}', {key}, {row}, '' FROM {table} t WHERE t.workspace_id = :w AND {where}"
    " ON CONFLICT DO NOTHING"
)
LEFT = (  # from each kept row to the one it is now, by its key: a scan for each would take for ever
    "UPDATE replaced SET after = COALESCE((SELECT {row} FROM {table} t WHERE t.workspace_id = :w AND {same}), '')"
    " WHERE workspace_id = :w AND import_id = :run AND name = '{table}' AND before <> ''"
)
UNCHANGED = text(
    "DELETE FROM replaced WHERE workspace_id = :w AND import_id = :run AND name = :table AND before = after"
)
OF_RUN = text("SELECT name, key, before, after FROM replaced WHERE workspace_id = :w AND import_id = :run")
NOW = "SELECT {row} FROM {table} t WHERE t.workspace_id = :w AND {match}"


@dataclass(frozen=True, slots=True)
class Replaced:
    """One row as it was before an import and as that left it; None: there was none."""

    table: str
    key: tuple[Any, ...]  # the workspace apart
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """What one import is about to change."""

    session: Session
    workspace: str
    run: int

    def rows(self, table: str, where: str, columns: Sequence[str] = (), **values: Any) -> None:
        """Keep rows of ``t``, the table, that the condition names; of all columns where none are named."""
        self._execute(KEEP.format(table=table, where=where, **_json(self.session, table, columns)), values)

    def whole(self, table: str) -> None:
        """Keep a small table as it is."""
        self.rows(table, "1 = 1")

    def settle(self, table: str, columns: Sequence[str] = (), *, is_whole: bool = False) -> None:
        """Forget kept rows that were not changed after all; of a whole table, learn which are new."""
        self._execute(LEFT.format(table=table, **_json(self.session, table, columns)))
        self.session.connection().execute(UNCHANGED, {"w": self.workspace, "run": self.run, "table": table})
        if is_whole:
            self._execute(NEW.format(table=table, **_json(self.session, table, columns)))

    def _execute(self, statement: str, values: dict[str, Any] | None = None) -> None:
        known = {"w": self.workspace, "run": self.run} | (values or {})
        self.session.connection().execute(text(statement), known)


def replaced(session: Session, workspace: str, run: int) -> list[Replaced]:
    """Return what an import replaced."""
    rows = session.connection().execute(OF_RUN, {"w": workspace, "run": run})
    return [
        Replaced(name, tuple(json.loads(key)), json.loads(before or "null"), json.loads(after or "null"))
        for name, key, before, after in rows
    ]


def put_back(session: Session, workspace: str, rows: Sequence[Replaced]) -> None:
    """Put rows back as they were, as far as they are as the import left them."""
    for row in rows:
        now = _now(session, workspace, row)
        names, where = _keys(row.table), {"w": workspace} | _values(row)
        match = " AND ".join(f"{name} = :k_{name}" for name in names)
        if row.before is None:
            if now == row.after:
                session.connection().execute(
                    text(f"DELETE FROM {row.table} WHERE workspace_id = :w AND {match}"),  # noqa: S608
                    where,
                )
        elif now is None:
            columns = ("workspace_id", *names, *row.before)
            put(session, row.table, columns, 1 + len(names), [(workspace, *row.key, *row.before.values())])
        else:
            left = row.after or {}
            back = {name: was for name, was in row.before.items() if now[name] == left.get(name) and now[name] != was}
            if back:
                said = ", ".join(f"{name} = :v_{name}" for name in back)
                statement = f"UPDATE {row.table} SET {said} WHERE workspace_id = :w AND {match}"  # noqa: S608
                values = {f"v_{name}": value for name, value in back.items()}
                session.connection().execute(text(statement), where | values)


def _now(session: Session, workspace: str, row: Replaced) -> dict[str, Any] | None:
    columns = tuple(row.before or row.after or ())
    match = " AND ".join(f"t.{name} = :k_{name}" for name in _keys(row.table))
    said = NOW.format(table=row.table, match=match, row=_json(session, row.table, columns)["row"])
    found = session.connection().execute(text(said), {"w": workspace} | _values(row)).scalar()
    known: dict[str, Any] | None = None if found is None else json.loads(found)
    return known


def _values(row: Replaced) -> dict[str, Any]:
    return {f"k_{name}": value for name, value in zip(_keys(row.table), row.key, strict=True)}


def _keys(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in METADATA.tables[table].primary_key if column.name != "workspace_id")


def _json(session: Session, table: str, columns: Sequence[str]) -> dict[str, str]:
    """Return how the database writes a row's key and the row itself as JSON, and finds the row of a kept key."""
    keys = _keys(table)
    named = columns or [one.name for one in METADATA.tables[table].columns if one.name not in {"workspace_id", *keys}]
    if session.connection().dialect.name == "sqlite":
        array, thing, end = "json_array", "json_object", ""
        parts = [f"json_extract(replaced.key, '$[{place}]')" for place in range(len(keys))]
    else:
        array, thing, end = "json_build_array", "json_build_object", "::text"
        kinds = [METADATA.tables[table].columns[name].type.compile(session.connection().dialect) for name in keys]
        parts = [f"CAST(CAST(replaced.key AS json) ->> {place} AS {kind})" for place, kind in enumerate(kinds)]
    pairs = ", ".join(f"'{name}', t.{name}" for name in named)
    return {
        "key": f"{array}({', '.join(f't.{name}' for name in keys)}){end}",
        "row": f"{thing}({pairs}){end}",
        "same": " AND ".join(f"t.{name} = {part}" for name, part in zip(keys, parts, strict=True)),
    }
