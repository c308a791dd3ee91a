"""A check that writes how all stood, and whoever writes of some of it meanwhile, wait for each other in one order."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session

from bot.store import Database, Standing, Store
from bot.store.checks.decided_since import ask_no_more
from bot.store.checks.standing_writes import COUNTED, Stood
from planner.model import Level
from tests.bot.store.builders import NOW, a_store
from tests.bot.store.test_alert_turns import WAITING
from tests.bot.store.test_deciding import opened
from tests.bot.store.test_nouns import a_standing

LEVELS = (Level.REORDER, Level.OUT, Level.OK)
A, B, C = (a_standing(f"SKU{n}", level)._replace(quantity=100) for n, level in enumerate(LEVELS))


@contextmanager
def meanwhile(store: Store, url: str, row: Standing, saved: Standing, stood: Stood) -> Iterator[Session]:
    """Give a session that has this row, while a check of all that found one item waits for it."""
    engine = create_engine(url)
    with ThreadPoolExecutor(1) as pool, engine.connect() as looking:
        with store.access.writing() as session:
            ask_no_more(session, "W1", [(row.product, row.location)])
            saving = pool.submit(store.levels.save, [saved], stood=stood)
            while not looking.execute(WAITING).scalar_one():
                assert not saving.done()
            yield session
        saving.result()
    engine.dispose()


@pytest.mark.parametrize("url", ["postgres"], indirect=True)  # SQLite lets one write at a time anyway
def test_whoever_has_the_row_of_what_was_decided_gets_at_the_counts(database: Database, url: str) -> None:
    """As a product is checked by itself: its row, then the counts."""
    store = a_store(database, "W1")
    (decided,) = opened(store)
    store.levels.save([A])
    stood = store.levels.stood()
    store.deciding.dismiss(decided.id, 1, "U1", NOW)
    with meanwhile(store, url, A, A, stood) as session:
        session.connection().execute(COUNTED, {"w": "W1", "shop": A.shop, "level": A.level.name, "more": 1})
    assert [it.quantity for it in store.levels.all()] == [0]


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
def test_whoever_has_the_first_row_of_what_is_gone_gets_at_the_second(database: Database, url: str) -> None:
    """As orders of both are approved together; the second presses more, and is found first."""
    store = a_store(database, "W1")
    for stand in ([B], [A, B]):
        store.levels.save(stand)
    with meanwhile(store, url, A, C, store.levels.stood()) as session:
        ask_no_more(session, "W1", [(B.product, B.location)])
    assert [it.product for it in store.levels.all()] == [C.product]
