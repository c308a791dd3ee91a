"""How fast everything is judged anew: 100,000 items from the database to stored suggestions, warnings and levels."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context

from bot.jobs import plan
from tests.bench.big_store import big_store, kept_store
from tests.bench.family import Family
from tests.bench.figures import Figure, timed

STEADY = 3  # rounds; the best counts, as others may work on this machine


def figures() -> Iterator[Figure]:
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        apart.submit(kept_store).result()  # making it takes memory, too
    with big_store() as desk:
        items = sum(count for _, count in desk.store.levels.overview())
        what = f"{items:,} items from the database to stored suggestions"
        a_day_on = replace(desk, clock=lambda: desk.now() + timedelta(days=1))
        rounds = (("the first run", desk, 1), ("every next", desk, STEADY), ("a day later", a_day_on, 1))
        for name, judged, times in rounds:
            watches = []
            with Family() as family:
                for _ in range(times):
                    with timed() as watch:
                        plan.run(judged)
                    watches.append(watch)
            best = min(watch.wall for watch in watches)
            yield Figure(f"{what}, {name}", f"{best:.1f} s", "5 s; 2 s" if name == "every next" else "")
            if family.processor is not None:
                yield Figure("the same, processor's time of all processes", f"{family.processor / times:.1f} s")
            if family.peak is not None:
                yield Figure("its memory at the peak, all processes together", f"{family.peak:,.0f} MiB")
