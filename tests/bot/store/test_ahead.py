"""Words of what a file lists anew are noted before its own transaction, so that nobody waits for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event, text

from bot.store import Store
from bot.store.importing.ahead import number_ahead
from bot.store.importing.listings import place
from bot.store.shops import shop_row
from tests.bot.store.builders import NOW, a_count, a_line, a_row, a_shop, at, counts_in, hours, orders_in, plan_in
from tests.bot.store.test_import_undo import undo


@contextmanager
def transactions(store: Store) -> Iterator[list[str]]:
    """Yield what is written meanwhile: the statements of each transaction, one below the other."""
    writer, done = store.access.writer, [""]

    def noted(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        done[-1] += statement + "\n"

    def ended(_connection: object) -> None:
        done.append("")

    events: dict[str, Callable[..., None]] = {"before_cursor_execute": noted, "commit": ended}
    for name, listener in events.items():
        event.listen(writer, name, listener)
    yield done
    for name, listener in events.items():
        event.remove(writer, name, listener)


def words(store: Store) -> int:
    with store.access.reading() as session:
        return int(session.connection().execute(text("SELECT COUNT(*) FROM product_word")).scalar_one())


def test_while_a_file_is_made_to_count_no_word_is_noted(store: Store) -> None:
    for take in (
        lambda: orders_in(store, a_line("1", "1001")),
        lambda: counts_in(store, a_count("1002", name="A bag")),
    ):
        with transactions(store) as done:
            take()
        (counting,) = (each for each in done if "INSERT INTO listing" in each)
        assert "product_word" not in counting
    assert [store.products.search(word, 10).codes for word in ("mug", "bag")] == [("SKU1001",), ("SKU1002",)]


def test_what_another_file_made_meanwhile_is_one_product_and_found_once(store: Store) -> None:
    store.shops.add(a_shop("Bags"), now=NOW)
    run = store.imports.begin("Bags", "orders", "abc", "orders.csv", NOW, NOW)
    store.imports.stage(run, "orders", [a_line("1", "2001", seller_sku="sku1001", name="A cup")])
    numbered = number_ahead(store.access, run.id, "Bags")
    orders_in(store, a_line("1", "1001"))
    with store.access.writing() as session:
        shop = shop_row(session, "W1", "Bags")
        assert place(session, shop, run.id, "staged_sku", 0, numbered) == ()
    assert store.products.count() == 1
    assert [store.products.search(word, 10).total for word in ("mug", "cup")] == [1, 1]
    assert words(store) == len({"sku1001", "a", "mug", "cup"})


def test_taking_back_what_was_listed_forgets_its_words_afterwards(store: Store) -> None:
    orders_in(store, a_line("1", "1001"))
    before = words(store)
    counts_in(store, a_count("1002", name="A bag"), as_of=NOW + hours(1))
    with transactions(store) as done:
        undo(store)
    (back,) = (each for each in done if "DELETE FROM product " in each)
    assert "product_word" not in back
    assert words(store) == before
    assert store.products.search("bag", 10).total == 0


def test_taking_back_what_products_cost_leaves_their_words_alone(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 8))
    plan_in(store, products=[a_row("products", product="SKU1001", moq=60)])
    with transactions(store) as done:
        undo(store)
    assert any("UPDATE product " in each for each in done)
    assert not any("product_word" in each for each in done)
