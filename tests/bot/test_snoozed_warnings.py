"""A snoozed warning is silent: in the channel and in the digest, until its time is up or it gets worse."""

from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.jobs import digest, plan
from bot.store import Alert
from tests.bot.builders import Clock, counted, leaving, stocked, told


@pytest.fixture
def old(desk: Desk, clock: Clock) -> Desk:
    """SKU123 was counted two days and an hour ago, and people were told that its count is too old."""
    stocked(desk.store, clock.now, 300)
    clock.passes(hours=49)
    assert len(warnings(desk)) == 1
    return desk


def warnings(desk: Desk) -> list[str]:
    plan.run(desk)
    return told(desk, "warning")


def snooze(desk: Desk, days: int, note: str = "") -> list[Alert]:
    """Ana snoozes everything that stands."""
    numbers = [alert.id for alert in desk.store.alerts.open()]
    until = desk.now() + timedelta(days=days)
    return list(desk.store.snoozing.snooze(numbers, "U1", desk.now(), until, note))


def test_it_is_told_once_more_when_its_time_is_up(old: Desk, clock: Clock) -> None:
    snooze(old, 3)
    clock.passes(days=2, hours=23)
    assert warnings(old) == []
    clock.passes(hours=1)
    assert len(warnings(old)) == 1
    clock.passes(hours=1)
    assert warnings(old) == []
    assert old.store.snoozing.asleep(clock.now) == ()


def test_what_gets_worse_speaks_before_its_time(old: Desk, clock: Clock) -> None:
    """100 at 5 a day last 20 days, less than the 30 an order takes."""
    snooze(old, 7)
    counted(old.store, clock.now, SKU123=100)
    (words,) = warnings(old)
    assert "Urgent" in words
    assert old.store.snoozing.asleep(clock.now) == ()


def test_an_urgent_one_that_gets_better_stays_silent(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 100)
    assert len(warnings(desk)) == 1
    snooze(desk, 7)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=200)
    assert warnings(desk) == []
    assert len(desk.store.snoozing.asleep(clock.now)) == 1


def test_a_count_too_old_again_within_the_time_is_no_news(old: Desk, clock: Clock) -> None:
    """The week's count comes in on the third day, and is too old again on the sixth."""
    snooze(old, 7)
    counted(old.store, clock.now, SKU123=300)
    for _ in range(2):
        clock.passes(minutes=15)
        assert warnings(old) == []
    assert old.store.alerts.open() == ()
    clock.passes(hours=49)
    assert warnings(old) == []
    (alert,) = old.store.alerts.open()
    assert alert.is_snoozed(clock.now)


def test_the_message_that_told_it_says_who_snoozed_it(old: Desk) -> None:
    snooze(old, 3, "the count comes on Monday")
    (again,) = [each for each in leaving(old) if each.kind == "warning"]
    assert not again.is_new
    assert "1 of 1 snoozed" in again.words
    assert "snoozed by @U1 until" in again.words
    assert "“the count comes on Monday”" in again.words
    assert again.buttons == ()


def test_a_digest_that_was_told_says_who_snoozed_it_since(desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=8, minute=0)
    stocked(desk.store, clock.now, 300)
    clock.passes(hours=49)
    plan.run(desk)
    digest.run(desk)
    (first,) = [each for each in leaving(desk) if each.kind == "digest"]
    assert "A first look: 1 SKU wants somebody" in first.words
    assert first.buttons == ("Snooze…",)
    snooze(desk, 3, "Monday")
    (again,) = [each for each in leaving(desk) if each.kind == "digest"]
    assert not again.is_new
    assert "A first look: 1 SKU wants somebody" in again.words
    assert "· 💤 snoozed by @U1 until" in again.words
    assert "1 warning is snoozed" in again.words
    assert again.buttons == ()
    desk.store.snoozing.wake(desk.store.alerts.open()[0].id, "U1", clock.now)
    (awake,) = [each for each in leaving(desk) if each.kind == "digest"]
    assert (awake.words, awake.buttons) == (first.words, first.buttons)


def test_the_digest_leaves_it_out_and_counts_it(desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=8, minute=0)
    stocked(desk.store, clock.now, 300)
    clock.passes(hours=49)
    plan.run(desk)
    snooze(desk, 7)
    digest.run(desk)
    (words,) = told(desk, "digest")
    assert "1 warning is snoozed" in words
    assert "A first look" not in words
    clock.passes(days=1)
    desk.store.snoozing.wake(desk.store.alerts.open()[0].id, "U1", clock.now)
    digest.run(desk)
    (words,) = told(desk, "digest")
    assert "snoozed" not in words
