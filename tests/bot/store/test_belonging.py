"""A file of another shop is recognised by its SKUs, at the boundary of half of them."""

import pytest

from bot.store import Database, Store
from bot.store.importing.belonging import MANY, Belonging
from planner.intake.facts import FulfilledStock
from tests.bot.store.builders import NOW, a_count, a_shop, a_store, counts_in
from tests.bot.store.test_ads import a_report


@pytest.fixture
def shops(database: Database) -> Store:
    """Mugs sells the SKUs 0 to 19, Cups 100 to 119."""
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    for shop, first in (("Mugs", 0), ("Cups", 100)):
        counts_in(store, *(a_count(str(first + sku)) for sku in range(MANY)), shop=shop)
    return store


def asked(store: Store, *skus: int, shop: str = "Mugs") -> Belonging:
    run = store.imports.begin(shop, "stock", str(skus), "stock.xlsx", NOW, NOW)
    store.imports.stage(run, "stock", [a_count(str(sku)) for sku in skus])
    found = store.imports.belonging(run, "stock")
    assert found is not None
    return found


@pytest.mark.parametrize(("theirs", "refused"), [(4, False), (5, True), (6, True)])
def test_half_of_the_skus_make_it_anothers(shops: Store, theirs: int, *, refused: bool) -> None:
    """Of ten SKUs, the rest new to both."""
    found = asked(shops, 1, *range(100, 100 + theirs), *range(500, 509 - theirs))
    assert (found.skus, found.here, found.there, found.likelier) == (10, 1, theirs, "Cups")
    assert found.is_elsewhere is refused


def test_its_own_file_is_its_own(shops: Store) -> None:
    assert not asked(shops, *range(10)).is_elsewhere
    assert not asked(shops, 1, *range(500, 550)).is_elsewhere


def test_none_of_many_skus_is_strange(shops: Store) -> None:
    found = asked(shops, 500, 501)
    assert (found.is_elsewhere, found.likelier) == (True, "")


def test_a_young_shop_may_be_given_anything_new(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    counts_in(store, *(a_count(str(sku)) for sku in range(MANY - 1)))
    assert not asked(store, 500, 501).is_elsewhere
    counts_in(store, a_count("99"))
    assert asked(store, 500, 501).is_elsewhere


@pytest.mark.parametrize(("theirs", "refused"), [(1, False), (2, True), (3, True)])
def test_an_ads_report_is_recognised_by_its_pages(shops: Store, theirs: int, *, refused: bool) -> None:
    """Of four pages, one is of Mugs; half of them make it another's."""
    counts_in(shops, a_count("1", product_id="P0"))
    counts_in(shops, *(a_count(str(100 + n), product_id=f"P{n}") for n in range(1, 4)), shop="Cups")
    run = shops.imports.begin("Mugs", "ads", "a", "ads.csv", NOW, NOW, (NOW.date(), NOW.date()))
    pages = ("P0", *(f"P{n}" for n in range(1, 1 + theirs)), *(f"new{n}" for n in range(3 - theirs)))
    shops.imports.stage(run, "ads", [a_report(3, page) for page in (*pages, pages[0])])
    found = shops.imports.belonging(run, "ads")
    assert found is not None
    assert (found.skus, found.here, found.there) == (4, 1, theirs if theirs > 1 else 0)
    assert found.is_elsewhere is refused


def test_an_ads_report_of_unknown_pages_is_no_ones(shops: Store) -> None:
    run = shops.imports.begin("Mugs", "ads", "a", "ads.csv", NOW, NOW, (NOW.date(), NOW.date()))
    shops.imports.stage(run, "ads", [a_report(3, "P99")])
    assert not shops.imports.belonging(run, "ads").is_elsewhere


def test_what_lies_with_tiktok_is_recognised_by_its_seller_skus(shops: Store) -> None:
    run = shops.imports.begin("Mugs", "fbt", "f", "fbt.csv", NOW, NOW)
    shops.imports.stage(run, "fulfilled", [FulfilledStock(f"sku{sku}", 5, 0) for sku in (1, 100, 101)])
    found = shops.imports.belonging(run, "fulfilled")
    assert found == Belonging(3, 1, MANY, "Cups", 2)
    assert found.is_elsewhere
