"""A check that writes how all stood, and whoever checks some products meanwhile, wait for each other in one order."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine

from bot.store import Database
from bot.store.checks.decided_since import ask_no_more
from bot.store.checks.standing_writes import COUNTED
from planner.model import Level
from tests.bot.store.builders import NOW, a_store
from tests.bot.store.test_alert_turns import WAITING
from tests.bot.store.test_deciding import opened
from tests.bot.store.test_nouns import a_standing


@pytest.mark.parametrize("url", ["postgres"], indirect=True)  # SQLite lets one write at a time anyway
def test_whoever_has_the_row_of_what_was_decided_gets_at_the_counts(database: Database, url: str) -> None:
    """Its row first and then the counts, as a product is checked by itself; the check of all is about to write both."""
    store = a_store(database, "W1")
    (decided,) = opened(store)
    found = [a_standing("SKU0", Level.REORDER)._replace(quantity=100)]
    store.levels.save(found)
    stood = store.levels.stood()
    store.deciding.dismiss(decided.id, 1, "U1", NOW)
    engine = create_engine(url)
    with ThreadPoolExecutor(1) as pool, engine.connect() as looking:
        with store.access.writing() as session:
            ask_no_more(session, "W1", [("SKU0", found[0].location)])
            saving = pool.submit(store.levels.save, found, stood=stood)
            while not looking.execute(WAITING).scalar_one():
                assert not saving.done()
            counted = {"w": "W1", "shop": found[0].shop, "level": "REORDER", "more": 1}
            session.connection().execute(COUNTED, counted)
        saving.result()
    engine.dispose()
    assert [it.quantity for it in store.levels.all()] == [0]
