"""What was asked last is known after a restart, for an hour, to who asked it, where they asked it."""

from concurrent.futures import ThreadPoolExecutor
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
    store.talks.keep(HERE)
    assert restarted(store).talks.of(HERE, NOW) == ASKED
    store.talks.remember(HERE, Asked("/stock", "", NOW))
    store.talks.keep(HERE)
    assert restarted(store).talks.of(HERE, NOW) == Asked("/stock", "", NOW)


def test_a_thread_goes_on_from_its_channel_and_nobody_else_does(store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE)
    again = restarted(store).talks
    assert again.of(Talk("U1", "D1", "1.0"), NOW) == ASKED
    assert again.of(Talk("U2", "D1"), NOW) is again.of(Talk("U1", "D2"), NOW) is None


def test_what_is_too_long_ago_is_not_gone_on_from_and_then_deleted(store: Store) -> None:
    elsewhere, later = Talk("U2", "D2"), NOW + timedelta(hours=1, minutes=1)
    lately = Asked("/stock", "", later)
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE)
    store.talks.remember(elsewhere, lately)
    store.talks.keep(elsewhere)
    assert restarted(store).talks.of(HERE, later) is None
    store.talks.forget(NOW + timedelta(hours=1))
    assert restarted(store).talks.of(HERE, NOW) == ASKED
    store.talks.forget(later)
    assert [each.talks.of(HERE, NOW) for each in (restarted(store), store)] == [None, None]
    assert restarted(store).talks.of(elsewhere, later) == lately


def test_quick_questions_in_one_conversation_are_kept_side_by_side(store: Store) -> None:
    talks = [Talk(f"U{n}", "D1") for n in range(20)]
    for talk in talks:
        store.talks.remember(talk, ASKED)
    with ThreadPoolExecutor(4) as hands:
        list(hands.map(store.talks.keep, [talk for talk in talks for _ in range(4)]))
    assert {restarted(store).talks.of(talk, NOW) for talk in talks} == {ASKED}


def test_the_terminal_keeps_nothing(store: Store) -> None:
    store.talks.remember(Talk("", ""), ASKED)
    store.talks.keep(Talk("", ""))
    assert store.talks.of(Talk("", ""), NOW) == ASKED
    assert restarted(store).talks.of(Talk("", ""), NOW) is None


def test_each_workspace_keeps_its_own(database: Database, store: Store) -> None:
    store.talks.remember(HERE, ASKED)
    store.talks.keep(HERE)
    assert a_store(database, "other").talks.of(HERE, NOW) is None
