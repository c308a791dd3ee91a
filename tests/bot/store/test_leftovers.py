"""What a file left beside the records is cleared away, however its import ended."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.store import ImportGone, Store
from bot.store.importing.import_undo import ImportUndo, LastImport
from bot.store.importing.unfinished import STAGED, clear_away
from bot.store.movements.counted import UNSEEN
from tests.bot.store.builders import NOW, a_count, a_line, a_row, a_shop, at, counts_in, orders_in


def left(store: Store) -> int:
    """Return how many rows imports wrote that do not count: beside the records, and lines nobody sees."""
    unseen = f"SELECT COUNT(*) FROM order_line WHERE import_id IN ({UNSEEN})"
    with store.access.reading() as session:
        counts = [session.connection().exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar() for table in STAGED]
        counts.append(session.connection().execute(text(unseen), {"w": "W1"}).scalar())
    return sum(count or 0 for count in counts)


class Killed(BaseException):
    """The process is gone."""


class Once:
    """A turn to write, once; then the process is killed."""

    def __init__(self) -> None:
        self.is_over = False

    def __call__(self) -> nullcontext[None]:
        if self.is_over:
            raise Killed
        self.is_over = True
        return nullcontext()


def _last(store: Store) -> LastImport:
    last = store.import_undo.last("Mugs")
    assert last is not None
    return last


def after(act: Callable[[], object], fact: object) -> Iterator[object]:
    """Do something while a file is being staged."""
    act()
    yield fact


def test_an_import_that_went_on_after_it_was_begun_anew_stops_and_leaves_nothing(store: Store) -> None:
    first = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    with pytest.raises(ImportGone):
        store.imports.stage(first, "orders", after(lambda: orders_in(store, a_line("1"), sha="abc"), a_line("2")))
    store.imports.abandon(first)
    assert left(store) == 0
    assert store.facts.gather(at(4, 1))[0].history.units.sum() == 1


def test_what_killed_imports_left_is_cleared_by_the_next_one(store: Store) -> None:
    """One went on unaware that it was begun anew, one was killed and is begun anew only now, one is still at it."""
    unaware = store.imports.begin("Mugs", "stock", "abc", "stock.xlsx", NOW, NOW)
    again = ("Mugs", "stock", "abc", "stock.xlsx", NOW, NOW)
    with pytest.raises(ImportGone):
        store.imports.stage(unaware, "stock", after(lambda: store.imports.begin(*again), a_count()))
    orders_in(store, a_line("1"))
    killed = store.imports.begin("Mugs", "orders", "killed", "orders.csv", NOW, NOW)
    store.imports.stage(killed, "orders", [a_line("1", quantity=2), a_line("2"), a_line("3")])
    of_killed = 5  # two lines nobody sees and one beside, their SKU, what was sold
    alive = store.imports.begin("Mugs", "orders", "alive", "orders.csv", NOW, NOW)
    store.imports.stage(alive, "orders", [a_line("4")])
    of_alive = 3
    assert left(store) == of_killed + of_alive
    store.imports.begin("Mugs", "orders", "killed", "orders.csv", NOW, NOW)
    assert left(store) == of_alive
    assert store.imports.switch(alive, NOW)["new_lines"] == 1
    assert left(store) == 0


def test_an_import_taken_back_while_it_is_cleared_up_after_is_cleared_away_as_well(store: Store) -> None:
    """Who clears up after it, and knew it as done, must not say that nothing is left; who took it back is killed."""
    orders_in(store, a_line("1"), sha="abc")
    with store.access.writing() as session:
        session.connection().exec_driver_sql("UPDATE import_run SET leaves = 0 = 0")  # killed before it cleared up
    turns = 0

    def taken_back() -> nullcontext[None]:
        nonlocal turns
        turns += 1
        if turns == len(STAGED) + 1:  # all that was beside the records is cleared
            with pytest.raises(Killed):
                ImportUndo(replace(store.access, turn=Once())).undo(_last(store), NOW)
        return nullcontext()

    clear_away(replace(store.access, turn=taken_back))
    assert left(store) == 1
    clear_away(store.access)
    assert left(store) == 0


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
