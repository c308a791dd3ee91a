"""A store of one's own for every test, a clock that stands still, and a judge for every message."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import Desk
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.settings import Settings
from bot.store import Shop, Store
from tests.bot.builders import Clock, Filled, Fills, Says, a_desk, a_store
from tests.bot.opened import Opens, on_sqlite


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(empty_store: Path, tmp_path: Path) -> str:
    shutil.copy(empty_store, tmp_path / "quartermaster.db")
    return f"sqlite:///{tmp_path / 'quartermaster.db'}"


@pytest.fixture(scope="session")
def opens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opens]:
    with on_sqlite(tmp_path_factory.mktemp("opened")) as made:
        yield made


@pytest.fixture
def new_store(url: str, opens: Opens) -> Iterator[Callable[..., Store]]:
    """Open the store with these shops in it."""
    with opens(url) as database:

        def make(*shops: Shop) -> Store:
            return a_store(database, *shops)

        yield make


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    """The store of one shop in London, UK Home."""
    return new_store()


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    return a_desk(store, clock)


@pytest.fixture(scope="session")
def kept() -> Iterator[dict[Fills, sqlite3.Connection]]:
    """The database as each of these left it, in memory."""
    databases: dict[Fills, sqlite3.Connection] = {}
    yield databases
    for database in databases.values():
        database.close()


@pytest.fixture
def filled(url: str, kept: dict[Fills, sqlite3.Connection]) -> Filled:
    """Have a function fill the store of a desk, once: the next tests that ask for it get a copy of what it made."""

    def fill(desk: Desk, fills: Fills) -> Desk:
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as ours:
            if fills in kept:
                kept[fills].backup(ours)
            else:
                fills(desk)
                kept[fills] = sqlite3.connect(":memory:")
                ours.backup(kept[fills])
        return desk

    return fill


@pytest.fixture
def accepted() -> Callable[[Message], Message]:
    """Return the message if Slack would take it."""

    def judge(message: Message) -> Message:
        check_message(message.text, list(message.blocks))
        return message

    return judge


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> Path:
    """An empty folder to work in, with a database and no other setting."""
    monkeypatch.chdir(tmp_path)
    for name in [*(field.upper() for field in Settings.__slots__)]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    return tmp_path


@pytest.fixture
def says(home: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    """Run a verb; return its exit status, what it said, and what it complained of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
