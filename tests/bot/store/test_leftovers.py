"""What a file left beside the records is cleared away, however its import ended."""

from collections.abc import Callable, Iterator

from bot.store import Store
from bot.store.imports import STAGED
from tests.bot.store.builders import NOW, a_count, a_line, a_row, a_shop, counts_in, orders_in


def staged(store: Store) -> int:
    with store.access.reading() as session:
        counts = [session.connection().exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar() for table in STAGED]
    return sum(count or 0 for count in counts)


def after(act: Callable[[], object], fact: object) -> Iterator[object]:
    """Do something while a file is being staged."""
    act()
    yield fact


def test_an_import_that_went_on_after_it_was_begun_anew_clears_up_when_it_gives_up(store: Store) -> None:
    first = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    store.imports.stage(first, "orders", after(lambda: orders_in(store, a_line("1"), sha="abc"), a_line("2")))
    assert staged(store) == 1
    store.imports.abandon(first)
    assert staged(store) == 0


def test_what_killed_imports_left_is_cleared_by_the_next_one(store: Store) -> None:
    """One was killed between its switch and clearing up, one went on unaware that it was begun anew."""
    done = store.imports.begin("Mugs", "orders", "done", "orders.csv", NOW, NOW)
    unaware = store.imports.begin("Mugs", "stock", "abc", "stock.xlsx", NOW, NOW)
    again = ("Mugs", "stock", "abc", "stock.xlsx", NOW, NOW)
    store.imports.stage(unaware, "stock", after(lambda: store.imports.begin(*again), a_count()))
    store.imports.stage(done, "orders", after(lambda: store.imports.switch(done, NOW), a_line("1")))
    assert staged(store) == 2
    alive = store.imports.begin("Mugs", "orders", "alive", "orders.csv", NOW, NOW)
    store.imports.stage(alive, "orders", [a_line("2")])
    store.imports.begin("Mugs", "orders", "next", "orders.csv", NOW, NOW)
    assert staged(store) == 1
    assert store.imports.switch(alive, NOW)["new_lines"] == 1


def test_a_delivery_to_one_of_several_shops_that_is_not_named_is_told_apart_from_an_unknown_sku(store: Store) -> None:
    store.shops.add(a_shop("Cups"), now=NOW)
    for shop in ("Mugs", "Cups"):
        counts_in(store, a_count(), shop=shop)
    run = store.imports.begin("", "plan", "p1", "plan.xlsx", NOW, NOW)
    day = "2026-03-20"
    store.imports.stage(
        run,
        "inbound",
        [
            a_row("inbound", product=sku, quantity=60, arrives=day, **({"shop": shop} if shop else {}))
            for sku, shop in (("SKU1001", ""), ("SKU1001", "Cups"), ("X", ""))
        ],
    )
    switched = store.imports.switch(run, NOW)
    assert (switched["expected"], switched["ambiguous_products"], switched["unknown_products"]) == (
        1,
        ("SKU1001",),
        ("X",),
    )
