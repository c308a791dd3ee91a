"""The office, opened once for all that share it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.office import Office
from tests.journeys.office import office as open_office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office"), empty_store) as opened:
        yield opened
