"""What stands is read once: after that only what is new or changed, and what is kept is what others would read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import event

from bot.store import Database, Store
from bot.store.rows import Rows
from planner.model import Level
from tests.bot.store.builders import NOW, a_proposal, at, hours
from tests.bot.store.test_plans import approve
from tests.bot.store.test_snoozing import WEEK, warned

TOMORROW = NOW + hours(24)
Step = Callable[[Store], object]


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Note what is asked of the records."""
    asked: list[str] = []

    def noted(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(store.access.reader, "before_cursor_execute", noted)
    try:
        yield asked
    finally:
        event.remove(store.access.reader, "before_cursor_execute", noted)


def suggestions_of(store: Store) -> Rows[Any]:
    return store.suggestions.waiting()


def warnings_of(store: Store) -> Rows[Any]:
    return store.alerts.marks()


def assert_as_read_anew(database: Database, store: Store, read: Callable[[Store], Rows[Any]], *steps: Step) -> None:
    """After each step, done by another process, what is kept is what a process that has kept nothing reads."""
    seen = set[int]()
    for step in steps:
        step(database.store(store.access.workspace))
        kept, anew = read(store), read(database.store(store.access.workspace))
        assert list(kept) == list(anew)
        seen.add(hash(tuple(kept)))
    assert len(seen) == len(steps)  # each of them changed something


def test_suggestions_are_kept_as_they_stand(database: Database, store: Store) -> None:
    one = store.suggestions.one

    def of(number: int, version: int) -> Any:
        seen = one(number)
        assert seen is not None
        assert seen.version == version
        return seen

    assert_as_read_anew(
        database,
        store,
        suggestions_of,
        lambda other: other.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(5)]),
        lambda other: other.suggestions.apply(NOW, changed=[replace(of(1, 1), quantity=7)]),
        lambda other: other.deciding.snooze(2, 1, "U1", NOW, TOMORROW),
        lambda other: approve(other, of(3, 1)),
        lambda other: other.deciding.dismiss(4, 1, "U1", NOW),
        lambda other: other.deciding.undo(3, 2, "U1", NOW),
        lambda other: other.suggestions.apply(
            NOW, superseded=[row for row in other.suggestions.waiting() if row.id == 5]
        ),
        lambda other: other.suggestions.apply(NOW, opened=[a_proposal("SKU9"), a_proposal("SKU5")]),
    )


def test_warnings_are_kept_as_they_stand(database: Database, store: Store) -> None:
    def of(other: Store, number: int) -> Any:
        return next(alert for alert in other.alerts.open() if alert.id == number)

    assert_as_read_anew(
        database,
        store,
        warnings_of,
        lambda other: other.alerts.apply(NOW, opened=[warned(f"SKU{n}") for n in range(4)]),
        lambda other: other.alerts.apply(NOW, changed=[replace(of(other, 1), level=Level.OUT)]),
        lambda other: other.alerts.apply(NOW, changed=[replace(of(other, 2), recovering_since=NOW)]),
        lambda other: other.snoozing.snooze([3], "U1", NOW, WEEK),
        lambda other: other.snoozing.wake(3, "U1", NOW),
        lambda other: other.alerts.apply(NOW, closed=[of(other, 4)]),
        lambda other: other.alerts.apply(NOW, opened=[warned("SKU9"), warned("SKU3")]),
    )


def test_only_what_is_new_or_changed_is_read_again(store: Store) -> None:
    store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(5)])
    first = store.suggestions.waiting()
    with statements(store) as asked:
        assert store.suggestions.waiting() is first
    assert not any("supplier" in statement for statement in asked)
    store.deciding.snooze(2, 1, "U1", NOW, TOMORROW)
    store.suggestions.apply(NOW, opened=[a_proposal("SKU9")])
    with statements(store) as asked:
        assert [each.snoozed_until for each in store.suggestions.waiting()] == [None, TOMORROW, None, None, None, None]
    (whole,) = (statement for statement in asked if "supplier" in statement)
    assert whole.count("IN (") == 1


def test_nothing_stands_is_kept_as_well(store: Store) -> None:
    assert list(store.suggestions.waiting()) == list(store.suggestions.waiting()) == []
    store.suggestions.apply(NOW, opened=[a_proposal()])
    assert [each.product for each in store.suggestions.waiting()] == ["SKU1001"]
    store.deciding.approve(1, 1, "U1", NOW, arrives=at(4, 9).date())
    assert list(store.suggestions.waiting()) == []
