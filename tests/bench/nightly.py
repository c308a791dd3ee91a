"""How fast everything is judged anew: 100,000 items from the database to stored suggestions, warnings and levels."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from typing import Any
from unittest.mock import patch

from bot.desk import Desk
from bot.jobs import plan
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
        yield from _checked(desk, "the first ever, nothing stands", 1, "2 s", "5 s")
    with big_store() as desk:
        a_day_on = replace(desk, clock=lambda: desk.now() + timedelta(days=1))
        yield from _checked(desk, "the first run", 1)
        yield from _checked(desk, "every next", STEADY, "2 s", "2 s")
        yield from _checked(a_day_on, "a day later", 1)


def _forget_checks(desk: Desk) -> None:
    """Leave nothing of what checks write, as in a store just imported; the file lies written through, as it would."""
    with closing(sqlite3.connect(desk.store.access.writer.url.database or "", isolation_level=None)) as connection:
        for table in JUDGED:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _checked(desk: Desk, which: str, times: int, goal: str = "", whole_goal: str = "") -> Iterator[Figure]:
    """Time checks of all; ``goal`` is that of the suggestions, which are stored first."""
    stored, whole = [], []
    with Family() as family:
        for _ in range(times):
            with timed() as watch, _noted() as asked:
                plan.run(desk)
            stored.append(asked[0] - watch.started[0])
            whole.append(watch.wall)
    items = sum(count for _, count in desk.store.levels.overview())
    yield Figure(f"{items:,} items from the database to stored suggestions, {which}", f"{min(stored):.2f} s", goal)
    yield Figure("until all is told, and levels and warnings are stored, too", f"{min(whole):.2f} s", whole_goal)
    if family.processor is not None:
        yield Figure("the same, processor's time of all processes", f"{family.processor / times:.1f} s")
    if family.peak is not None:
        yield Figure("its memory at the peak, all processes together", f"{family.peak:,.0f} MiB")


@contextmanager
def _noted() -> Iterator[list[float]]:
    """Note the moment when what is to be ordered has been stored."""
    moments = []

    def ask_and_note(*facts: Any) -> Any:
        try:
            return ask(*facts)
        finally:
            moments.append(time.perf_counter())

    with patch.object(plan, "ask", ask_and_note):
        yield moments
