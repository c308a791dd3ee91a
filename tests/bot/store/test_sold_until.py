"""Until when sales are known: what exports speak of, of all shops that sell from one location."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from bot.store import Database, Store
from planner.intake.facts import OrderLine
from tests.bot.store.builders import a_count, a_line, a_shop, at, counts_in, orders_in


def age(store: Store, now: datetime) -> tuple[float, list[float]]:
    """Return how many days of sales are not known, and what sold on each of the last eight."""
    (catalogue,) = store.facts.gather(now, products=["SKU1001"])
    return float(catalogue.items.sales_age[0]), catalogue.history.units[0, -8:].tolist()


def days(*paid: int, each: int = 9, month: int = 3) -> list[OrderLine]:
    """Return so many orders on each day, one of them of the item that is looked at."""
    return [
        a_line(f"{day}-{n}", sku="1001" if n == 0 else "1002", paid=at(month, day)) for day in paid for n in range(each)
    ]


def test_days_after_the_last_export_are_left_out_until_a_newer_one_says_what_sold(store: Store) -> None:
    orders_in(store, *days(8, 9, 10), as_of=at(3, 10, 18))
    assert age(store, at(3, 11)) == (0, [0, 0, 0, 0, 0, 1, 1, 1])
    assert age(store, at(3, 15)) == (4, [0, 1, 1, 1, 0, 0, 0, 0])
    (catalogue,) = store.facts.gather(at(3, 15), products=["SKU1001"])
    assert catalogue.history.in_stock[0, -4:].tolist() == [0, 0, 0, 0]
    orders_in(store, *days(14), as_of=at(3, 15))
    assert age(store, at(3, 15)) == (0, [0, 1, 1, 1, 0, 0, 0, 1])


def test_an_export_that_ends_before_it_was_made_speaks_until_its_last_order(store: Store) -> None:
    said = orders_in(store, *days(1, 2, 3), as_of=at(3, 6))
    assert (said["sold_since"], said["sold_until"], said["exported"]) == ("2026-03-01", "2026-03-03", "2026-03-06")
    assert age(store, at(3, 6))[0] == 2
    assert store.imported.sold_until("Mugs") == date(2026, 3, 3)


def test_taking_an_export_back_takes_back_what_it_said(store: Store) -> None:
    orders_in(store, *days(1, 2, 3), as_of=at(3, 4))
    orders_in(store, *days(9, 10), as_of=at(3, 10))
    assert age(store, at(3, 12))[0] == 1
    last = store.import_undo.last("Mugs")
    assert last is not None
    store.import_undo.undo(last, at(3, 12))
    assert age(store, at(3, 12))[0] == 7


def test_a_person_may_say_that_nothing_was_sold(store: Store) -> None:
    said = (date(2026, 3, 1), date(2026, 3, 11))
    run = store.imports.begin("Mugs", "orders", "abc", "orders.csv", at(3, 12), at(3, 12), said)
    store.imports.stage(run, "orders", days(1, 2, 3))
    store.imports.switch(run, at(3, 12))
    assert age(store, at(3, 12)) == (0, [0] * 8)


@pytest.mark.parametrize(("ended", "unknown"), [(at(3, 12), 3), (at(3, 5), 10), (at(2, 10), 33), (at(2, 9), 3)])
def test_of_two_shops_at_one_location_both_must_be_known(store: Store, ended: datetime, unknown: int) -> None:
    """Mugs is known until 12 March; a shop that ended more than 30 days before it is closed."""
    store.shops.add(a_shop("Cups"), now=at(1, 1), location="Mugs")
    orders_in(store, *days(10, 11, 12), as_of=at(3, 12))
    orders_in(store, a_line("c", paid=ended), shop="Cups", as_of=ended)
    assert age(store, at(3, 16))[0] == unknown


def test_days_between_two_exports_that_none_speaks_of_are_left_out_until_one_does(store: Store) -> None:
    orders_in(store, *days(1, 2, 3, 4), as_of=at(3, 4, 18))
    said = orders_in(store, *days(13, 14), as_of=at(3, 14, 18))
    assert (said["filled"], said["others_until"]) == ((), "2026-03-04")
    assert said["holes"] == (("2026-03-05", "2026-03-12"),)
    (catalogue,) = store.facts.gather(at(3, 15), products=["SKU1001"])
    assert catalogue.gaps == {"Mugs": list(range(3, 11))}
    assert catalogue.gaps_of(0) == list(range(3, 11))
    assert catalogue.history.units[0, -14:].tolist() == [1] * 4 + [0] * 8 + [1] * 2
    assert catalogue.history.in_stock[0, -14:].tolist() == [1] * 4 + [0] * 8 + [1] * 2
    said = orders_in(store, *days(7, 8, 9, 10, 11), as_of=at(3, 14, 18))
    assert (said["holes"], said["filled"]) == ((), (("2026-03-05", "2026-03-12"),))
    assert (said["sold_until"], said["others_until"], said["exported"]) == ("2026-03-11", "2026-03-14", "2026-03-14")
    (catalogue,) = store.facts.gather(at(3, 15), products=["SKU1001"])
    assert catalogue.history.in_stock[0, -14:].all()
    last = store.import_undo.last("Mugs")
    assert last is not None
    store.import_undo.undo(last, at(3, 15))
    assert store.facts.gather(at(3, 15), products=["SKU1001"])[0].gaps == {"Mugs": list(range(3, 11))}


def test_a_shop_that_sells_now_and_then_keeps_its_days_without_sales(store: Store) -> None:
    """An order, eleven days without one, and an order in the next export: nobody can tell that one is missing."""
    orders_in(store, *days(1, each=1), as_of=at(3, 2))
    assert orders_in(store, *days(13, each=1), as_of=at(3, 24))["holes"] == ()
    assert age(store, at(3, 25)) == (0, [0, 0, 0, 0, 0, 0, 0, 0])
    (catalogue,) = store.facts.gather(at(3, 25), products=["SKU1001"])
    assert catalogue.history.in_stock[0, -24:].all()


def test_whoever_says_the_days_of_an_export_is_believed(store: Store) -> None:
    """Without a word, one order reaches the day of its export; of days somebody said, the two between are a hole."""
    for n, (first, last) in enumerate([(1, 10), (13, 15)]):
        said = (date(2026, 3, first), date(2026, 3, last))
        run = store.imports.begin("Mugs", "orders", f"{n}", "orders.csv", at(3, 18), at(3, 18), said)
        store.imports.stage(run, "orders", days(first, each=1))
        switched = store.imports.switch(run, at(3, 18))
    assert switched["holes"] == (("2026-03-11", "2026-03-12"),)
    assert age(store, at(3, 18))[0] == 2


def test_beside_exports_of_an_earlier_version_no_hole_is_seen(store: Store, database: Database) -> None:
    orders_in(store, *days(1, 2, 3, 4), as_of=at(3, 4, 18))
    with database.writer.begin() as connection:
        connection.execute(text("UPDATE import_run SET pause = NULL"))
    assert orders_in(store, *days(13, 14), as_of=at(3, 14, 18))["holes"] == ()


def test_an_item_is_known_from_the_business_day_it_was_first_seen_on(store: Store) -> None:
    """Sold first at 19:00 on 8 March in London: two days on 10 March, from its first minute on."""
    orders_in(store, a_line("1", paid=at(3, 8, 19)), as_of=at(3, 9))
    for now, known in (
        (at(3, 8, 20), 0),
        (at(3, 9, 0), 1),
        (at(3, 9, 23, 59), 1),
        (at(3, 10, 0), 2),
        (at(3, 10, 19), 2),
    ):
        assert store.facts.gather(now, products=["SKU1001"])[0].items.known_days.tolist() == [known]


def test_a_shop_without_an_export_of_orders_has_no_days_that_are_not_known(store: Store) -> None:
    counts_in(store, a_count(), as_of=datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert age(store, at(3, 20))[0] == 0
