"""How fast `plan()` judges: 1, 1,000 and 100,000 items with a year of sales, by NumPy and by compiled loops."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields, replace
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

import numpy as np

from bot.store import Catalogue
from planner.blocks import stacked
from planner.outcome import Plan
from planner.plan import plan
from planner.policy import Learned, Policy
from tests.bench.big_store import big_store
from tests.bench.figures import Figure, Stopwatch, peak_mebibytes, timed

SIZES = (1, 1_000, 100_000)
ROUNDS = 5
CORES = 2
GOALS = {("", 100_000): "150,000 items/s", (", compiled loops", 100_000): "300,000 items/s"}


def figures() -> Iterator[Figure]:
    with big_store(1_000) as desk:
        of_sample = max(desk.store.facts.gather(desk.now()), key=lambda catalogue: len(catalogue.about))
        learned = desk.learned()
    for size in SIZES:
        known = repeated(of_sample, size)
        what = f"plan() of {size:,} × {known.history.units.shape[1]} days"
        if size == 1:
            yield Figure(what, f"{_best(partial(_planned, known, learned)).wall * 1000:.1f} ms")
            continue
        share = repeated(of_sample, size // CORES)
        for compiled, way in [(False, ""), (True, ", compiled loops")]:
            if not compiled or find_spec("numba"):
                one, threads, processes = _watches(known, share, learned, compiled=compiled)
                goal = GOALS.get((way, size), "")
                yield Figure(f"{what}{way}, one thread", f"{size / one.wall:,.0f} items/s")
                yield Figure("the same by one processor's time", f"{size / one.processor:,.0f} items/s")
                yield Figure(f"{what}{way}, {CORES} threads", f"{size / threads.wall:,.0f} items/s", goal)
                yield Figure(f"{what}{way}, {CORES} processes", f"{size / processes.wall:,.0f} items/s", goal)
    yield Figure("its peak memory, history included", f"{peak_mebibytes():,.0f} MiB")


def _watches(
    known: Catalogue, share: Catalogue, learned: Learned, *, compiled: bool
) -> tuple[Stopwatch, Stopwatch, Stopwatch]:
    """Return the best times of one thread, of threads, and of processes, each with its share of the history there."""
    work = partial(_planned, learned=learned, compiled=compiled)
    with ThreadPoolExecutor(CORES) as pool:
        one = _best(partial(work, known))
        threads = _best(partial(work, known, across=pool.map))
    _Shared.work = partial(work, share)
    with ProcessPoolExecutor(CORES, get_context("fork")) as pool:
        return one, threads, _best(lambda: stacked(list(pool.map(_shared, range(CORES)))))


class _Shared:
    """What processes that are forked find there."""

    work: Callable[[], Plan]


def _shared(_: int) -> Plan:
    return _Shared.work()


def _planned(known: Catalogue, learned: Learned, across: Any = map, *, compiled: bool | None = None) -> Plan:
    facts = (known.items, known.history, known.inbound, known.events)
    return plan(*facts, Policy(), learned, known.as_of, across, compiled=compiled)


def _best(work: Callable[[], object]) -> Stopwatch:
    """Return the least it took of any round, on the wall and of the processors."""
    watches = []
    for _ in range(ROUNDS):
        with timed() as watch:
            work()
        watches.append(watch)
    return Stopwatch(min(watch.wall for watch in watches), min(watch.processor for watch in watches))


def repeated(of_sample: Catalogue, size: int) -> Catalogue:
    """Return a catalogue of so many items: the same series again and again."""
    rows = np.arange(size) % len(of_sample.about)
    return replace(
        of_sample,
        items=_columns(of_sample.items, rows),
        history=_columns(of_sample.history, rows),
        inbound=_entries(of_sample.inbound, rows),
        events=_entries(of_sample.events, rows),
    )


def _columns(columns: Any, rows: Any) -> Any:
    """Return the rows of ``Items`` or ``History``."""

    def chosen(column: Any) -> Any:
        return tuple(column[row] for row in rows) if isinstance(column, tuple) else column[rows]

    return replace(columns, **{field.name: chosen(getattr(columns, field.name)) for field in fields(columns)})


def _entries(entries: Any, rows: Any) -> Any:
    """Return the entries of ``Inbound`` or ``Events`` that belong to the rows."""
    of_row = [np.flatnonzero(entries.item == row) for row in range(rows.max() + 1)]
    chosen = np.concatenate([of_row[row] for row in rows])
    item = np.repeat(np.arange(len(rows)), [len(of_row[row]) for row in rows])
    copied = {field.name: getattr(entries, field.name)[chosen] for field in fields(entries)}
    return replace(entries, **(copied | {"item": item}))
