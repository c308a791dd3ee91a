"""What a file costs grows as the file does, not as its square: counted in steps of SQLite, not in seconds."""

import shutil
from collections.abc import Callable, Mapping, Sized
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store import Database, Store, Warned
from bot.store.checks.alert_rows import Untold
from bot.store.movements.fresh_months import COUNTED, MARK, REACH_BACK, RECEIVED, SOLD
from planner.model import Level
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, a_store, counts_in, hours, orders_in
from tests.bot.store.test_import_undo import undo
from tests.bot.store.test_ways_to_lines import steps

FEW, MANY = 100, 800
A_STEP = 100  # instructions of SQLite


@pytest.fixture
def url(empty_store: Path, tmp_path: Path) -> str:
    """PostgreSQL looks how large its tables are, and tells no steps."""
    shutil.copy(empty_store, tmp_path / "store.db")
    return f"sqlite:///{tmp_path / 'store.db'}"


def steps_of(store: Store, act: Callable[[], object], *, reading: bool = False) -> int:
    """Do something and return in how many steps of SQLite's writer, or of who only reads."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    with (store.access.reader if reading else store.access.writer).connect() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(step, A_STEP)
    act()
    driver.set_progress_handler(None, 0)
    return taken


def test_eight_times_as_many_changed_lines_take_eight_times_as_long_there_and_back(store: Store) -> None:
    """By their square it would be 64 times."""
    taken, back = [], []
    for number, size in enumerate((FEW, MANY)):
        first, second = (
            [a_line(f"{number}-{n}", str(10_000 * (number + 1) + n), quantity) for n in range(size)]
            for quantity in (1, 2)
        )
        orders_in(store, *first)
        taken.append(steps_of(store, lambda lines=second: orders_in(store, *lines, as_of=NOW + hours(1))))
        back.append(steps_of(store, lambda: undo(store)))
    assert taken[1] < 12 * taken[0]
    assert back[1] < 12 * back[0]


def test_a_first_count_of_eight_times_the_products_takes_eight_times_as_long(database: Database) -> None:
    taken = []
    for workspace, size in (("W1", FEW), ("W2", MANY)):
        new, said = a_store(database, workspace), [a_count(str(sku)) for sku in range(size)]
        taken.append(steps_of(new, lambda new=new, said=said: counts_in(new, *said)))
    assert taken[1] < 12 * taken[0]


def test_a_small_export_takes_hardly_longer_where_many_skus_are_known(store: Store) -> None:
    """What it changes is kept and looked at again by its key, not by looking through all that is known."""
    small = [[a_line(str(n), str(1_000 + n), quantity) for n in range(10)] for quantity in (1, 2, 3)]
    orders_in(store, *small[0])
    alone = steps_of(store, lambda: orders_in(store, *small[1], as_of=NOW + hours(1)))
    orders_in(store, *[a_line(f"m{n}", str(5_000 + n)) for n in range(MANY)])
    among = steps_of(store, lambda: orders_in(store, *small[2], as_of=NOW + hours(2)))
    assert among < 2 * alone


def test_what_items_sold_and_counted_is_found_from_those_items(store: Store) -> None:
    """Not from all that was ever sold, counted or listed: a stretch of items after the other is asked for."""
    for query in (SOLD, COUNTED, RECEIVED, REACH_BACK, *MARK):
        every = [step for step in steps(store, query) if step.endswith("(workspace_id=?)")]
        assert [step for step in every if "uq_import_run_unseen" not in step] == []


def test_what_waits_for_people_is_found_whatever_was_decided_and_told_before(store: Store) -> None:
    """A check looks at what stands asked, refused and untold; what is over stays in the records for years."""
    alone = dict[str, int]()
    asks: Mapping[str, Callable[[], Sized]] = {
        "waiting": store.suggestions.waiting,
        "asked": lambda: store.suggestions.asked(NOW),
        "declined": store.suggestions.declined,
        "told": store.alerts.marks,
        "untold": lambda: _untold(store),
    }
    for each in ("asked", "refused"):
        store.suggestions.apply(NOW, opened=[a_proposal(each)])
    store.deciding.dismiss(2, 1, "U1", NOW)
    store.alerts.apply(NOW, opened=[_warned("new")])
    for name, ask in asks.items():
        assert len(ask()) == 1, name
        alone[name] = steps_of(store, ask, reading=True)
    for n in range(MANY):
        (past,) = store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}")]).opened
        store.suggestions.apply(NOW, closed=[replace(past, state="superseded")])
    over = store.alerts.apply(NOW, opened=[_warned(f"SKU{n}") for n in range(MANY)]).opened
    store.alerts.apply(NOW, closed=over)
    for name, ask in asks.items():
        assert len(ask()) == 1, name
        assert steps_of(store, ask, reading=True) <= alone[name] + 1, name


def _warned(product: str) -> Warned:
    return Warned("stock", product, "Mugs", "Mugs", Level.REORDER, {})


def _untold(store: Store) -> list[Untold]:
    found = list[Untold]()
    store.alerts.tell(NOW, lambda untold: found.extend(untold) or [])  # type: ignore[func-returns-value]
    return found
