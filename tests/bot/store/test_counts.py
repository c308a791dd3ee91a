"""A stock file counts a product whole or not at all: what it leaves out is never zero."""

import pytest

from bot.store import Database, Store
from planner.intake.facts import StockCount
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, a_store, at, counts_in, hours, orders_in

BLANK = None


def listed(sku: str, quantity: int | None, warehouse: str = "") -> StockCount:
    """A listing of one product, RED."""
    return a_count(sku, quantity, seller_sku="RED", warehouse=warehouse)


def counted(store: Store) -> int | None:
    (catalogue,) = store.facts.gather(at(3, 20), products=["RED"])
    return catalogue.about[0].counted


@pytest.mark.parametrize(
    "left_out",
    [[listed("1", 40)], [listed("1", 40), listed("2", BLANK)], [listed("1", 40, "A"), listed("1", BLANK, "B")]],
    ids=["a listing is absent", "a listing is blank", "a warehouse is blank"],
)
def test_part_of_a_product_is_no_count_of_it(store: Store, left_out: list[StockCount]) -> None:
    counts_in(store, listed("1", 100), listed("2", 100), a_count("9", 5), as_of=at(3, 8))
    switched = counts_in(store, *left_out, a_count("9", 4), as_of=at(3, 9))
    assert (counted(store), switched["counted"], switched["partial_products"]) == (200, 1, ("RED",))
    assert switched["uncounted_products"] == ()
    assert counts_in(store, listed("1", 40), listed("2", 30), as_of=at(3, 10))["partial_products"] == ()
    assert counted(store) == 70


def test_a_blank_warehouse_is_reported_as_a_sku_without_a_quantity(store: Store) -> None:
    switched = counts_in(store, listed("1", 40, "A"), listed("1", BLANK, "B"))
    assert (switched["without_quantity"], switched["counted"], counted(store)) == (1, 0, None)


def test_a_listing_never_counted_may_be_absent(store: Store) -> None:
    """The other one is known from orders only: it may be long closed."""
    orders_in(store, a_line("1", "2", seller_sku="RED"))
    assert counts_in(store, listed("1", 40))["counted"] == 1
    assert counted(store) == 40


def test_an_older_file_need_not_name_a_listing_counted_first_later(store: Store) -> None:
    counts_in(store, listed("1", 40), listed("2", 30), as_of=NOW)
    assert counts_in(store, listed("1", 50), as_of=NOW - hours(24))["counted"] == 1
    assert counts_in(store, listed("1", 60), as_of=NOW + hours(24))["counted"] == 0
    assert counted(store) == 70


def test_what_one_shop_leaves_out_is_no_matter_of_another(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    counts_in(store, listed("1", 40), listed("2", 30), shop="Mugs")
    counts_in(store, listed("3", 20), shop="Cups")
    assert counts_in(store, listed("3", 10), shop="Cups", as_of=NOW + hours(1))["counted"] == 1
