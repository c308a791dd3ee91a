"""Keeps rows as they were before an import changes them, and puts them back.

A row is put back column by column, and only where it still is as the import left it: what somebody changed since stays.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.store.access import Access
from bot.store.staging import change, put
from bot.store.tables import METADATA

NEW = (
    "INSERT INTO replaced (workspace_id, import_id, name, key, before, after)"
    " SELECT t.workspace_id, :run, '{table}', {key}, '', {row} FROM {table} t WHERE t.workspace_id = :w"
    " AND NOT EXISTS (SELECT 1 FROM replaced r WHERE r.workspace_id = :w AND r.import_id = :run"
    " AND r.name = '{table}' AND r.key = {key}) AND {where}"
)
KEEP = (
    "INSERT INTO replaced (workspace_id, import_id, name, key, before, after)"
    " SELECT t.workspace_id, :run, '{table}', {key}, {row}, '' FROM {via}{table} t"
    " WHERE t.workspace_id = :w AND {where}"
    " ON CONFLICT DO NOTHING"
)
OF_KEPT = (  # from what was kept to how it is now: one look-up a row, however large the table is
    "SELECT r.key AS of, {row} AS now FROM replaced r CROSS JOIN {table} t WHERE r.workspace_id = :w"
    " AND r.import_id = :run AND r.name = '{table}' AND t.workspace_id = :w AND {found}"
)
LEFT = (  # MATERIALIZED: once, not once a row that was kept
    f"WITH n AS MATERIALIZED ({OF_KEPT})"
    " UPDATE replaced SET after = n.now FROM n WHERE replaced.workspace_id = :w AND replaced.import_id = :run"
    " AND replaced.name = '{table}' AND replaced.key = n.of"
)
ANY = text("SELECT 1 FROM replaced WHERE workspace_id = :w AND import_id = :run AND name = :table LIMIT 1")
UNCHANGED = text(
    "DELETE FROM replaced WHERE workspace_id = :w AND import_id = :run AND name = :table AND before = after"
)
OF_RUN = text("SELECT name, key, before, after FROM replaced WHERE workspace_id = :w AND import_id = :run")
ANYWHERE = "1 = 1"


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

    def rows(self, table: str, where: str, columns: Sequence[str] = (), via: str = "", **values: Any) -> None:
        """Keep rows of ``t``, the table, that the condition names; of all columns where none are named.

        Args: via, other tables that lead to the rows.
        """
        said = KEEP.format(table=table, where=where, via=via, **_json(self.session, table, columns))
        self._execute(said, values)

    def whole(self, table: str) -> None:
        """Keep a small table as it is."""
        self.rows(table, "1 = 1")

    def made(self, table: str, where: str = ANYWHERE, columns: Sequence[str] = (), **values: Any) -> None:
        """Remember as new the rows of ``t`` that the condition names and that were not kept."""
        self._execute(NEW.format(table=table, where=where, **_json(self.session, table, columns)), values)

    def settle(self, table: str, columns: Sequence[str] = (), *, is_whole: bool = False) -> None:
        """Forget kept rows that were not changed after all; of a whole table, learn which are new."""
        connection, key = self.session.connection(), {"w": self.workspace, "run": self.run, "table": table}
        if is_whole:  # first: what is kept is told from what is new
            self.made(table, columns=columns)
        if connection.execute(ANY, key).scalar() is not None:
            found = _found(self.session, table)
            self._execute(LEFT.format(table=table, found=found, **_json(self.session, table, columns)))
            connection.execute(UNCHANGED, key)

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


def read_replaced(access: Access, run: int) -> list[Replaced]:
    """Return the same ahead of a transaction: of an import that is done it does not change any more."""
    with access.reading() as session:
        return replaced(session, access.workspace, run)


def put_back(session: Session, workspace: str, run: int, rows: Sequence[Replaced]) -> None:
    """Put rows back as they were, as far as they are as the import left them; first those that others refer to."""
    concerned = {row.table for row in rows}
    for table in [known.name for known in METADATA.sorted_tables if known.name in concerned]:
        mine = [row for row in rows if row.table == table]
        now = rows_now(session, workspace, run, table, mine[0])
        _put_back(session, workspace, table, [(row, now.get(row.key)) for row in mine])


def _put_back(
    session: Session, workspace: str, table: str, rows: Sequence[tuple[Replaced, dict[str, Any] | None]]
) -> None:
    key = ("workspace_id", *_keys(table))
    made = [row for row, now in rows if row.before is None and now is not None and now == row.after]
    if made:
        match = " AND ".join(f'"{name}" = :k_{name}' for name in key[1:])  # "user" is a word of PostgreSQL's own
        gone = text(f"DELETE FROM {table} WHERE workspace_id = :w AND {match}")
        session.connection().execute(gone, [{"w": workspace} | _values(row) for row in made])
    lost = [(row.key, row.before) for row, now in rows if row.before is not None and now is None]
    if lost:
        values = [(workspace, *of, *before.values()) for of, before in lost]
        put(session, table, (*key, *lost[0][1]), len(key), values)
    changed = defaultdict[tuple[str, ...], list[tuple[Any, ...]]](list)
    for row, now in rows:
        if row.before is not None and now is not None:
            left = row.after or {}
            back = {name: was for name, was in row.before.items() if now[name] == left.get(name) and now[name] != was}
            if back:
                changed[tuple(back)].append((workspace, *row.key, *back.values()))
    for columns, values in changed.items():
        change(session, table, (*key, *columns), len(key), values)


def rows_now(
    session: Session, workspace: str, run: int, table: str, like: Replaced
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return how the rows an import replaced are by now."""
    columns = tuple(like.before or like.after or ())
    said = OF_KEPT.format(table=table, found=_found(session, table), **_json(session, table, columns))
    stands = session.connection().execute(text(said), {"w": workspace, "run": run})
    return {tuple(json.loads(key)): json.loads(row) for key, row in stands}


def _values(row: Replaced) -> dict[str, Any]:
    return {f"k_{name}": value for name, value in zip(_keys(row.table), row.key, strict=True)}


def _keys(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in METADATA.tables[table].primary_key if column.name != "workspace_id")


def _found(session: Session, table: str) -> str:
    """Return what a row ``t`` of the table is found by, from the key it was kept by in ``r``."""
    dialect, columns = session.connection().dialect, METADATA.tables[table].columns
    part = "json_extract(r.key, '$[{at}]')" if dialect.name == "sqlite" else "CAST(r.key::json ->> {at} AS {type})"
    return " AND ".join(
        f't."{name}" = {part.format(at=at, type=columns[name].type.compile(dialect))}'
        for at, name in enumerate(_keys(table))
    )


def _json(session: Session, table: str, columns: Sequence[str]) -> dict[str, str]:
    """Return how the database writes a row's key and the row itself as JSON."""
    keys = _keys(table)
    named = columns or [one.name for one in METADATA.tables[table].columns if one.name not in {"workspace_id", *keys}]
    if session.connection().dialect.name == "sqlite":
        array, thing, end = "json_array", "json_object", ""
    else:
        array, thing, end = "json_build_array", "json_build_object", "::text"
    pairs = ", ".join(f"'{name}', t.\"{name}\"" for name in named)
    key = ", ".join(f't."{name}"' for name in keys)
    return {"key": f"{array}({key}){end}", "row": f"{thing}({pairs}){end}"}
