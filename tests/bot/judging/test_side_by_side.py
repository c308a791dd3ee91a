"""A large catalogue is planned by several processes side by side: nobody can tell by the result."""

import multiprocessing
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from bot.desk import Desk
from bot.jobs import plan
from bot.judging import side_by_side
from bot.judging.checked import Checked
from bot.judging.judged_columns import proposals
from bot.judging.judgement import judge, judge_to_check
from bot.judging.places import Places
from bot.judging.side_by_side import MANY, Task, all_planned
from bot.opening import open_store
from bot.settings import Settings
from bot.store import Store
from bot.store.planning import facts
from planner.outcome import Plan
from planner.policies import Policies
from planner.policy import Learned
from tests.bot.builders import Clock, a_desk, a_shop
from tests.bot.store.builders import a_count, a_line, counts_in, hours, orders_in

ROOT = Path(__file__).parents[3]
SKUS = 150


@pytest.fixture
def wide(new_store: Callable[..., Store], clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two shops in two zones, 150 SKUs each, in stretches of 64 items; every seventh is about to run out."""
    monkeypatch.setattr(facts, "AT_ONCE", 64)
    store = new_store(a_shop(), a_shop("Cups", tz="Asia/Bangkok", currency="THB", channel="C0TH"))
    for shop in ("UK Home", "Cups"):
        lines = (
            a_line(f"{shop}{n}-{ago}", str(1000 + n), 1 + n % 7, clock.now - hours(24 * ago), name="Bag")
            for n in range(SKUS)
            for ago in range(1, 30, 1 + n % 5)
        )
        orders_in(store, *lines, shop=shop, as_of=clock.now)
        counts_in(store, *(a_count(str(1000 + n), 9 if n % 7 else 1) for n in range(SKUS)), shop=shop, as_of=clock.now)
    return store


def a_task(clock: Clock) -> Task:
    return Task(clock.now, Policies(), "", Learned())


def plans(store: Store, clock: Clock, processes: int) -> list[Plan]:
    return [part.plan for part in all_planned(store.facts, a_task(clock), processes)]


def assert_alike(some: list[Plan], others: list[Plan]) -> None:
    for one, other in zip(some, others, strict=True):
        for name in (field.name for field in fields(Plan)):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def test_several_processes_judge_as_one_does(wide: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """By compiled loops, too, as they do from 100,000 items on; a check gets less of it, but nothing else."""
    monkeypatch.setattr(side_by_side, "COMPILED", 1)
    desk = a_desk(wide, clock)
    alone, apart = (judge(replace(desk, plan_processes=processes)) for processes in (1, 2))
    assert len(wide.facts.stretches()) > 2
    assert_alike([one.plan for one in alone], [one.plan for one in apart])
    assert [one.catalogue.about for one in alone] == [one.catalogue.about for one in apart]
    assert [list(proposals(one)) for one in alone] == [list(proposals(one)) for one in apart]
    assert [one.suspects.item.tolist() for one in alone] == [one.suspects.item.tolist() for one in apart]
    checked = judge_to_check(replace(desk, plan_processes=2))
    assert [list(proposals(one)) for one in checked] == [list(proposals(one)) for one in alone]
    stand, whole = (Checked.of(some, Places.of(some), wide.suggestions.asked(clock.now)) for some in (checked, alone))
    assert stand.those(range(len(stand))) == whole.those(range(len(whole)))
    assert stand.digest().tolist() == stand.part(range(len(stand))).digest().tolist()


def test_without_shared_memory_one_process_does_all_the_work_and_says_so(
    wide: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """No file may grow meanwhile: so it is in a container whose /dev/shm cannot be written to."""
    alone = plans(wide, clock, 1)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        found = plans(wide, clock, 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert_alike(alone, found)
    (said,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert said.startswith("No 2 processes can share memory here (is there a /dev/shm that can be written to?), so")


def test_what_is_stored_is_the_same(wide: Store, clock: Clock, url: str, tmp_path: Path) -> None:
    """The same records twice, planned by one process and by two: asked, told and listed alike."""
    other = tmp_path / "other.db"
    wide.access.writer.dispose()
    wide.access.reader.dispose()
    shutil.copy(url.removeprefix("sqlite:///"), other)
    with open_store(Settings(database_url=f"sqlite:///{other}")) as (_, copied):
        desks: list[Desk] = [a_desk(wide, clock), replace(a_desk(copied, clock), plan_processes=2)]
        for desk in desks:
            plan.run(desk)
        one, two = (desk.store for desk in desks)
        assert one.suggestions.open() == two.suggestions.open() != ()
        assert one.alerts.open() == two.alerts.open() != ()
        assert one.levels.all() == two.levels.all() != ()


def test_few_items_start_no_process(store: Store, clock: Clock) -> None:
    """Fewer than 20,000: starting processes would take longer than they save."""
    assert len(store.facts.stretches()) < MANY
    with watched() as seen:
        all_planned(store.facts, a_task(clock))
    assert not seen


def test_what_they_are_copied_from_is_loaded_before_the_first_plan(store: Store, url: str) -> None:
    """In a process of its own, for here others have had it loaded; where few items are kept nothing is."""
    assert len(store.facts.stretches()) < MANY
    code = f"""
from pathlib import Path
from bot.opening import open_store
from bot.settings import Settings
from bot.judging.side_by_side import get_ready

def begun():
    print(sum(len(some.read_text().split()) for some in Path("/proc/self/task").glob("*/children")))

with open_store(Settings(database_url={url!r})) as (_, store):
    get_ready(store.facts)
    begun()
    get_ready(store.facts, 2)
    begun()
"""
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    few, many = map(int, said.split())
    assert few == 0 < many


def test_what_a_process_that_died_leaves_undone_is_done_here(
    wide: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Every process is killed as soon as it is there."""
    alone = plans(wide, clock, 1)
    with watched(kill=True) as seen:
        bereft = plans(wide, clock, 2)
    assert seen
    assert_alike(alone, bereft)
    assert "died; they are planned here" in caplog.text


@contextmanager
def watched(*, kill: bool = False) -> Iterator[set[int]]:
    """Give the numbers of the processes that this one starts meanwhile; they are killed where that is wanted."""
    seen, is_over = set[int](), Event()

    def look() -> None:
        while not is_over.is_set():
            for child in multiprocessing.active_children():
                if child.pid is not None:
                    seen.add(child.pid)
                    if kill:
                        child.kill()

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        is_over.set()
        watcher.join()
