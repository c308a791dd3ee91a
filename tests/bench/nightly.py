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
        yield from _checked(desk, "the first ever, nothing stands", 1, "5 s")
    with big_store() as desk:
        a_day_on = replace(desk, clock=lambda: desk.now() + timedelta(days=1))
        yield from _checked(desk, "the first run", 1)
        yield from _checked(desk, "every next", STEADY, "5 s; 2 s")
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
    yield Figure(f"{items:,} items from the database to stored suggestions, {which}", f"{best:.1f} s", goal)
    if family.processor is not None:
        yield Figure("the same, processor's time of all processes", f"{family.processor / times:.1f} s")
    if family.peak is not None:
        yield Figure("its memory at the peak, all processes together", f"{family.peak:,.0f} MiB")
