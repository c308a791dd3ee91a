"""Whoever changes warnings waits for who does already, and holds nothing that the other one needs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from bot.store import Database, Store, Telling, Warned
from bot.store.checks.alert_rows import kept
from bot.store.checks.alert_turns import changing
from bot.store.checks.alert_writes import rewrite
from planner.model import Level
from tests.bot.store.builders import NOW, a_store

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


def snooze(store: Store) -> None:
    assert len(store.snoozing.snooze([1, 2], "U1", NOW, NOW + timedelta(days=1))) == 2


def tell(store: Store) -> None:
    store.alerts.tell(NOW, lambda untold: [Telling(tuple(alert.id for alert in untold))])


@pytest.mark.parametrize("url", ["postgres"], indirect=True)  # SQLite lets one write at a time anyway
@pytest.mark.parametrize("act", [snooze, tell])
def test_a_check_that_began_with_the_second_warning_still_gets_at_the_first(
    database: Database, url: str, act: Callable[[Store], None]
) -> None:
    store = a_store(database, "W1")
    store.alerts.apply(NOW, opened=[Warned("stock", sku, "Mugs", "Mugs", Level.REORDER, {}) for sku in ("A", "B")])
    first, second = sorted(store.alerts.open(), key=lambda alert: alert.id)
    engine = create_engine(url)
    with ThreadPoolExecutor(1) as pool, engine.connect() as looking:
        with changing(store.alerts.access) as session:
            assert rewrite(session, "W1", [second], NOW, kept)
            acting = pool.submit(act, store)
            while not looking.execute(WAITING).scalar_one():
                assert not acting.done()
            assert rewrite(session, "W1", [first], NOW, kept)
        acting.result()
    engine.dispose()
