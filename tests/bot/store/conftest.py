"""Every test of the store runs on SQLite and on PostgreSQL, each on a database of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from bot.store import Database, Store, migrate
from bot.store.tables import METADATA
from tests.bot.opened import Opens, on_postgres
from tests.bot.store import postgres
from tests.bot.store.builders import a_store

SWEPT = "".join(f'DELETE FROM "{table.name}"; ' for table in METADATA.sorted_tables)
EMPTIED = f"DO $$ BEGIN SET LOCAL session_replication_role = replica; {SWEPT} END $$"
"""Far cheaper than TRUNCATE, which makes every table and index anew; no trigger minds, not even the audit's."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL database that has every table."""
    binaries = postgres.programs()
    if binaries is None:
        if os.environ.get("CI") == "true":
            pytest.fail(postgres.HOW)
        pytest.skip(postgres.HOW)
    with postgres.cluster(binaries) as address:
        migrate(address)
        yield address


@pytest.fixture(scope="session")
def postgres_broom(postgres_server: str) -> Iterator[Connection]:
    """A connection of its own to sweep with between tests."""
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with every table and nothing in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_store"), tmp_path / "store.db")
        yield f"sqlite:///{tmp_path / 'store.db'}"
        return
    request.getfixturevalue("postgres_broom").execute(text(EMPTIED))
    yield request.getfixturevalue("postgres_server")


@pytest.fixture(scope="session")
def opens_postgres() -> Iterator[Opens]:
    with on_postgres() as made:
        yield made


@pytest.fixture
def database(request: pytest.FixtureRequest, url: str) -> Iterator[Database]:
    opens: Opens = request.getfixturevalue("opens_postgres" if url.startswith("postgresql") else "opens")
    with opens(url) as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> Store:
    """The store of a workspace with one shop, Mugs, in London."""
    return a_store(database)
