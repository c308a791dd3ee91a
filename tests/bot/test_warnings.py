"""Warnings: told when something gets worse, once, one message a shop, worst first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.desk import Desk
from bot.jobs import plan
from bot.store import Store
from tests.bot.builders import Clock, HastyClock, a_desk, a_shop, counted, leaving, sells, stocked, told


def warnings(desk: Desk) -> list[str]:
    plan.run(desk)
    return told(desk, "warning")


def counts(desk: Desk, clock: Clock, units: int) -> list[str]:
    """An hour later a new stock export comes in; return what is told."""
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=units)
    return warnings(desk)


def test_tells_once_and_not_again(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    (words,) = warnings(desk)
    assert "1 SKU of UK Home needs attention" in words
    assert "Reorder now" in words
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
    """1.1 · 225 = 247.5: 240 has not recovered, 260 has."""
    stocked(desk.store, clock.now, 200)
    assert len(warnings(desk)) == 1
    assert counts(desk, clock, 240) == []
    assert counts(desk, clock, 200) == []
    assert counts(desk, clock, 260) == []
    assert len(counts(desk, clock, 200)) == 1


def test_groups_a_shop_worst_first_and_counts_the_rest(desk: Desk, clock: Clock) -> None:
    """13 SKUs: 10 are named, the one that is out before the one that is urgent."""
    now, skus = clock.now, [f"SKU{number}" for number in range(13)]
    for sku in skus:
        sells(desk.store, now, 5, sku=sku)
    counted(desk.store, now, **(dict.fromkeys(skus, 200) | {"SKU7": 100, "SKU9": 0}))
    (words,) = warnings(desk)
    assert "13 SKUs of UK Home need attention" in words
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
    assert "Stock count too old" in words
    assert warnings(desk) == []


def test_plans_that_run_at_the_same_time_tell_once(store: Store, clock: Clock) -> None:
    stocked(store, clock.now, 200)
    desks = [a_desk(store, HastyClock(clock.now)) for _ in range(6)]
    with ThreadPoolExecutor(6) as processes:
        list(processes.map(plan.run, desks))
    clock.passes(minutes=1)
    assert len(told(a_desk(store, clock), "warning")) == 1
    assert len(store.suggestions.open()) == 1
