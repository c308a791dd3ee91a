"""A listing deleted at TikTok keeps its product uncounted until somebody says so."""

import pytest

from bot.store import Database, Store, Switched
from planner.intake.facts import StockCount
from tests.bot.store.builders import NOW, a_count, a_shop, a_store, at, counts_in, hours


def listed(sku: str, quantity: int | None, code: str = "RED") -> StockCount:
    return a_count(sku, quantity, seller_sku=code)


OTHERS = [listed(str(100 + number), 5, f"OTHER{number}") for number in range(40)]


def counted(store: Store) -> int | None:
    (catalogue,) = store.facts.gather(at(3, 20), products=["RED"])
    return catalogue.about[0].counted


def without(store: Store, *missing: str, day: int = 9) -> Switched:
    """Import an export that leaves out these SKU IDs of RED's two listings and 40 others."""
    whole = [listed("1", 40), listed("2", 30), *OTHERS]
    return counts_in(store, *(it for it in whole if it.sku_id not in missing), as_of=at(3, day))


def test_once_it_is_said_to_be_deleted_the_next_export_counts_without_it(store: Store) -> None:
    without(store, day=8)
    switched = without(store, "2")
    assert (counted(store), switched["partial_products"]) == (70, ("RED",))
    assert switched["left_out_listings"] == (("RED", "2"),)
    found = store.left_out.last("Mugs")
    assert found is not None
    assert found.listings == (("RED", "2"),)
    assert store.left_out.deleted(found, NOW, "U1")
    switched = without(store, "2", day=10)
    assert (counted(store), switched["partial_products"], switched["left_out_listings"]) == (40, (), ())
    entry = store.audit.entries()[0]
    assert (entry.action, entry.user, entry.after) == ("listings deleted", "U1", {"listings": ["2"]})


def test_the_same_file_counts_it_once_its_import_is_undone(store: Store) -> None:
    without(store, day=8)
    without(store, "2")
    found = store.left_out.last("Mugs")
    assert found is not None
    store.left_out.deleted(found, NOW, "U1")
    made = store.import_undo.of(found.run)
    assert made is not None
    store.import_undo.undo(made, NOW)
    assert counted(store) == 70
    without(store, "2")
    assert counted(store) == 40


def test_a_listing_that_is_named_again_is_waited_for_again(store: Store) -> None:
    without(store, day=8)
    without(store, "2")
    found = store.left_out.last("Mugs")
    assert found is not None
    store.left_out.deleted(found, NOW, "U1")
    without(store, day=10)
    assert counted(store) == 70
    assert without(store, "2", day=11)["left_out_listings"] == (("RED", "2"),)
    assert counted(store) == 70


@pytest.mark.parametrize(("others", "said"), [(1, (("RED", "2"),)), (2, ())])
def test_only_an_export_that_names_nearly_all_others_says_that_one_is_gone(
    store: Store, others: int, said: tuple[tuple[str, str], ...]
) -> None:
    """Of 42 listings 2 may be missing, which is one in twenty; a third one missing makes it a part of the shop."""
    without(store, day=8)
    missing = [str(100 + number) for number in range(others)]
    assert without(store, "2", *missing)["left_out_listings"] == said


def test_a_blank_quantity_and_a_product_that_is_missing_whole_are_no_deleted_listings(store: Store) -> None:
    without(store, day=8)
    blank = counts_in(store, listed("1", 40), listed("2", None), *OTHERS, as_of=at(3, 9))
    assert (blank["partial_products"], blank["left_out_listings"]) == (("RED",), ())
    switched = without(store, "1", "2", day=10)
    assert (switched["uncounted_products"], switched["left_out_listings"]) == (("RED",), ())


def test_what_one_shop_leaves_out_is_not_deleted_in_another(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    for shop in ("Mugs", "Cups"):
        counts_in(store, listed("1", 40), listed("2", 30), shop=shop, as_of=at(3, 8))
    counts_in(store, listed("1", 40), shop="Mugs", as_of=at(3, 9))
    found = store.left_out.last("Mugs")
    assert found is not None
    store.left_out.deleted(found, NOW, "U1")
    assert store.left_out.last("Cups") is not None
    switched = counts_in(store, listed("1", 39), shop="Cups", as_of=at(3, 9))
    assert switched["left_out_listings"] == (("RED", "2"),)


def test_an_older_export_is_no_longer_the_newest(store: Store) -> None:
    without(store, day=8)
    without(store, "2")
    older = store.left_out.last("Mugs")
    assert older is not None
    without(store, day=10)
    assert not store.left_out.deleted(older, NOW, "U1")
    assert without(store, "2", day=11)["left_out_listings"] == (("RED", "2"),)
    assert store.left_out.of(older.run + 100) is None
    assert counts_in(store, listed("1", 1), as_of=NOW - hours(24 * 5))["left_out_listings"] == ()
