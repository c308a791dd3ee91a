"""Every test of the store runs on SQLite and on PostgreSQL, each on a database of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store import Database, Store, migrate
from bot.store.tables import METADATA
from tests.bot.store import postgres
from tests.bot.store.builders import a_store

EMPTIED = "TRUNCATE " + ", ".join(f'"{table.name}"' for table in METADATA.sorted_tables)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    template = tmp_path_factory.mktemp("template") / "store.db"
    migrate(f"sqlite:///{template}")
    return template


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


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with every table and nothing in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "store.db")
        yield f"sqlite:///{tmp_path / 'store.db'}"
        return
    server = request.getfixturevalue("postgres_server")
    _administer(server, EMPTIED)
    yield server


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with Database.open(url) as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> Store:
    """The store of a workspace with one shop, Mugs, in London."""
    return a_store(database)


def _administer(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
