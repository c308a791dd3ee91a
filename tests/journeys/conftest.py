"""The office and the empty store, opened once for all that share them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import migrate
from tests.journeys.office import Office
from tests.journeys.office import office as open_office


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office"), empty_store) as opened:
        yield opened
