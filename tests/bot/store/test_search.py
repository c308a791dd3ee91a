"""Products are found by parts of their code and names, the same on every database."""

import pytest
from sqlalchemy import text

from bot.store import Database, Store
from bot.store.importing.ahead import number_ahead
from planner.model import Level
from tests.bot.store.builders import NOW, a_count, a_line, a_row, a_shop, a_store, at, counts_in, orders_in, plan_in
from tests.bot.store.test_nouns import a_standing

NAMES = {
    "TOTE-123": "Canvas Tote Bag, large",
    "TOTE-7": "Canvas Tote, small",
    "LB-01": "Lunch Bag Pink Polkadot",
    "LB-02": "Lunch Bag Red Retrospot",
    "HB-1": "Handbag ÉCRU",
    "CN-1": "粉色午餐袋 L",
    "CN-2": "红色雨伞",
}


@pytest.fixture
def goods(store: Store) -> Store:
    lines = [
        a_line(str(n), f"17290000000000{n}", seller_sku=code, name=name)
        for n, (code, name) in enumerate(NAMES.items(), start=10)
    ]
    orders_in(store, *lines)
    return store


def renamed(store: Store, code: str, name: str) -> None:
    """Give a product a name by a planning workbook."""
    plan_in(store, products=[a_row("products", product=code, name=name)])


FOUND = {
    "tote": {"TOTE-123", "TOTE-7"},
    "TOTE-12": {"TOTE-123"},
    "lb-0": {"LB-01", "LB-02"},
    "tote bag": {"TOTE-123"},
    "bag tote": {"TOTE-123"},
    "lunch": {"LB-01", "LB-02"},
    "polka": {"LB-01"},
    "kadot pink": {"LB-01"},
    "écru": {"HB-1"},
    "午餐": {"CN-1"},
    "餐袋": {"CN-1"},
    "色": {"CN-1", "CN-2"},
    "粉色袋": {"CN-1"},  # not in one piece: every sign is looked for
    "17290000000000": {*NAMES},
    "1729000000000016": {"CN-2"},
    "ＴＯＴＥ": {"TOTE-123", "TOTE-7"},
    "nothing": set(),
    "---": set(),
    "%": set(),
    "l": {"CN-1"},  # one letter is a size, not a part of every word
}


def test_all_words_are_found_as_parts(goods: Store) -> None:
    hits = {typed: goods.products.search(typed, 10) for typed in FOUND}
    assert {typed: set(found.codes) for typed, found in hits.items()} == FOUND
    assert {typed: found.total for typed, found in hits.items()} == {
        typed: len(codes) for typed, codes in FOUND.items()
    }


def test_a_plural_finds_the_word_of_one_but_not_as_a_part(store: Store) -> None:
    names = ("Hairpins", "Hair pins", "Pin", "Pink spinner", "Lens", "Calendar", "Coffee mug")
    orders_in(store, *(a_line(str(n), f"19{n}", seller_sku=f"A-{n}", name=name) for n, name in enumerate(names)))
    found = {typed: store.products.search(typed, 10).codes for typed in ("pins", "lens", "mugs coffee", "spinners")}
    assert found == {"pins": ("A-1", "A-2", "A-0"), "lens": ("A-4",), "mugs coffee": ("A-6",), "spinners": ("A-3",)}


def test_a_code_that_begins_so_comes_before_whole_words_and_those_before_parts(goods: Store) -> None:
    orders_in(goods, a_line("90", "1900", seller_sku="BAG-1", name="A purse"), as_of=at(3, 11))
    assert goods.products.search("bag", 10).codes == ("BAG-1", "LB-01", "LB-02", "TOTE-123", "HB-1")


def test_within_the_same_likeness_the_most_pressing_comes_first(goods: Store) -> None:
    goods.levels.save([a_standing("LB-01", Level.OK, 900), a_standing("LB-02", Level.OUT, 1)])
    assert goods.products.search("lunch", 10).codes == ("LB-02", "LB-01")
    goods.levels.save([a_standing("LB-01", Level.OK, 900), a_standing("LB-02", Level.OK, 1)])
    assert goods.products.search("lunch", 10).codes == ("LB-01", "LB-02")


def test_hits_come_a_page_at_a_time(store: Store) -> None:
    orders_in(store, *(a_line(str(n), f"18{n}", seller_sku=f"MUG-{n}", name="Mug") for n in range(100, 125)))
    pages = [store.products.search("mug", 10, first) for first in (0, 10, 20, 30)]
    assert [len(page.codes) for page in pages] == [10, 10, 5, 0]
    assert [page.total for page in pages[:3]] == [25, 25, 25]
    assert len({code for page in pages for code in page.codes}) == 25


def test_a_slip_in_a_name_is_put_right(goods: Store) -> None:
    slips = {
        "polkadto": "polkadot",
        "handbga": "handbag",
        "cnavas small": "canvas small",
        "zzzzzz": "",
        "canvas qqqqqq": "",
    }
    assert {typed: goods.products.search(typed, 10).total for typed in slips} == dict.fromkeys(slips, 0)
    assert {typed: goods.products.corrected(typed) for typed in slips} == slips


def test_a_new_name_is_found_and_the_old_one_is_not(goods: Store) -> None:
    renamed(goods, "LB-01", "Cool box")
    assert goods.products.search("cool", 10).codes == ("LB-01",)
    assert goods.products.search("polkadot", 10).codes == ("LB-01",)  # its listing is still called so
    renamed(goods, "LB-01", "Icy box")
    assert goods.products.search("cool", 10).total == 0


def test_what_the_workbook_lists_is_found_before_its_first_sale(goods: Store) -> None:
    plan_in(goods, listings=[a_row("listings", product="NEW-1", shop="Mugs", sku_id="3003", seller_sku="FRESH-UK")])
    assert goods.products.search("fresh", 10).codes == ("NEW-1",)


def test_a_seller_sku_filled_in_later_is_found(store: Store) -> None:
    orders_in(store, a_line("1", "1729000000000099", seller_sku="", name="A mug"))
    assert store.products.search("shiny", 10).total == 0
    orders_in(store, a_line("2", "1729000000000099", seller_sku="SHINY-1", name="A mug"), as_of=at(3, 11))
    assert store.products.search("shiny", 10).codes == ("1729000000000099",)


def test_each_workspace_finds_its_own(database: Database, goods: Store) -> None:
    other = a_store(database, "W2")
    orders_in(other, a_line("1", "77", seller_sku="TOTE-9", name="Tote"))
    assert other.products.search("tote", 10).codes == ("TOTE-9",)
    assert goods.products.search("tote", 10).total == 2


def test_a_word_is_kept_once_however_many_carry_it(database: Database, goods: Store) -> None:
    with database.reader.connect() as connection:
        words = connection.execute(text("SELECT COUNT(*), COUNT(DISTINCT word), COUNT(DISTINCT id) FROM word")).one()
    assert len(set(words)) == 1


def test_a_bigger_shop_counts_into_the_same_words(goods: Store) -> None:
    goods.shops.add(a_shop("Cups"), now=NOW)
    counts_in(goods, a_count("5001", seller_sku="LB-01", name="Lunchtasche"), shop="Cups")
    assert goods.products.search("lunchtasche", 10).codes == ("LB-01",)


def test_words_of_a_file_that_is_not_taken_in_find_nothing_and_serve_the_next(store: Store) -> None:
    """They are noted before the file's own transaction, and what products carry is forgotten with the file."""

    def words(table: str = "word") -> int:
        with store.access.reading() as session:
            return int(session.connection().execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())

    line = a_line(sku="1729", seller_sku="TOTE-1", name="Canvas Bag", variation="Pink")
    run = store.imports.begin("Mugs", "orders", "one", "orders.csv", NOW, NOW)
    store.imports.stage(run, "orders", [line])
    number_ahead(store.access, run.id, "Mugs")
    numbered = words()
    assert numbered == words("product_word") == len({"tote", "1", "canvas", "bag", "pink"})
    assert not store.products.search("canvas", 10).total
    store.imports.abandon(run)
    assert words("product_word") == words("created") == 0
    assert not store.products.search("canvas", 10).total
    orders_in(store, line)
    assert words() == numbered
    assert store.products.search("canvas", 10).total == 1
