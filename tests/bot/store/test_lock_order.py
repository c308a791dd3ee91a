"""Whoever takes an import back, imports a workbook, approves, or changes settings waits for the others in one order."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date, timedelta

import pytest
from sqlalchemy import event, text

from bot.store import AlreadyImported, Database, ImportGone, ImportRun, Lot, Store, Terms
from bot.store.audit import note
from bot.store.importing.kinds.incoming import STAYS
from bot.store.movements.history import one_at_a_time
from bot.store.ordering.drafts import draft
from bot.store.ordering.suggestion_writes import take_turns
from planner.events.plan import EventKind, EventPlan
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, counts_in, orders_in

MEANWHILE = 0.3  # [seconds] in which the other one gets as far as it can
LIVE = EventPlan("Live", EventKind.LIVESTREAM, "Mugs", NOW.date(), NOW.date() + timedelta(days=1), (("SKU1001", 5),))


def test_what_is_bought_while_its_import_is_taken_back_stays(database: Database, store: Store) -> None:
    """The approval has its turn but is not done yet when the import is taken back, which waits for it."""
    counts_in(store, a_count(quantity=5))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal()]).opened
    last = store.import_undo.last("Mugs")
    assert last is not None
    with ThreadPoolExecutor(1) as other:
        with store.access.writing() as session:
            take_turns(store.access, session)
            undone = other.submit(database.store("W1").import_undo.undo, last, NOW)
            wait([undone], timeout=MEANWHILE)
            draft(store.access, session, [(suggestion, Lot(5, "sea", date(2026, 4, 9)))], "U1", NOW)
        undone.result(timeout=30)
    assert store.products.find("SKU1001").exact == ("SKU1001",)
    assert [line.product for order in store.orders.all() for line in order.lines] == ["SKU1001"]


@pytest.mark.parametrize(
    ("change", "touches"),
    [
        (lambda s: s.terms.agree("SKU1001", Terms(), Terms(moq=5), "U1", NOW), "product SET moq = 9"),
        (lambda s: s.shops.change("Mugs", now=NOW, channel="C2"), "shop SET channel = 'C9'"),
        (lambda s: s.people.set_role("U2", "approver", now=NOW), "person SET role = 'admin'"),
        (lambda s: s.events.cancel(1, 1, "U1", NOW), "event SET told = 'today'"),
    ],
    ids=["terms", "shop", "role", "event"],
)
def test_what_people_change_during_an_import_waits_and_neither_is_lost(
    database: Database, store: Store, change: Callable[[Store], object], touches: str
) -> None:
    """The import has written its trace and goes on to rows that somebody else wants just then."""
    counts_in(store, a_count(quantity=5))
    store.events.add(LIVE, "U1", NOW)
    store.people.set_role("U2", "viewer", now=NOW)
    with ThreadPoolExecutor(1) as other:
        with store.access.writing() as session:
            one_at_a_time(session, "W1")
            note(store.access, session, NOW, "U1", "imported", "import:9", {}, {})
            changed = other.submit(change, database.store("W1"))
            wait([changed], timeout=MEANWHILE)
            session.connection().execute(text(f"UPDATE {touches}"))
        changed.result(timeout=30)
    assert "imported" in {entry.action for entry in store.audit.entries()}


def test_two_files_with_the_same_new_lines_in_another_order_wait_for_each_other_in_one(
    database: Database, store: Store
) -> None:
    """One has written its first line when the other comes; it goes on to the second, which comes first in the other."""
    orders_in(store, a_line("0"))
    same = "INSERT INTO order_line ({}) SELECT {} FROM order_line WHERE order_id = '0'"
    said = {name: name for name in STAYS} | {"import_id": "1"}
    with ThreadPoolExecutor(1) as other:
        run = store.imports.begin("Mugs", "orders", "other", "orders.csv", NOW, NOW)
        with store.access.writing() as session:
            one, two = (
                same.format(", ".join(STAYS), ", ".join((said | {"order_id": f"'{n}'"}).values())) for n in "12"
            )
            session.connection().exec_driver_sql(one)
            lines = [a_line("2"), a_line("1")]
            staged = other.submit(database.store("W1").imports.stage, run, "orders", lines)
            wait([staged], timeout=MEANWHILE)
            session.connection().exec_driver_sql(two)
        assert isinstance(staged.exception(timeout=30), ImportGone | None)


def test_a_file_that_is_sent_again_while_it_is_made_to_count_is_imported_once(database: Database, store: Store) -> None:
    """The second one comes when the first is in its last transaction; it must not end what counts a moment later."""
    file = ("Mugs", "orders", "abc", "orders.csv", NOW, NOW)
    run = store.imports.begin(*file)
    store.imports.stage(run, "orders", [a_line("1")])
    again = list[Future[ImportRun]]()

    def comes(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "INSERT INTO listing" in statement and not again:
            again.append(other.submit(database.store("W1").imports.begin, *file))
            wait(again, timeout=MEANWHILE)

    with ThreadPoolExecutor(1) as other:
        event.listen(store.access.writer, "before_cursor_execute", comes)
        store.imports.switch(run, NOW)
        event.remove(store.access.writer, "before_cursor_execute", comes)
        with pytest.raises(AlreadyImported):
            again[0].result(timeout=30)
    assert [each.file for each in store.imported.latest(2)] == ["orders.csv"]
    assert store.sales.ranked(NOW.date(), NOW.date()).units.tolist() == [1]
