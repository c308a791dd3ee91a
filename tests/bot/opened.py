"""Opens the databases of the tests by engines that stay: what SQLAlchemy compiled for one test is there for the next.

A new engine compiles every statement anew, which took a quarter of the time of all tests of the bot.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.store import Database
from bot.store.engines import reader, where, writer
from bot.store.turns import turn_for

Opens = Callable[[str], AbstractContextManager[Database]]


@contextmanager
def on_sqlite(folder: Path) -> Iterator[Opens]:
    """Yield what opens one database file after the other, each of one's own."""
    nowhere = where(f"sqlite:///{folder / 'nowhere.db'}")
    engines = writer(nowhere), reader(nowhere)
    for engine in engines:
        _follow(engine)

    @contextmanager
    def opens(url: str) -> Iterator[Database]:
        address = where(url)
        for engine in engines:
            engine.url = address
        database = Database(url, *engines, turn_for(address))
        with database.turn(), database.writer.connect():
            pass
        with database:  # disconnects in the end; the engines connect again
            yield database

    yield opens


@contextmanager
def on_postgres() -> Iterator[Opens]:
    """Yield what hands out the database of a server, swept between the tests, over connections that stay."""
    known: dict[str, Database] = {}

    @contextmanager
    def opens(url: str) -> Iterator[Database]:
        if url not in known:
            known[url] = Database.open(url)
        yield known[url]
        assert not known[url].writer.pool.checkedout(), "a connection is still held"  # type: ignore[attr-defined]

    yield opens
    for database in known.values():
        database.close()


def _follow(engine: Engine) -> None:
    """Have the engine connect to where its address points by then."""

    @event.listens_for(engine, "do_connect")
    def choose(_dialect: object, _record: object, arguments: list[Any], _named: object) -> None:
        arguments[0] = engine.url.database
