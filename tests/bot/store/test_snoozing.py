"""Snoozed warnings: kept with who and why, silent in their time, and never beyond what gets worse."""

from dataclasses import replace

from bot.store import Alert, Database, Outgoing, Store, Telling, Warned
from planner.model import Level
from tests.bot.store.builders import NOW, a_store, hours

WEEK = NOW + hours(7 * 24)


def warned(product: str = "SKU1", level: Level = Level.EXPEDITE, rule: str = "expedite") -> Warned:
    return Warned(rule, product, "Mugs", "Mugs", level, {})


def opened(store: Store, *said: Warned) -> list[int]:
    return [alert.id for alert in store.alerts.apply(NOW, opened=said or [warned()]).opened]


def asleep(store: Store) -> list[Alert]:
    return list(store.snoozing.asleep(NOW + hours(1)))


def test_a_snoozed_warning_says_who_wanted_it_until_when_and_why(store: Store) -> None:
    numbers = opened(store)
    (found,) = store.snoozing.snooze(numbers, "U1", NOW, WEEK, "the ship is late")
    assert (found.snoozed_until, found.snoozed_by, found.snooze_note) == (WEEK, "U1", "the ship is late")
    assert [found.is_snoozed(at) for at in (WEEK - hours(1), WEEK, WEEK + hours(1))] == [True, False, False]
    (entry,) = store.audit.entries("warnings")
    assert (entry.user, entry.action, entry.after["alerts"]) == ("U1", "warnings snoozed", numbers)


def test_the_first_to_wake_comes_first(store: Store) -> None:
    numbers = opened(store, *(warned(f"SKU{n}") for n in range(3)))
    for number, days in zip(numbers, (3, 1, 2), strict=True):
        store.snoozing.snooze([number], "U1", NOW, NOW + hours(24 * days))
    assert [alert.product for alert in asleep(store)] == ["SKU1", "SKU2", "SKU0"]
    assert [alert.product for alert in store.snoozing.asleep(NOW + hours(24), "Mugs")] == ["SKU2", "SKU0"]
    assert store.snoozing.asleep(NOW, "Cups") == ()


def test_what_is_over_cannot_be_snoozed(store: Store) -> None:
    numbers = opened(store)
    store.alerts.apply(NOW, closed=store.alerts.open())
    assert store.snoozing.snooze(numbers, "U1", NOW, WEEK) == ()
    assert store.audit.entries("warnings") == ()


def test_a_woken_warning_is_snoozed_no_more(store: Store) -> None:
    (number,) = opened(store)
    assert store.snoozing.wake(number, "U1", NOW) is None
    store.snoozing.snooze([number], "U1", NOW, WEEK)
    woken = store.snoozing.wake(number, "U2", NOW)
    assert woken is not None
    assert (woken.snoozed_until, asleep(store)) == (None, [])
    assert store.snoozing.wake(number, "U2", NOW) is None


def test_a_check_that_read_before_the_snooze_leaves_it(store: Store) -> None:
    numbers = opened(store)
    seen = store.alerts.open()
    store.snoozing.snooze(numbers, "U1", NOW, WEEK)
    assert store.alerts.apply(NOW + hours(1), changed=[replace(seen[0], level=Level.URGENT)]).changed == ()
    assert len(asleep(store)) == 1


def test_what_comes_back_within_the_time_stays_silent_unless_it_is_worse(store: Store) -> None:
    urgent, critical = warned(level=Level.URGENT, rule="running_out"), warned(level=Level.CRITICAL, rule="running_out")
    for again, sleeps in ((urgent, True), (critical, False), (warned(), False)):
        store.snoozing.snooze(opened(store, urgent), "U1", NOW, WEEK)
        store.alerts.apply(NOW, closed=store.alerts.open())
        (alert,) = store.alerts.apply(NOW + hours(1), opened=[again]).opened
        assert alert.is_snoozed(NOW + hours(2)) == sleeps
        store.alerts.apply(NOW + hours(1), closed=[alert])
        with store.access.writing() as session:
            session.connection().exec_driver_sql("UPDATE alert SET snoozed_until = NULL")


def test_more_than_one_statement_carries_sleep_together_and_their_message_is_drawn_anew(store: Store) -> None:
    numbers = opened(store, *(warned(f"SKU{n}") for n in range(1_001)))
    store.alerts.tell(NOW, lambda _: [Telling(tuple(numbers), (Outgoing("w", "C1", "warning", "w", {}),))])
    leased = store.outbox.lease(NOW, hours(1))
    assert leased is not None
    store.outbox.sent(leased.id, leased.revision, "1.0")
    assert len(store.snoozing.snooze(numbers, "U1", NOW, WEEK)) == 1_001
    assert len(store.alerts.open(message="w")) == 1_001
    assert store.outbox.lease(NOW, hours(1)) is not None


def test_nobody_snoozes_in_another_workspace(database: Database, store: Store) -> None:
    numbers = opened(store)
    other = a_store(database, "W2")
    assert other.snoozing.snooze(numbers, "U1", NOW, WEEK) == ()
    assert (other.snoozing.wake(numbers[0], "U1", NOW), asleep(store)) == (None, [])
