"""Connects to SQLite or PostgreSQL so that commits survive a power cut and writers never collide."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - of the pool of connections
from sqlmodel import create_engine

BUSY_MILLISECONDS = 10_000
POSTGRES_LIMITS = (
    "SET LOCAL statement_timeout = '120s'; SET LOCAL lock_timeout = '10s';"
    " SET LOCAL idle_in_transaction_session_timeout = '60s'"
)
DISK_FULL = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE),  # the latter: no room for the index of its log on opening
    "53100",  # of PostgreSQL
}
BUSY = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
    *("55P03", "57014", "40P01"),  # PostgreSQL: waited too long for a lock, or for the answer; each for the other
}
CONNECTION = "08000"
AWAY = {"08", "57"}  # PostgreSQL: how the codes of a lost connection, and of a server that shuts down, begin
POSTGRES_READING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; " + POSTGRES_LIMITS


def where(url: str) -> URL:
    """Return the address of the database, with the driver we use.

    >>> where("postgres://localhost/stock").drivername
    'postgresql+psycopg'
    """
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    if parsed.drivername == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise ValueError(f"database {parsed.drivername!r} is neither sqlite nor postgresql")
    if parsed.drivername == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise ValueError("the database must be a file: what is kept in memory is lost")
    return parsed


def writer(url: URL, *, foreign_keys: bool = True) -> Engine:
    """Return the engine that changes things."""
    if url.get_backend_name() != "sqlite":
        return _postgres(url, POSTGRES_LIMITS)
    pragmas = (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "trusted_schema = OFF",
        "cache_size = -65536",
        "temp_store = FILE",  # what a million-line import sorts is spilled: a seventh less memory, no slower
    )
    return _sqlite(url, pragmas, "BEGIN IMMEDIATE", connections=1)


def reader(url: URL, *, pages: int = 65_536, mapped: int = 0) -> Engine:
    """Return the engine that can only look; each session sees one moment.

    ``pages``: [KiB] SQLite keeps of the file; ``mapped``: [bytes] of it that are read in place, not copied.
    """
    if url.get_backend_name() != "sqlite":
        return _postgres(url, POSTGRES_READING)
    pragmas = (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "trusted_schema = OFF",
        "query_only = ON",
        f"cache_size = -{pages}",
        f"mmap_size = {mapped}",
    )
    return _sqlite(url, pragmas, "BEGIN", connections=32)


def is_disk_full(error: Exception) -> bool:
    """Return whether the database had no room left to write."""
    return _code(error) in DISK_FULL


def is_disk_failing(error: Exception) -> bool:
    """Return whether the disk did not take or give what was asked for any other reason: a quota, a limit, a fault."""
    code = _code(error)
    return isinstance(code, int) and code & 0xFF == sqlite3.SQLITE_IOERR and not is_disk_full(error)


def is_busy(error: Exception) -> bool:
    """Return whether somebody else held a lock for too long; nothing was kept."""
    code = _code(error)
    return isinstance(error, TimeoutError) or (code & 0xFF if isinstance(code, int) else code) in BUSY


def is_away(error: Exception) -> bool:
    """Return whether the database server is gone or silent; the last write may or may not be kept."""
    return isinstance(error, DBAPIError) and (error.connection_invalidated or str(_code(error))[:2] in AWAY)


@contextmanager
def if_it_can_be_kept() -> Iterator[None]:
    """Go on where a write fails because none can be made now: what is kept within is known anew where it is missing."""
    try:
        yield
    except Exception as error:
        if not any(is_so(error) for is_so in (is_disk_full, is_disk_failing, is_busy, is_away)):
            raise


def _code(error: Exception) -> int | str | None:
    """Return what the database calls its error: a number of SQLite's, five letters of PostgreSQL's; None: neither."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    code: int | str | None = getattr(cause, "sqlite_errorcode", None) or getattr(cause, "sqlstate", None)
    is_unheard = cause is not None and code is None and type(cause).__name__ == "OperationalError"
    return CONNECTION if is_unheard else code  # a driver that reached no server has none of its codes


def _sqlite(url: URL, pragmas: tuple[str, ...], begin: str, connections: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        pool_use_lifo=True,  # each connection has a page cache of its own; the one used last has the warmest
        max_overflow=0,
        pool_timeout=60,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own transactions lose updates; ours begin below
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgres(url: URL, settings: str) -> Engine:
    engine = create_engine(url, pool_size=8, max_overflow=16, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(settings)  # per transaction, so that a pooler in between cannot lose or leak them

    return engine
