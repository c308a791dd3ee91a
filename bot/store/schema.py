"""Brings the tables up to date, says whether they are, and which database this is."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.store.engines import is_disk_full, reader, where, writer
from bot.store.refusals import DriverMissing, NewerTables, NoFolder, NotOpened
from bot.store.tables import METADATA
from bot.store.turns import turn_for

MIGRATIONS = Path(__file__).with_name("migrations")
WAL_RESET_FIXED = (3, 51, 3)
WAL_RESET_PATCHED = {(3, 50): 7, (3, 44): 6}


@dataclass(frozen=True, slots=True)
class DatabaseVersion:
    """Which database program keeps our records."""

    name: str  # "SQLite" or "PostgreSQL"
    version: str
    may_corrupt: bool  # SQLite before the fix of its WAL-reset race: one process only


def migrate(url: str) -> None:
    """Bring the tables up to date; an up-to-date database is left alone.

    Raises: NotOpened, NoFolder, DriverMissing, and NewerTables, where a newer version than this one made them.
    """
    with _opened(url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:  # it stands at a migration that nobody here knows
            raise NewerTables from error


def is_current(url: str) -> bool:
    """Say whether every migration has been applied."""
    with _connected(url) as connection:
        applied = set(MigrationContext.configure(connection).get_current_heads())
    return applied == set(ScriptDirectory.from_config(_config()).get_heads())


def differences(url: str) -> list[object]:
    """Return where the database differs from what the code expects; empty when they agree."""
    with _connected(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, METADATA))


def database_version(url: str) -> DatabaseVersion:
    """Return which database program this is."""
    address = where(url)
    if address.get_backend_name() == "sqlite":
        version = sqlite3.sqlite_version
        return DatabaseVersion("SQLite", version, may_corrupt=has_wal_reset_race(version))
    with _connected(url) as connection:
        version = str(connection.execute(text("SHOW server_version")).scalar_one())
    return DatabaseVersion("PostgreSQL", version, may_corrupt=False)


def has_wal_reset_race(version: str) -> bool:
    """Say whether this SQLite can corrupt a WAL database that several connections write and checkpoint.

    >>> [has_wal_reset_race(v) for v in ("3.40.1", "3.44.6", "3.50.6", "3.50.7", "3.51.2", "3.51.3", "3.52.0")]
    [True, False, True, False, True, False, False]
    """
    major, minor, patch = (int(part) for part in [*re.findall(r"\d+", version), "0", "0"][:3])
    patched = WAL_RESET_PATCHED.get((major, minor))
    return (major, minor, patch) < WAL_RESET_FIXED and (patched is None or patch < patched)


@contextmanager
def _opened(url: str) -> Iterator[Connection]:
    """Connect to change things. Raises: NotOpened, NoFolder, DriverMissing."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(_connected(url, changing=True))
        except ModuleNotFoundError as error:
            raise DriverMissing from error
        except FileNotFoundError as error:
            raise NoFolder(str(Path(error.filename).parent)) from error
        except OSError as error:
            raise NotOpened(f"{error.strerror}, {error.filename}") from error
        except DBAPIError as error:
            if is_disk_full(error):
                raise
            raise NotOpened(str(error.orig).partition("\n")[0]) from error
        yield connection


@contextmanager
def _connected(url: str, *, changing: bool = False) -> Iterator[Connection]:
    """Connect for a moment; SQLite's last to leave tidies up, so that too happens in turn."""
    address = where(url)
    with closing(turn_for(address)) as turn, turn():
        engine = writer(address, foreign_keys=False) if changing else reader(address)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
