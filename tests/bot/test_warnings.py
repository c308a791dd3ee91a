"""Warnings: told when something gets worse, once, one message a shop, worst first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.jobs import plan
from bot.store import OVERSOLD, Store
from tests.bot.builders import Clock, HastyClock, a_desk, a_shop, counted, leaving, sells, sold_now, stocked, told
from tests.bot.store.builders import a_proposal as proposal


def warnings(desk: Desk) -> list[str]:
    plan.run(desk)
    return told(desk, "warning")


def redrawn(desk: Desk) -> list[str]:
    """Check all anew, and return the words of the warnings that are told already and drawn anew."""
    plan.run(desk)
    return [each.words for each in leaving(desk) if each.kind == "warning" and not each.is_new]


def counts(desk: Desk, clock: Clock, units: int) -> list[str]:
    """An hour later a new stock export comes in; return what is told."""
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=units)
    return warnings(desk)


def test_tells_once_and_not_again(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    (words,) = warnings(desk)
    assert "1 SKU of UK Home needs attention" in words
    assert "Order these items now" in words
    clock.passes(minutes=15)
    assert warnings(desk) == []


def test_says_nothing_of_a_shop_that_is_well(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 300)
    assert warnings(desk) == []


def test_tells_again_when_it_gets_worse(desk: Desk, clock: Clock) -> None:
    """At 5 a day, 200 is under the threshold of 225; 100 last 20 days, less than the 30 an order takes."""
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    (words,) = counts(desk, clock, 100)
    assert "Urgent" in words
    assert counts(desk, clock, 99) == []


def test_tells_again_when_it_gets_worse_while_the_clock_runs(store: Store) -> None:
    clock = HastyClock()
    desk = a_desk(store, clock)
    stocked(store, clock.now, 200)
    assert len(warnings(desk)) == 1
    (words,) = counts(desk, clock, 100)
    assert "Urgent" in words


def test_getting_better_is_no_news(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 100)
    assert len(warnings(desk)) == 1
    assert counts(desk, clock, 200) == []


def test_speaks_up_again_only_after_a_real_recovery(desk: Desk, clock: Clock) -> None:
    """1.1 · 225 = 247.5: 240 has not recovered, 260 has, once two checks in a row found it so."""
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    assert counts(desk, clock, 240) == []
    assert counts(desk, clock, 200) == []
    assert counts(desk, clock, 260) == []
    assert counts(desk, clock, 200) == []
    assert counts(desk, clock, 260) == []
    assert counts(desk, clock, 260) == []
    clock.passes(hours=24)
    assert len(counts(desk, clock, 200)) == 1


def test_the_first_message_says_what_has_recovered(desk: Desk, clock: Clock) -> None:
    """Of three SKUs one is counted anew at 300: its order is gone; at the second check it is struck out."""
    skus = [f"SKU{number}" for number in range(3)]
    for sku in skus:
        sells(desk.store, clock.now, 5, sku=sku)
    counted(desk.store, clock.now, **dict.fromkeys(skus, 200))
    assert len(warnings(desk)) == 1
    for recovered in (False, True):
        clock.passes(minutes=15)
        counted(desk.store, clock.now, SKU1=300)
        (words,) = redrawn(desk)
        assert ("3 SKUs of UK Home need attention · ✔ 1 of 3 recovered" in words) == recovered
        assert words.count("order 205") == 2
    for _ in range(2):
        clock.passes(minutes=15)
        counted(desk.store, clock.now, SKU0=300, SKU2=300)
        (last,) = redrawn(desk)
    assert "3 SKUs of UK Home have recovered" in last


def test_what_comes_and_goes_is_left_to_the_digest(desk: Desk, clock: Clock) -> None:
    """Told, over, and back again within a day are three changes; a day later it is news again."""
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    for units in (300, 300, 200):
        assert counts(desk, clock, units) == []
    (alert,) = desk.store.alerts.open()
    assert (alert.told_at, alert.message) == (clock.now, "")


@pytest.mark.parametrize(("hour", "is_told"), [(21, True), (22, False), (6, False), (7, True)])
def test_quiet_hours_hold_back_what_is_new(desk: Desk, clock: Clock, hour: int, is_told: bool) -> None:
    desk.store.shops.change("UK Home", now=clock.now, quiet_hours="22-7")
    clock.now = clock.now.replace(hour=hour)
    stocked(desk.store, clock.now, 200)
    assert (len(warnings(desk)) == 1) == is_told


def test_after_quiet_hours_one_message_tells_what_still_stands(desk: Desk, clock: Clock) -> None:
    """Of two SKUs that fell short at night, one recovered before seven."""
    desk.store.shops.change("UK Home", now=clock.now, quiet_hours="22-7")
    clock.now = clock.now.replace(hour=22)
    for sku in ("SKU1", "SKU2"):
        stocked(desk.store, clock.now, 200, sku=sku)
        clock.passes(hours=1)
        assert warnings(desk) == []
    for _ in range(2):
        clock.passes(hours=1)
        counted(desk.store, clock.now, SKU1=300)
        assert warnings(desk) == []
    clock.now = clock.now.replace(hour=7)
    (words,) = warnings(desk)
    assert "1 SKU of UK Home needs attention" in words
    assert "SKU2" in words


def test_a_channel_gets_four_messages_an_hour_and_then_one_of_the_rest(desk: Desk, clock: Clock) -> None:
    """Seven SKUs fall short, one every five minutes: four messages, the fourth says so, and one of three later."""
    heard = []
    for number in range(7):
        stocked(desk.store, clock.now, 200, sku=f"SKU{number}")
        heard.append(warnings(desk))
        clock.passes(minutes=5)
    assert [len(each) for each in heard] == [1, 1, 1, 1, 0, 0, 0]
    assert ["is told in one message then" in each[0] for each in heard[:4]] == [False, False, False, True]
    clock.passes(minutes=24)
    assert warnings(desk) == []
    clock.passes(minutes=1)
    (words,) = warnings(desk)
    assert "3 SKUs of UK Home need attention" in words


def test_what_is_snoozed_is_told_only_where_it_gets_worse(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    desk.store.deciding.snooze(1, 1, "U0PIA", clock.now, clock.now + timedelta(days=7))
    assert counts(desk, clock, 190) == []
    assert desk.store.suggestions.open()[0].is_snoozed(clock.now)
    (words,) = counts(desk, clock, 100)
    assert "Urgent" in words
    assert not desk.store.suggestions.open()[0].is_snoozed(clock.now)


def test_a_warning_names_the_order_that_the_lists_name(desk: Desk, clock: Clock) -> None:
    """Told at 200 on hand; at 150 a third more is wanted, which is no news but another number."""
    stocked(desk.store, clock.now, 200)
    (words,) = warnings(desk)
    (before,) = desk.store.suggestions.open()
    assert f"order {before.quantity}" in words
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=160)
    (words,) = redrawn(desk)
    (after,) = desk.store.suggestions.open()
    assert after.quantity > before.quantity
    assert f"order {after.quantity}" in words
    clock.passes(minutes=15)
    assert redrawn(desk) == []


def test_a_warning_says_what_was_ordered_and_asks_for_it_again_where_that_is_taken_back(
    desk: Desk, clock: Clock
) -> None:
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    arrives, deciding = (clock.now + timedelta(days=30)).date(), desk.store.deciding
    assert deciding.approve(1, 1, "U0ANA", clock.now, arrives=arrives, quantity=230).won
    (words,) = redrawn(desk)
    assert "230 ordered" in words
    assert "order 2" not in words
    assert deciding.undo(1, 2, "U0ANA", clock.now).won
    (words,) = redrawn(desk)
    assert "order 2" in words
    assert "ordered" not in words
    assert deciding.dismiss(1, 3, "U0ANA", clock.now).won
    (words,) = redrawn(desk)
    assert "order" not in words.split("SKU123", 1)[1].split("shows what to do")[0]


def test_what_is_ordered_in_time_is_not_told(desk: Desk, clock: Clock) -> None:
    """200 left and 205 on their way: above the threshold of 225, and 40 days last longer than the 30 it takes."""
    stocked(desk.store, clock.now, 300)
    assert warnings(desk) == []
    asked = proposal("SKU123", "UK Home", shop="UK Home", quantity=205)
    opened = desk.store.suggestions.apply(clock.now, opened=[asked]).opened
    desk.store.deciding.approve(opened[0].id, 1, "U0ANA", clock.now, arrives=(clock.now + timedelta(days=30)).date())
    assert counts(desk, clock, 200) == []


def test_what_is_oversold_is_told_with_the_day_to_ship_by(desk: Desk, clock: Clock) -> None:
    """Three are paid for and wait, one lies there: two short, to be shipped within two days of the first."""
    stocked(desk.store, clock.now, 300)
    for number in range(3):
        sold_now(desk.store, clock.now, number)
    desk.store.shops.change("UK Home", now=clock.now, quantity_means="on_hand")
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=3)
    assert "short" not in "".join(warnings(desk))
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=1)
    (words,) = warnings(desk)
    assert "More of these items is sold than is on hand" in words
    assert "2 units short · ship by Nov 4, 2026 2:30 PM" in words
    assert counts(desk, clock, 0) == []
    for _ in range(2):
        counts(desk, clock, 10)
    assert OVERSOLD not in [alert.rule for alert in desk.store.alerts.open()]


def test_an_item_with_two_reasons_counts_once(desk: Desk, clock: Clock) -> None:
    """It is oversold and it is out: told under both, and well again when both are over."""
    stocked(desk.store, clock.now, 300)
    for number in range(3):
        sold_now(desk.store, clock.now, number)
    desk.store.shops.change("UK Home", now=clock.now, quantity_means="on_hand")
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=1)
    (words,) = warnings(desk)
    assert "1 SKU of UK Home needs attention" in words
    assert "2 units short" in words
    assert "out of stock, or run out" in words
    assert "more: " not in words


def test_groups_a_shop_worst_first_and_counts_the_rest(desk: Desk, clock: Clock) -> None:
    """13 SKUs: 10 are named, the one that is out before the one that is urgent."""
    now, skus = clock.now, [f"SKU{number}" for number in range(13)]
    for sku in skus:
        sells(desk.store, now, 5, sku=sku)
    counted(desk.store, now, **(dict.fromkeys(skus, 200) | {"SKU7": 100, "SKU9": 0}))
    (words,) = warnings(desk)
    assert "13 SKUs of UK Home need attention" in words
    assert "13 SKUs of UK Home need attention\n13 out or running out" not in words  # one reason is no news
    assert "and 3 more" in words
    assert words.index("SKU9") < words.index("SKU7") < words.index("SKU0")


def test_each_shop_hears_of_its_own(new_store: Callable[..., Store], clock: Clock) -> None:
    shops = a_shop(), a_shop("US Home", tz="America/New_York", channel="C0US"), a_shop("Quiet", channel="")
    store = new_store(*shops)
    for shop in shops:
        sells(store, clock.now, 5, shop=shop.name)
        counted(store, clock.now, shop=shop.name, SKU123=200)
    plan.run(desk := a_desk(store, clock))
    assert [(each.channel, "UK Home" in each.words) for each in leaving(desk)] == [("C0UK", True), ("C0US", False)]


def test_a_count_too_old_is_told_once_and_old_news_is_not_repeated_after_it(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 300)
    assert warnings(desk) == []
    clock.passes(hours=49)
    (words,) = warnings(desk)
    assert "was counted, or their sales exported, too long ago" in words
    assert warnings(desk) == []


def test_plans_that_run_at_the_same_time_tell_once(store: Store, clock: Clock) -> None:
    stocked(store, clock.now, 200)
    desks = [a_desk(store, HastyClock(clock.now)) for _ in range(6)]
    with ThreadPoolExecutor(6) as processes:
        list(processes.map(plan.run, desks))
    clock.passes(minutes=1)
    assert len(told(a_desk(store, clock), "warning")) == 1
    assert len(store.suggestions.open()) == 1
