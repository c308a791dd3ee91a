"""Messages reach their channel at least once, in order, in their latest version; digests and warnings are told once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

from bot.store import OVERSOLD, Alert, Database, Leased, Outgoing, Store, Telling, Warned
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


def test_a_refused_message_lets_its_channel_go_on_until_its_own_next_try(store: Store) -> None:
    for key in "abc":
        say(store, key)
    first = due(store)
    assert first is not None
    store.outbox.retry(first.id, NOW + hours(1), "invalid_blocks", refused=True)
    second = due(store)
    assert second is not None
    assert keys(second, due(store)) == ["b", None]
    store.outbox.sent(second.id, second.revision, "1.1")
    again = due(store, hours(1))
    assert again is not None
    assert (again.key, again.attempts, again.refusals) == ("a", 1, 1)
    assert due(store, hours(1)) is None
    store.outbox.sent(again.id, again.revision, "1.2")
    store.outbox.touch("product:SKU1")
    fresh = due(store, hours(1))
    assert fresh is not None
    assert (fresh.key, fresh.attempts, fresh.refusals) == ("a", 0, 0)


def test_what_was_refused_waits_for_what_is_under_way_behind_it(store: Store) -> None:
    """Else both would reach the channel at once."""
    for key in "ab":
        say(store, key)
    first = due(store)
    assert first is not None
    store.outbox.retry(first.id, NOW + timedelta(seconds=5), "internal_error", refused=True)
    second = due(store)
    assert second is not None
    assert keys(second, due(store, timedelta(seconds=5))) == ["b", None]
    store.outbox.sent(second.id, second.revision, "1.1")
    assert keys(due(store, timedelta(seconds=5))) == ["a"]


def test_a_new_message_is_due_at_once_even_for_a_clock_that_is_behind(store: Store) -> None:
    say(store, "a")
    early = due(store, -hours(48))
    assert keys(early) == ["a"]


def test_late_is_what_waits_longer_than_five_minutes_for_its_first_post_or_its_next_try(store: Store) -> None:
    for key in "abc":
        say(store, key, channel=f"C{key}")
    for leased, after in ((due(store), hours(2)), (due(store), hours(0))):
        assert leased is not None
        store.outbox.retry(leased.id, NOW + after, "ratelimited")
    assert [store.outbox.backlog(NOW + hours(passed)).late for passed in (0, 1, 3)] == [0, 2, 3]
    while leased := due(store, hours(3)):
        store.outbox.sent(leased.id, leased.revision, "1.1")
    store.outbox.touch("product:SKU1")
    assert (store.outbox.backlog(NOW + hours(3)).late, store.outbox.backlog(NOW + hours(3)).waiting) == (0, 3)


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


def test_who_reports_an_older_revision_late_owes_nobody_the_newer_one_again(store: Store) -> None:
    """Its lease ran out, and another deliverer brought the update meanwhile."""
    say(store, "a")
    slow = due(store)
    assert slow is not None
    store.outbox.touch("product:SKU1")
    fast = due(store, hours(1))
    assert fast is not None
    assert (slow.revision, fast.revision) == (1, 2)
    for leased in (fast, slow):
        store.outbox.sent(leased.id, leased.revision, "1.1")
    assert store.outbox.backlog(NOW).waiting == 0


def test_a_channel_that_lets_the_bot_in_again_gets_what_was_refused_and_not_what_slack_is_too_busy_for(
    store: Store,
) -> None:
    say(store, "a")
    say(store, "b", channel="C2")
    for refused, channel in ((True, "C1"), (False, "C2")):
        leased = due(store)
        assert leased is not None
        assert leased.channel == channel
        store.outbox.retry(leased.id, NOW + hours(1), "not_in_channel" if refused else "ratelimited", refused=refused)
    assert [store.outbox.hurry(channel) for channel in ("C1", "C2")] == [1, 0]
    again = due(store)
    assert keys(again, due(store)) == ["a", None]
    assert again is not None
    store.outbox.bury(again.id, "invalid_blocks")
    assert store.outbox.hurry("C1") == 0


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


def test_one_warning_stands_at_a_place_whatever_its_rule(store: Store) -> None:
    stock, stale = (Warned(rule, "SKU1", "Mugs", "Mugs", Level.REORDER, {}) for rule in ("stock", "stale"))
    (alert,) = store.alerts.apply(NOW, opened=[stock]).opened
    assert store.alerts.apply(NOW, opened=[stale]).opened == ()
    (changed,) = store.alerts.apply(NOW, changed=[replace(alert, rule="stale")]).changed
    assert [each.rule for each in store.alerts.open()] == [changed.rule] == ["stale"]


def test_of_two_checks_that_found_the_same_one_writes(store: Store) -> None:
    """Also where both looked at a clock that stands still."""
    (alert,) = store.alerts.apply(NOW, opened=[Warned("stock", "SKU1", "Mugs", "Mugs", Level.REORDER, {})]).opened
    worse = replace(alert, level=Level.URGENT)
    written = [store.alerts.apply(NOW, changed=[worse], again=[alert.id]).changed for _ in range(2)]
    assert [len(each) for each in written] == [1, 0]
    assert store.alerts.apply(NOW, closed=[worse]).closed == ()
    assert [each.level for each in store.alerts.open()] == [Level.URGENT]


def test_a_warning_that_another_check_changed_is_no_longer_as_it_was_marked(store: Store) -> None:
    said = [Warned("stock", sku, "Mugs", "Mugs", Level.REORDER, {"since": sku}) for sku in ("SKU1", "SKU2", "SKU3")]
    first, second, _ = store.alerts.apply(NOW, opened=said).opened
    marks = store.alerts.marks()
    assert [(mark.key, mark.level) for mark in marks] == [(each.key, each.level) for each in store.alerts.open()]
    store.alerts.apply(NOW, changed=[replace(first, level=Level.URGENT)], closed=[second])
    assert [each.figures for each in store.alerts.marked(marks).values()] == [{"since": "SKU3"}]


def test_what_waits_is_told_once_and_again_where_it_got_worse(store: Store) -> None:
    """Of the two warnings one is told, one left to the digest; the one that worsens waits again."""
    said = [Warned("stock", sku, "Mugs", "Mugs", Level.REORDER, {}) for sku in ("SKU1", "SKU2")]
    first, second = store.alerts.apply(NOW, opened=said).opened
    seen: list[list[int]] = []

    def compose(untold: Sequence[Alert]) -> list[Telling]:
        seen.append([alert.id for alert in untold])
        outgoing = Outgoing(f"w{len(seen)}", "C1", "warning", f"w{len(seen)}", {})
        return [Telling((first.id,), (outgoing,)), Telling((second.id,))]

    for _ in range(2):
        store.alerts.tell(NOW, compose)
    kept = {alert.id: alert for alert in store.alerts.open()}
    assert (seen, kept[first.id].message, kept[second.id].message) == ([[1, 2]], "w1", "")
    assert store.alerts.told(NOW) == {"Mugs": [NOW]}
    store.alerts.apply(NOW, changed=[replace(kept[first.id], level=Level.OUT)], again=[first.id])
    store.alerts.tell(NOW, compose)
    assert seen == [[1, 2], [1]]


def test_a_message_is_drawn_anew_as_its_warnings_end(store: Store) -> None:
    (alert,) = store.alerts.apply(NOW, opened=[Warned("stock", "SKU1", "Mugs", "Mugs", Level.REORDER, {})]).opened
    store.alerts.tell(NOW, lambda _: [Telling((alert.id,), (Outgoing("w", "C1", "warning", "w", {}),))])
    leased = store.outbox.lease(NOW, hours(1))
    assert leased is not None
    store.outbox.sent(leased.id, leased.revision, "1.0")
    assert store.alerts.these([alert.id])[0].state == "open"
    store.alerts.apply(NOW + hours(1), closed=store.alerts.open())
    assert store.alerts.these([alert.id])[0].state == "closed"
    again = store.outbox.lease(NOW, hours(1))
    assert again is not None
    assert (again.ts, again.revision) == ("1.0", 2)


def test_a_place_is_oversold_beside_its_level(store: Store) -> None:
    said = [Warned(rule, "SKU1", "Mugs", "Mugs", Level.OUT, {}) for rule in ("running_out", OVERSOLD, OVERSOLD)]
    assert [alert.rule for alert in store.alerts.apply(NOW, opened=said).opened] == ["running_out", OVERSOLD]
    store.alerts.apply(NOW + hours(1), closed=store.alerts.open()[:1])
    assert store.alerts.changes(NOW) == {}  # one of a kind comes and goes once
    store.alerts.apply(NOW + hours(2), opened=said)
    assert sorted(store.alerts.changes(NOW)[("SKU1", "Mugs", "level")]) == [NOW, NOW + hours(1), NOW + hours(2)]
    assert store.alerts.changes(NOW).keys() == {("SKU1", "Mugs", "level")}


def test_a_warning_opens_once_worsens_and_closes(store: Store) -> None:
    warned = Warned("stock", "SKU1", "Mugs", "Mugs", Level.REORDER, {"available": 40})
    (alert,) = store.alerts.apply(NOW, opened=[warned]).opened
    assert store.alerts.apply(NOW, opened=[warned]).opened == ()
    (worse,) = store.alerts.apply(NOW, changed=[replace(alert, level=Level.OUT, figures={"available": 0})]).changed
    assert (worse.id, worse.level, worse.figures) == (alert.id, Level.OUT, {"available": 0})
    store.alerts.apply(NOW + hours(1), closed=[worse])
    assert store.alerts.open() == ()
    assert len(store.alerts.apply(NOW + hours(2), opened=[warned]).opened) == 1


def test_more_warnings_than_one_statement_carries_are_told_and_end_together(store: Store) -> None:
    """PostgreSQL takes 65,535 values, which the first check of a large shop can reach."""
    said = [Warned("stock", f"SKU{n}", "Mugs", "Mugs", Level.REORDER, {}) for n in range(1_001)]
    numbers = tuple(alert.id for alert in store.alerts.apply(NOW, opened=said).opened)
    store.alerts.tell(NOW, lambda _: [Telling(numbers, (Outgoing("w", "C1", "warning", "w", {}),))])
    stand = store.alerts.open()
    assert [alert.message for alert in stand] == ["w"] * 1_001
    assert len(store.alerts.apply(NOW, closed=stand).closed) == 1_001
    assert {alert.state for alert in store.alerts.these(numbers)} == {"closed"}


def test_what_was_told_while_a_message_was_composed_is_left_out_of_it(store: Store) -> None:
    """Of two warnings another check tells the first meanwhile, and snoozing the second composes anew as well."""
    said = [Warned("stock", sku, "Mugs", "Mugs", Level.REORDER, {}) for sku in ("SKU1", "SKU2")]
    first, second = store.alerts.apply(NOW, opened=said).opened
    meanwhile = [
        lambda: store.snoozing.snooze([second.id], "U1", NOW, NOW + hours(1)),
        lambda: store.alerts.tell(NOW, lambda _: [Telling((first.id,))]),
    ]
    composed: list[list[tuple[int, bool]]] = []

    def compose(untold: Sequence[Alert]) -> list[Telling]:
        composed.append([(alert.id, alert.is_snoozed(NOW)) for alert in untold])
        if meanwhile:
            meanwhile.pop()()
        return [Telling(tuple(alert.id for alert in untold), (Outgoing("w", "C1", "warning", "w", {}),))]

    store.alerts.tell(NOW, compose)
    assert composed == [[(1, False), (2, False)], [(2, False)], [(2, True)]]
    assert [alert.message for alert in store.alerts.open()] == ["", "w"]
    assert store.outbox.backlog(NOW).waiting == 1
