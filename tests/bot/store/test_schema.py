"""The tables are what the code expects, on every database, and the database keeps what it acknowledged."""

import resource
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, StatementError

from bot.errors.database import DatabaseBusy, DiskFails
from bot.refusals import said
from bot.store import (
    Database,
    NewerTables,
    Store,
    TeamTaken,
    database_version,
    differences,
    is_away,
    is_busy,
    is_current,
    is_disk_failing,
    is_disk_full,
    migrate,
)
from bot.store.engines import where, writer
from bot.store.tables import METADATA
from tests.bot.store.builders import NOW, a_store


def test_migrated_tables_are_the_tables_of_the_code(url: str) -> None:
    assert differences(url) == []
    assert is_current(url)


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    assert is_current(url)


def test_an_empty_database_is_not_current(tmp_path: object) -> None:
    assert not is_current(f"sqlite:///{tmp_path}/new.db")


def test_every_key_begins_with_the_workspace() -> None:
    keys = {table.name: [column.name for column in table.primary_key] for table in METADATA.sorted_tables}
    assert {name for name, key in keys.items() if key[0] != "workspace_id"} == {"workspace"}


def test_sqlite_writes_survive_a_power_cut_by_its_settings(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    migrate(url)
    with Database.open(url) as database:
        with database.writer.connect() as connection:
            said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
        assert said == PRAGMAS
        with database.reader.connect() as connection, pytest.raises(DBAPIError, match="readonly"):
            connection.execute(text("DELETE FROM workspace"))


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000, "foreign_keys": 1, "trusted_schema": 0}


def test_a_database_that_somebody_else_holds_is_busy_and_no_mistake_of_ours(url: str) -> None:
    holds, waits = writer(where(url)), writer(where(url))
    with holds.begin() as held, waits.connect() as hurried:
        if url.startswith("sqlite"):
            hurried.connection.execute("PRAGMA busy_timeout = 1")
        else:
            held.execute(text("LOCK TABLE workspace"))
            hurried.exec_driver_sql("SET LOCAL lock_timeout = '1ms'")
        with pytest.raises(DBAPIError) as busy:
            hurried.execute(text("DELETE FROM workspace"))
    holds.dispose()
    waits.dispose()
    assert is_busy(busy.value)
    assert not is_disk_full(busy.value)
    assert isinstance(said(busy.value), DatabaseBusy)


def test_a_server_that_is_not_there_is_no_mistake_of_ours() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(DBAPIError) as away, writer(where("postgresql://127.0.0.1:9/none")).connect():
        pass
    assert is_away(away.value)
    assert not is_busy(away.value)


def test_a_disk_that_refuses_for_another_reason_is_told(tmp_path: Path) -> None:
    """A quota, or a limit to the size of files: SQLite calls both a fault of the disk."""
    file = tmp_path / "store.db"
    with create_engine(f"sqlite:///{file}").connect() as connection:
        connection.exec_driver_sql("CREATE TABLE one (number INTEGER)")
        connection.commit()
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, before[1]))
        try:
            with pytest.raises(DBAPIError) as failing:
                connection.exec_driver_sql("CREATE TABLE another (number INTEGER)")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert is_disk_failing(failing.value)
    assert isinstance(said(failing.value), DiskFails)


def test_a_full_disk_and_tables_of_a_newer_version_are_told_apart(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with create_engine(url).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
        with pytest.raises(DBAPIError) as full:
            connection.exec_driver_sql("CREATE TABLE one_more (number INTEGER)")
        with pytest.raises(DBAPIError) as wrong:
            connection.exec_driver_sql("SELECT nothing")
    assert is_disk_full(full.value)
    assert not any(is_so(wrong.value) for is_so in (is_disk_full, is_busy, is_away))
    with pytest.raises(NewerTables):
        migrate(url)


def test_a_reader_cannot_write(database: Database) -> None:
    with database.reader.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(text("INSERT INTO workspace (id) VALUES ('W9')"))


def test_the_version_of_the_database_is_known(url: str) -> None:
    version = database_version(url)
    assert version.version.startswith(sqlite3.sqlite_version if version.name == "SQLite" else "1")


def test_what_is_kept_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="must be a file"):
        where("sqlite://")
    with pytest.raises(ValueError, match="neither"):
        where("mysql://localhost/stock")


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    """09:00 in Shanghai is 01:00 UTC."""
    store.jobs.beat("plan", datetime(2026, 3, 10, 9, tzinfo=timezone(timedelta(hours=8))))
    assert store.jobs.last("plan") == datetime(2026, 3, 10, 1, tzinfo=UTC)
    found = store.jobs.last("plan")
    assert found is not None
    assert found.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError):
        store.jobs.beat("plan", NOW.replace(tzinfo=None))


def test_the_audit_cannot_be_changed_or_shortened(database: Database, store: Store) -> None:
    store.people.set_role("U2", "planner", by="U1", now=NOW)
    for statement in ("UPDATE audit SET action = 'nothing'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="append-only"), database.writer.begin() as connection:
            connection.execute(text(statement))
    assert [entry.action for entry in store.audit.entries("user:U2")] == ["role given"]


def test_a_workspace_belongs_to_one_team(database: Database) -> None:
    database.bind_team("W1", "T1")
    database.bind_team("W1", "T1")
    with pytest.raises(TeamTaken):
        database.bind_team("W1", "T2")
    with pytest.raises(TeamTaken):
        database.bind_team("W2", "T1")


def test_there_is_no_store_without_a_workspace(database: Database) -> None:
    with pytest.raises(ValueError, match="workspace"):
        database.store("")


def test_a_failed_write_leaves_nothing(store: Store, database: Database) -> None:
    def fail() -> None:
        with store.access.writing() as session:
            store.access.next_number(session, "order")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.access.writing() as session:
        assert store.access.next_number(session, "order") == 1
    assert a_store(database, "W2").jobs.last("plan") is None
