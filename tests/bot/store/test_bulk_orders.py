"""One-off bulk orders on every database: found, taken out of the history, counted by who was first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.store import Store
from planner.events.plan import EventKind, EventPlan
from tests.bot.store.builders import NOW, a_count, a_line, counts_in, orders_in


def stocked(store: Store) -> None:
    """Two a day for twenty days, and 500 at once three days ago."""
    counts_in(store, a_count("1", 99))
    days = [a_line(f"D{ago}", "1", 2, NOW - timedelta(days=ago)) for ago in range(1, 21)]
    orders_in(store, *days, a_line("BIG", "1", 500, NOW - timedelta(days=3)), as_of=NOW)


def sold(store: Store) -> list[float]:
    (known,) = store.facts.gather(NOW)
    return known.history.units[0, -4:].tolist()


def test_they_are_found_once_and_taken_out(store: Store) -> None:
    stocked(store)
    assert sold(store) == [2.0, 502.0, 2.0, 2.0]
    assert [store.bulk_orders.look(NOW.date()) for _ in range(2)] == [1, 0]
    assert sold(store) == [2.0, 2.0, 2.0, 2.0]
    (known,) = store.facts.gather(NOW)
    (block,) = store.facts.in_blocks(NOW)
    assert [(each.units, each.counts) for each in known.bulk] == [(500, False)]
    assert known.bulk == block.bulk


def test_what_sold_on_a_day_of_an_event_is_the_event_s(store: Store) -> None:
    stocked(store)
    store.bulk_orders.look(NOW.date())
    day = NOW.date() - timedelta(days=3)
    store.events.add(EventPlan("Live", EventKind.LIVESTREAM, "Mugs", day, day, (("SKU1", 400),)), "U1", NOW)
    (known,) = store.facts.gather(NOW)
    assert known.bulk == ()
    assert (known.history.units[0, -3], known.events.sold.tolist()) == (502.0, [502.0])


def test_the_first_who_decides_does(store: Store) -> None:
    stocked(store)
    store.bulk_orders.look(NOW.date())
    (known,) = store.facts.gather(NOW)
    number = known.bulk[0].id

    def decide(who: int) -> bool:
        decided = store.bulk_orders.decide(number, 1, f"U{who}", NOW, counts=True)
        return decided is not None and decided.won

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(decide, range(4))) == 1
    assert sold(store) == [2.0, 502.0, 2.0, 2.0]
    assert len(store.audit.entries(f"bulk_order:{number}")) == 1
    assert store.bulk_orders.decide(number + 1, 1, "U1", NOW, counts=True) is None
