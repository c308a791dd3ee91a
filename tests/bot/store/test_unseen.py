"""A file of any size counts at one moment: before it nobody sees a line of it, after it everybody sees all."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

import bot.store
from bot.store import AlreadyImported, ImportGone, Store
from bot.store.staging import CHUNK
from planner.intake.facts import OrderLine
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, at, counts_in, hours, orders_in
from tests.bot.store.test_import_undo import facts, undo

KNOWN = (a_line("1", quantity=3), a_line("2", returned=1))
"""Lines of before: the file confirms one and changes the other."""
FILE = (
    KNOWN[0],
    a_line("2", quantity=5),
    *(a_line(f"n{number}", f"10{number % 5:02}") for number in range(CHUNK)),
)
ASKED_DIRECTLY = {  # modules that must see what does not count yet, or not any more
    "bot/store/importing/unfinished.py",  # to clear it away
    "bot/store/importing/unmaking.py",  # to mark what it changes
    "bot/store/importing/kinds/incoming.py",  # to write it
    "bot/store/importing/replacing.py",  # to remember what it changed
    "bot/store/importing/keeping.py",
}


class Killed(BaseException):
    """The process is gone."""


def seen(store: Store) -> list[Any]:
    """Return what anybody sees of order lines: planning, promises, how many products there are."""
    told = [
        (one.items.product, one.about, one.history.units.tolist(), one.items.committed.tolist())
        for one in store.facts.gather(at(4, 1))
    ]
    codes = ["SKU1000", "SKU1001"]
    return [told, store.promises.oldest(codes, at(4, 1)), store.products.count(), store.facts.differing()]


def bring(store: Store, lines: Iterator[OrderLine] | tuple[OrderLine, ...] = FILE) -> None:
    """Import the file; the same one each time."""
    run = store.imports.begin("Mugs", "orders", "the file", "orders.csv", NOW + hours(1), NOW)
    store.imports.stage(run, "orders", lines)
    store.imports.switch(run, NOW)


def killed_before_each_transaction(store: Store, act: Callable[[], object], then: Callable[[], object]) -> int:
    """Do something, killed before its first transaction, its second, and so on; return how many it has."""
    number = 0
    while True:
        left, number = [number], number + 1

        def begun(_connection: Connection, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Killed

        event.listen(store.access.writer, "begin", begun)
        try:
            act()
        except Killed:
            pass
        else:
            return number - 1
        finally:
            event.remove(store.access.writer, "begin", begun)
        then()


def test_between_two_parts_of_a_file_everything_is_as_before(store: Store) -> None:
    orders_in(store, *KNOWN)
    before, parts = seen(store), 0

    def lines() -> Iterator[OrderLine]:
        nonlocal parts
        for number, line in enumerate(FILE):
            if number % CHUNK == 0:
                parts += 1
                assert seen(store) == before
            yield line
        assert seen(store) == before

    bring(store, lines())
    assert parts == 2
    after = seen(store)
    assert after != before
    (catalogue,) = store.facts.gather(at(4, 1))
    assert catalogue.history.units.sum() == 3 + 5 + CHUNK
    undo(store)
    assert seen(store) == before


def test_an_import_killed_anywhere_has_happened_or_not_and_can_be_done_again(store: Store) -> None:
    orders_in(store, *KNOWN)
    before, kept = seen(store), facts(store)
    bring(store)
    after = seen(store)
    undo(store)

    def do_again() -> None:
        assert seen(store) in (before, after)
        try:
            bring(store)
        except AlreadyImported:
            store.imports.begin("Mugs", "orders", "another", "orders.csv", NOW, NOW)  # whoever comes next clears up
        assert seen(store) == after
        undo(store)
        assert facts(store) == kept

    many = 10  # begin, two parts, switch, and clearing up
    assert killed_before_each_transaction(store, lambda: bring(store), do_again) >= many


def test_taking_back_killed_anywhere_has_happened_or_not(store: Store) -> None:
    orders_in(store, *KNOWN)
    before, kept = seen(store), facts(store)
    bring(store)
    after = seen(store)

    def do_again() -> None:
        if seen(store) == after:
            undo(store)
        assert seen(store) == before
        store.imports.begin("Mugs", "orders", "another", "orders.csv", NOW, NOW)
        assert facts(store) == kept
        bring(store)
        assert seen(store) == after

    assert killed_before_each_transaction(store, lambda: undo(store), do_again) > 1


def test_of_two_files_with_the_same_new_lines_the_faster_one_counts(store: Store) -> None:
    slow = store.imports.begin("Mugs", "orders", "slow", "slow.csv", NOW, NOW)
    store.imports.stage(slow, "orders", [a_line("1", quantity=9), a_line("2")])
    orders_in(store, a_line("1", quantity=4), a_line("3"))
    with pytest.raises(ImportGone):
        store.imports.switch(slow, NOW)
    store.imports.abandon(slow)
    (catalogue,) = store.facts.gather(at(4, 1))
    assert catalogue.history.units.sum() == 4 + 1
    assert store.facts.differing() == 0


def test_two_files_of_one_shop_that_share_no_line_come_in_side_by_side(store: Store) -> None:
    one = store.imports.begin("Mugs", "orders", "one", "one.csv", NOW, NOW)
    store.imports.stage(one, "orders", [a_line("1", quantity=9)])
    orders_in(store, a_line("2"))
    assert store.imports.switch(one, NOW)["new_lines"] == 1
    assert store.facts.gather(at(4, 1))[0].history.units.sum() == 10
    assert store.facts.differing() == 0


def test_a_sku_that_another_file_lists_meanwhile_is_the_same_sku(store: Store) -> None:
    """The orders had given it a number of its own."""
    orders = store.imports.begin("Mugs", "orders", "one", "one.csv", NOW, NOW)
    store.imports.stage(orders, "orders", [a_line("1", quantity=9), a_line("2", "1002")])
    counts_in(store, a_count(quantity=20), a_count("1003"))
    assert store.imports.switch(orders, NOW)["new_lines"] == 2
    assert store.products.count() == 3
    assert store.facts.gather(at(4, 1), products=["SKU1001"])[0].history.units.sum() == 9
    assert store.facts.differing() == 0
    undo(store)
    undo(store)
    assert store.facts.gather(at(4, 1)) == ()


def test_a_line_that_a_file_holds_twice_counts_as_it_is_written_last(store: Store) -> None:
    again = a_line("n0", "1000", quantity=7)
    lines = [a_line(f"n{number}", "1000") for number in range(CHUNK)]
    switched = orders_in(store, *lines, again, again)
    assert switched["new_lines"] == CHUNK
    assert store.facts.gather(at(4, 1))[0].history.units.sum() == CHUNK - 1 + 7
    assert store.facts.differing() == 0


def test_a_time_zone_changed_meanwhile_stops_the_import(store: Store) -> None:
    """Its lines were sorted into days of the other zone."""
    run = store.imports.begin("Mugs", "orders", "one", "one.csv", NOW, NOW)
    store.imports.stage(run, "orders", [a_line("1")])
    store.shops.change("Mugs", now=NOW, tz="America/Chicago")
    with pytest.raises(ImportGone):
        store.imports.switch(run, NOW)


def test_another_workspaces_unfinished_import_hides_nothing(store: Store, database: Any) -> None:
    """Numbers of imports are each workspace's own."""
    other = database.store("W2")
    other.shops.add(a_shop(), now=NOW)
    orders_in(store, a_line("1"))
    run = other.imports.begin("Mugs", "orders", "one", "one.csv", NOW, NOW)
    other.imports.stage(run, "orders", [a_line("1")])
    assert store.facts.gather(at(4, 1))[0].history.units.sum() == 1
    assert other.facts.gather(at(4, 1)) == ()


def test_whoever_reads_order_lines_asks_for_those_that_count() -> None:
    room = Path(bot.store.__file__).parent
    told = {
        path.relative_to(room.parents[1]).as_posix(): path.read_text(encoding="utf-8")
        for path in room.rglob("*.py")
        if not {"migrations", "tables"} & set(path.parts)
    }
    naming = {name for name, said in told.items() if re.search(r"(?<![a-z_])order_line(?![a-z_])", said)}
    assert {name for name in naming - ASKED_DIRECTLY if "counted(" not in told[name]} == set()


def test_lines_on_two_sheets_count_as_those_on_one(store: Store) -> None:
    lines = (*KNOWN, a_line("3", "1001", quantity=4), a_line("4", "1002"), a_line("5", "1001"), a_line("1", quantity=9))
    bring(store, lines)
    on_one = seen(store)
    undo(store)
    run = store.imports.begin("Mugs", "orders", "two sheets", "orders.xlsx", NOW + hours(1), NOW)
    for sheet in (lines[:3], lines[3:]):
        store.imports.stage(run, "orders", sheet)
    store.imports.switch(run, NOW)
    assert seen(store) == on_one
