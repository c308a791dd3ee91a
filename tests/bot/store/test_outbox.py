"""Messages reach their channel at least once, in order, in their latest version; digests and warnings are told once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

from bot.store import Database, Leased, Outgoing, Store, Warned
from planner.model import Level
from tests.bot.store.builders import NOW, hours

LEASE = timedelta(seconds=90)


def say(store: Store, key: str, channel: str = "C1", subject: str = "product:SKU1") -> None:
    store.outbox.add(Outgoing(key, channel, "stock_card", subject, {"n": 1}), NOW)


def due(store: Store, later: timedelta = timedelta()) -> Leased | None:
    return store.outbox.lease(NOW + later, LEASE)


def keys(*leased: Leased | None) -> list[str | None]:
    return [each and each.key for each in leased]


def test_a_channel_gets_its_messages_in_order_one_at_a_time(store: Store) -> None:
    say(store, "a")
    say(store, "b")
    say(store, "c", channel="C2")
    first, other, none = due(store), due(store), due(store)
    assert keys(first, other, none) == ["a", "c", None]
    assert first is not None
    assert (first.ts, first.attempts, first.values) == (None, 0, {"n": 1})
    store.outbox.sent(first.id, first.revision, "1.1")
    assert keys(due(store)) == ["b"]


def test_a_lease_that_ran_out_is_given_again_as_a_second_attempt(store: Store) -> None:
    say(store, "a")
    due(store)
    assert due(store, timedelta(seconds=89)) is None
    again = due(store, timedelta(seconds=90))
    assert again is not None
    assert again.attempts == 1


def test_the_same_key_is_one_message(store: Store) -> None:
    say(store, "a")
    say(store, "a")
    assert store.outbox.backlog(NOW).waiting == 1


def test_a_failed_message_waits_and_holds_back_the_ones_after_it(store: Store) -> None:
    say(store, "a")
    say(store, "b")
    first = due(store)
    assert first is not None
    store.outbox.retry(first.id, NOW + hours(1), "ratelimited")
    assert due(store) is None
    assert keys(due(store, hours(1))) == ["a"]


def test_a_message_that_cannot_be_delivered_lets_the_others_pass(store: Store) -> None:
    say(store, "a")
    say(store, "b")
    first = due(store)
    assert first is not None
    store.outbox.bury(first.id, "channel_not_found")
    assert keys(due(store)) == ["b"]
    assert (store.outbox.backlog(NOW).dead, store.outbox.backlog(NOW + hours(1)).late) == (1, 1)


def test_a_delivered_message_is_updated_where_it_stands_when_its_subject_changes(store: Store) -> None:
    say(store, "a")
    first = due(store)
    assert first is not None
    store.outbox.sent(first.id, first.revision, "1.1")
    assert due(store) is None
    assert store.outbox.touch("product:SKU1") == 1
    update = due(store)
    assert update is not None
    assert (update.ts, update.revision) == ("1.1", 2)


def test_a_change_during_delivery_is_still_owed(store: Store) -> None:
    say(store, "a")
    first = due(store)
    assert first is not None
    store.outbox.touch("product:SKU1")
    store.outbox.sent(first.id, first.revision, "1.1")
    update = due(store)
    assert update is not None
    assert (update.revision, update.ts) == (2, "1.1")
    store.outbox.sent(update.id, update.revision, "1.1")
    assert store.outbox.backlog(NOW).waiting == 0


def test_racing_deliverers_never_hold_the_same_message(database: Database, store: Store) -> None:
    for number in range(40):
        say(store, f"k{number}", channel=f"C{number % 20}")
    with ThreadPoolExecutor(8) as deliverers:
        leased = [each for each in deliverers.map(lambda _: due(database.store("W1")), range(60)) if each]
    assert len({each.key for each in leased}) == len(leased)
    assert len({each.channel for each in leased}) == len(leased)


def test_a_digest_leaves_once_a_day(database: Database, store: Store) -> None:
    day, told = date(2026, 3, 29), Outgoing("digest", "C1", "digest", "digest:Mugs", {})
    with ThreadPoolExecutor(8) as clocks:
        claims = list(clocks.map(lambda _: store.digests.claim("Mugs", "daily", day, NOW, [told]), range(16)))
    assert sum(claims) == 1
    assert store.outbox.backlog(NOW).waiting == 1
    assert store.digests.claim("Mugs", "daily", date(2026, 3, 30), NOW, skipped=True)
    assert store.digests.last("Mugs", "daily") == date(2026, 3, 30)
    assert store.digests.last("Cups", "daily") is None


def test_a_warning_opens_once_worsens_and_closes(store: Store) -> None:
    warned = Warned("stock", "SKU1", "Mugs", "Mugs", Level.REORDER, {"available": 40})
    (alert,) = store.alerts.apply(
        NOW, opened=[warned], announce=lambda it: [Outgoing("w", "C1", "alert", it.opened[0].subject, {})]
    ).opened
    assert store.alerts.apply(NOW, opened=[warned]).opened == ()
    (worse,) = store.alerts.apply(NOW, changed=[replace(alert, level=Level.OUT, figures={"available": 0})]).changed
    assert (worse.id, worse.level, worse.figures) == (alert.id, Level.OUT, {"available": 0})
    first = due(store)
    assert first is not None
    assert first.revision == 2
    store.alerts.apply(NOW + hours(1), closed=[worse])
    assert store.alerts.open() == ()
    assert len(store.alerts.apply(NOW + hours(2), opened=[warned]).opened) == 1
