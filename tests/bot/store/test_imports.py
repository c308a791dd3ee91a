"""Files come in whole or not at all, once, and never hold up a decision."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event, Thread

import pytest
from sqlalchemy import event, text

from bot.store import AlreadyImported, Database, ImportGone, Store
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, a_shop, a_store, at, counts_in, hours, orders_in

MEANWHILE = 0.3  # [seconds] in which the other one gets as far as it can


def units(store: Store, product: str = "SKU1001") -> float:
    (catalogue,) = store.facts.gather(at(4, 1), products=[product])
    return float(catalogue.history.units.sum())


def test_a_line_is_counted_once_however_many_exports_hold_it(store: Store) -> None:
    first = orders_in(store, a_line("1", quantity=2), a_line("2"))
    second = orders_in(store, a_line("2"), a_line("3"), as_of=NOW + hours(1))
    assert (first["new_lines"], second["new_lines"], second["same_lines"]) == (2, 1, 1)
    assert units(store) == 4


def test_a_place_is_known_from_the_first_count_of_a_shop_that_sells_from_it(store: Store) -> None:
    """Counted twice; the orders that came in before tell of no stock."""
    orders_in(store, a_line("1"), as_of=NOW - hours(5))
    counts_in(store, a_count(), as_of=NOW)
    counts_in(store, a_count(), as_of=NOW + hours(1))
    known = [store.imported.places_first_counted(NOW + timedelta(seconds=n)) for n in (-1, 0, 1)]
    assert known == [{"Mugs"}, set(), set()]


def test_the_very_same_file_is_refused_with_its_receipt(store: Store) -> None:
    orders_in(store, a_line(), sha="abc")
    with pytest.raises(AlreadyImported) as refused:
        orders_in(store, a_line(), sha="abc")
    assert refused.value.receipt["new_lines"] == 1
    assert refused.value.when == NOW
    assert units(store) == 1


def test_importing_the_same_rows_again_changes_nothing(store: Store) -> None:
    lines = [a_line(str(order), quantity=order % 3 + 1) for order in range(20)]
    orders_in(store, *lines)
    before = store.facts.gather(at(4, 1))
    assert orders_in(store, *lines, sha="other name")["same_lines"] == 20
    after = store.facts.gather(at(4, 1))
    assert (before[0].history.units == after[0].history.units).all()
    assert before[0].about == after[0].about


def test_the_newest_export_wins_in_whatever_order_they_arrive(store: Store) -> None:
    """Cancelled as of 11:00; the export of 10:00, imported later, still shows it paid; that of 12:00 sent."""
    orders_in(store, a_line("1", cancelled=NOW + hours(10)), a_line("2"), as_of=NOW + hours(11))
    late = orders_in(store, a_line("1"), a_line("2"), as_of=NOW + hours(10))
    assert (late["changed_lines"], late["same_lines"]) == (0, 2)
    assert units(store) == 1
    after_all = orders_in(store, a_line("1", shipped=NOW + hours(12)), as_of=NOW + hours(12))
    assert (after_all["changed_lines"], after_all["behind_lines"]) == (1, 0)
    assert units(store) == 2


def test_an_export_that_agrees_cannot_be_overruled_by_an_older_one(store: Store) -> None:
    orders_in(store, a_line("1"), as_of=at(3, 10))
    orders_in(store, a_line("1"), as_of=at(3, 14), sha="newest")
    orders_in(store, a_line("1", quantity=7), as_of=at(3, 12))
    assert units(store) == 1


def test_a_line_that_moves_to_another_month_leaves_the_old_one(store: Store) -> None:
    orders_in(store, a_line("1", paid=None, created=at(2, 27), shipped=at(2, 28)), as_of=at(2, 28))
    orders_in(store, a_line("1", paid=at(3, 2), created=at(2, 27), shipped=at(2, 28)), as_of=at(3, 3))
    assert units(store) == 1
    assert store.facts.differing() == 0


def test_an_abandoned_import_leaves_nothing(store: Store) -> None:
    run = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    store.imports.stage(run, "orders", [a_line()])
    store.imports.abandon(run)
    assert store.facts.gather(NOW) == ()
    with pytest.raises(ImportGone):
        store.imports.switch(run, NOW)


def test_a_file_begun_again_takes_over_from_the_first_try(store: Store) -> None:
    first = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    store.imports.stage(first, "orders", [a_line("1"), a_line("2")])
    second = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    store.imports.stage(second, "orders", [a_line("1")])
    with pytest.raises(ImportGone):
        store.imports.switch(first, NOW)
    assert store.imports.switch(second, NOW)["new_lines"] == 1


def test_of_two_who_begin_the_same_file_in_one_moment_one_takes_over_from_the_other(
    database: Database, store: Store
) -> None:
    """Both look for an earlier try before either has written its own down, where the database lets them."""
    both = Barrier(2)

    def looks(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM import_run" in statement and "FOR UPDATE" in statement:
            with suppress(BrokenBarrierError):
                both.wait(MEANWHILE)

    def brought(who: int) -> str:
        imports = database.store("W1").imports
        try:
            run = imports.begin("Mugs", "stock", "abc", f"{who}.xlsx", NOW, NOW)
            begun.wait()
            imports.stage(run, "stock", [a_count()])
            return str(imports.switch(run, NOW)["counted"])
        except (ImportGone, AlreadyImported) as refused:
            return type(refused).__name__

    begun = Barrier(2)
    event.listen(store.access.writer, "after_cursor_execute", looks)
    with ThreadPoolExecutor(2) as people:
        ended = sorted(people.map(brought, range(2)))
    event.remove(store.access.writer, "after_cursor_execute", looks)
    assert ended == ["1", "ImportGone"]


KILLED = """
import os, sys
from bot.store import Database
from tests.bot.store.builders import NOW, a_line
with Database.open(sys.argv[1]) as database:
    store = database.store("W1")
    run = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    def lines():
        for order in range(12_000):
            yield a_line(str(order))
            if order == 6_000:
                print("half way", flush=True)
                os.read(0, 1)
    store.imports.stage(run, "orders", lines())
"""


def test_an_import_killed_half_way_leaves_nothing_and_can_be_done_again(url: str, store: Store) -> None:
    here = Path(__file__).parents[3]
    importer = subprocess.Popen(
        [sys.executable, "-c", KILLED, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=here,
        env=dict(os.environ),
    )
    assert importer.stdout
    assert importer.stdin
    assert importer.stdout.readline() == b"half way\n"
    importer.send_signal(signal.SIGKILL)
    importer.wait()
    importer.stdout.close()
    importer.stdin.close()
    assert store.facts.gather(NOW) == ()
    assert orders_in(store, a_line(), sha="abc")["new_lines"] == 1


def test_an_approval_clicked_during_an_import_commits_before_the_import_ends(database: Database, store: Store) -> None:
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal()]).opened
    half_way, decided = Event(), Event()
    run = store.imports.begin("Mugs", "orders", "abc", "orders.csv", NOW, NOW)

    def lines() -> object:
        for order in range(6_000):
            if order == 5_500:
                half_way.set()
                assert decided.wait(30)
            yield a_line(str(order))

    importing = Thread(target=lambda: store.imports.stage(run, "orders", lines()))  # type: ignore[arg-type]
    importing.start()
    assert half_way.wait(30)
    decision = database.store("W1").deciding.approve(suggestion.id, 1, "U1", NOW, arrives=NOW.date())
    assert importing.is_alive()
    decided.set()
    importing.join()
    assert decision.won
    assert store.imports.switch(run, NOW)["new_lines"] == 6_000


def test_products_are_linked_across_shops_by_their_seller_sku(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    orders_in(store, a_line("1", "1001", seller_sku="MUG-RED"), a_line("2", "1002", seller_sku=""))
    linked = orders_in(store, a_line("1", "2001", seller_sku="mug-red"), shop="Cups")
    assert linked["new_products"] == ()
    assert store.products.count() == 2
    assert store.products.find("2001").exact == ("MUG-RED",)
    assert store.products.find("1002").exact == ("1002",)


def test_absent_from_the_stock_file_is_reported_and_never_zero(store: Store) -> None:
    counts_in(store, a_count("1001", 10), a_count("1002", 5), as_of=at(3, 8))
    switched = counts_in(store, a_count("1001", None), as_of=at(3, 9))
    assert (switched["counted"], switched["without_quantity"], switched["uncounted_products"]) == (0, 1, ("SKU1002",))
    (catalogue,) = store.facts.gather(at(3, 9))
    assert [about.counted for about in catalogue.about] == [10, 5]
    assert catalogue.about[0].counted_at == at(3, 8)


def test_postgresql_is_told_of_each_table_that_a_first_file_filled(database: Database) -> None:
    """It would go on planning for empty tables, and compare each row with each."""
    if database.writer.dialect.name != "postgresql":
        pytest.skip("SQLite keeps to the order a query names")
    store, tables = a_store(database), ("staged_count", "product", "listing", "component", "item", "stock_count")
    with store.access.writing() as session:
        session.connection().exec_driver_sql(f"ANALYZE {', '.join(tables)}")
    counts_in(store, *(a_count(str(sku)) for sku in range(100)))
    with store.access.reading() as session:
        known = session.connection().execute(text("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'"))
        sizes = {name: rows for name, rows in known if name in tables}
    assert sizes == dict.fromkeys(tables, 100)


def test_several_warehouses_are_counted_together(store: Store) -> None:
    counts_in(store, a_count(quantity=3, warehouse="A"), a_count(quantity=4, warehouse="B"), as_of=NOW)
    (catalogue,) = store.facts.gather(NOW)
    assert catalogue.about[0].counted == 7
