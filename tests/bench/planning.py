"""How fast `plan()` judges: 1, 1,000 and 100,000 items with a year of sales."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any

import numpy as np

from bot.store import Catalogue
from planner.plan import plan
from planner.policy import Policy
from tests.bench.big_store import big_store
from tests.bench.figures import Figure, peak_mebibytes, timed

SIZES = (1, 1_000, 100_000)
ROUNDS = 5
THREADS = 2
GOALS = {100_000: "150,000 items/s"}


def figures() -> Iterator[Figure]:
    with big_store(1_000) as desk:
        of_sample = max(desk.store.facts.gather(desk.now()), key=lambda catalogue: len(catalogue.about))
        learned = desk.learned()
    with ThreadPoolExecutor(THREADS) as pool:
        for size in SIZES:
            known, watches = repeated(of_sample, size), []
            for _ in range(ROUNDS):
                with timed() as watch:
                    facts = (known.items, known.history, known.inbound, known.events)
                    plan(*facts, Policy(), learned, known.as_of, map if size == 1 else pool.map)
                watches.append(watch)
            what = f"plan() of {size:,} × {known.history.units.shape[1]} days"
            best, least = min(watch.wall for watch in watches), min(watch.processor for watch in watches)
            if size == 1:
                yield Figure(what, f"{best * 1000:.1f} ms")
                continue
            yield Figure(f"{what}, {THREADS} threads", f"{size / best:,.0f} items/s", GOALS.get(size, ""))
            yield Figure("the same by one processor's time", f"{size / least:,.0f} items/s")
    yield Figure("its peak memory, history included", f"{peak_mebibytes():,.0f} MiB")


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
