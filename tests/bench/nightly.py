"""How fast everything is judged anew: 100,000 items from the database to stored suggestions, warnings and levels."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context

from bot.desk import Desk
from bot.jobs import plan
from bot.judging.judgement import judge_to_check
from bot.judging.places import Places
from bot.ordering.asked import Asked
from bot.ordering.asking import ask
from tests.bench.big_store import big_store, kept_store
from tests.bench.family import Family
from tests.bench.figures import Figure, timed

JUDGED = ("standing", "standing_count", "alert", "suggestion")
STEADY = 3  # rounds; the best counts, as others may work on this machine


def figures() -> Iterator[Figure]:
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        apart.submit(kept_store).result()  # making it takes memory, too
    with big_store() as desk:
        _forget_checks(desk)
        yield from _suggested(desk, "the first ever, nothing stands", 1)
        _forget_checks(desk)
        yield from _checked(desk, "the first ever, nothing stands", 1, "5 s")
    with big_store() as desk:
        a_day_on = replace(desk, clock=lambda: desk.now() + timedelta(days=1))
        yield from _checked(desk, "the first run", 1)
        yield from _checked(desk, "every next", STEADY, "5 s; 2 s")
        yield from _suggested(desk, "every next", STEADY)
        yield from _checked(a_day_on, "a day later", 1)


def _forget_checks(desk: Desk) -> None:
    """Leave nothing of what checks write, as in a store just imported; the file lies written through, as it would."""
    with closing(sqlite3.connect(desk.store.access.writer.url.database or "", isolation_level=None)) as connection:
        for table in JUDGED:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _checked(desk: Desk, which: str, times: int, goal: str = "") -> Iterator[Figure]:
    watches = []
    with Family() as family:
        for _ in range(times):
            with timed() as watch:
                plan.run(desk)
            watches.append(watch)
    items = sum(count for _, count in desk.store.levels.overview())
    best = min(watch.wall for watch in watches)
    yield Figure(f"{items:,} items judged, orders asked, levels and warnings stored, {which}", f"{best:.2f} s", goal)
    if family.processor is not None:
        yield Figure("the same, processor's time of all processes", f"{family.processor / times:.1f} s")
    if family.peak is not None:
        yield Figure("its memory at the peak, all processes together", f"{family.peak:,.0f} MiB")


def _suggested(desk: Desk, which: str, times: int) -> Iterator[Figure]:
    """Time what a check does first: judge all items and store the orders to decide."""
    watches = []
    for _ in range(times):
        with timed() as watch:
            before = desk.store.access.moment().read(Asked.now, desk)
            judgements = judge_to_check(desk)
            ask(desk, judgements, before, Places.of(judgements))
        watches.append(watch)
    best = min(watch.wall for watch in watches)
    yield Figure(f"from the database to stored suggestions alone, {which}", f"{best:.2f} s", "2 s")
