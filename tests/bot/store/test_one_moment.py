"""What is looked up together is of one moment, and what lies where it is the same day is asked about at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from bot.store import Catalogue, Database, Store
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, a_store, at, counts_in, orders_in

ISLAND, MAINLAND = a_shop(), a_shop("Tassen", tz="Europe/Berlin", market="DE", currency="EUR")


def two_zones(database: Database) -> Store:
    store = a_store(database, "W1", ISLAND, MAINLAND)
    for shop, sold in ((ISLAND, 3), (MAINLAND, 4)):
        orders_in(store, a_line(shop.name, "1001", sold, at(3, 9), currency=shop.currency), shop=shop.name)
        counts_in(store, a_count(quantity=10 * sold, currency=shop.currency), shop=shop.name)
    return store


@pytest.mark.parametrize(
    ("now", "zones"),
    [
        (NOW, ["", ""]),
        (at(3, 10, 22, 59), ["", ""]),
        (at(3, 10, 23), ["Europe/London", "Europe/Berlin"]),  # the 11th has begun in Berlin
        (at(3, 10, 23, 59), ["Europe/London", "Europe/Berlin"]),
        (at(3, 11, 0), ["", ""]),
    ],
)
def test_locations_of_one_day_come_together_with_the_same_numbers(
    database: Database, now: datetime, zones: list[str]
) -> None:
    store = two_zones(database)
    apart = list(store.facts.gather(now, products=["SKU1001"]))
    together = store.facts.gather(now, products=["SKU1001"], by_day=True)
    assert [known.zone for known in apart] == ["Europe/London", "Europe/Berlin"]
    assert [known.zone for known in together for _ in known.numbers] == zones
    assert [_said(known, i) for known in together for i in range(len(known.numbers))] == [_said(it, 0) for it in apart]


def _said(known: Catalogue, i: int) -> tuple[object, ...]:
    """Return what is known of an item, to be compared."""
    items, units, seen = known.items, known.history.units[i], known.history.in_stock[i]
    numbers = (items.on_hand[i], items.committed[i], items.price[i], items.sales_age[i], items.known_days[i])
    return (known.as_of, known.about[i], *np.array(numbers).tolist(), units.tolist(), seen.tolist())


def test_what_changes_meanwhile_is_seen_by_the_next_look(store: Store) -> None:
    before = replace(a_shop(), channel="C9")
    with store.access.at_one_moment(), ThreadPoolExecutor(1) as another:
        assert store.shops.named("Mugs") == a_shop()
        assert another.submit(lambda: store.shops.change("Mugs", now=NOW, channel="C9")).result() == before
        assert store.shops.named("Mugs") == a_shop()
        assert another.submit(lambda: store.shops.named("Mugs")).result() == before
    assert store.shops.named("Mugs") == before


def test_nothing_is_changed_where_it_would_not_be_seen(store: Store) -> None:
    with store.access.at_one_moment(), pytest.raises(RuntimeError, match="not seen"):
        store.shops.change("Mugs", now=NOW, channel="C9")
    assert store.shops.change("Mugs", now=NOW, channel="C9").channel == "C9"
