"""What was asked last is known after a restart, for an hour, to who asked it, where they asked it."""

from datetime import timedelta

from bot.store import Asked, Database, Store, Talk
from tests.bot.store.builders import NOW, a_store

HERE = Talk("U1", "D1")
ASKED = Asked("/reorder", "UK", NOW, "SKU1", ("suggestions", "shop:UK", 2))


def restarted(store: Store) -> Store:
    return Store(store.access)


def test_a_question_is_known_after_a_restart_once_it_was_answered(store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    assert restarted(store).talks.of(HERE, NOW) is None
    store.talks.keep(HERE, NOW)
    assert restarted(store).talks.of(HERE, NOW) == ASKED
    store.talks.remember(HERE, Asked("/stock", "", NOW))
    store.talks.keep(HERE, NOW)
    assert restarted(store).talks.of(HERE, NOW) == Asked("/stock", "", NOW)


def test_a_thread_goes_on_from_its_channel_and_nobody_else_does(store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE, NOW)
    again = restarted(store).talks
    assert again.of(Talk("U1", "D1", "1.0"), NOW) == ASKED
    assert again.of(Talk("U2", "D1"), NOW) is again.of(Talk("U1", "D2"), NOW) is None


def test_what_is_too_long_ago_is_forgotten_and_its_row_is_gone_with_the_next_question(store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE, NOW)
    later = NOW + timedelta(hours=1, minutes=1)
    assert restarted(store).talks.of(HERE, later) is None
    elsewhere = Talk("U2", "D2")
    store.talks.remember(elsewhere, Asked("/stock", "", later))
    store.talks.keep(elsewhere, later)
    assert restarted(store).talks.of(HERE, NOW) is None


def test_the_terminal_keeps_nothing(store: Store) -> None:
    store.talks.remember(Talk("", ""), ASKED)
    store.talks.keep(Talk("", ""), NOW)
    assert store.talks.of(Talk("", ""), NOW) == ASKED
    assert restarted(store).talks.of(Talk("", ""), NOW) is None


def test_each_workspace_keeps_its_own(database: Database, store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE, NOW)
    assert a_store(database, "other").talks.of(HERE, NOW) is None
