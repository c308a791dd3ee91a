"""How fast everything is judged anew: 100,000 items from the database to stored suggestions, warnings and levels."""

from collections.abc import Iterator

from bot.jobs import plan
from tests.bench.big_store import big_store
from tests.bench.figures import Figure, peak_mebibytes, timed

ROUNDS = 2  # the first reads the file from the disk


def figures() -> Iterator[Figure]:
    with big_store() as desk:
        items = sum(count for _, count in desk.store.levels.overview())
        watches = []
        for _ in range(ROUNDS):
            with timed() as watch:
                plan.run(desk)
            watches.append(watch)
    best, least = min(watch.wall for watch in watches), min(watch.processor for watch in watches)
    yield Figure(f"{items:,} items from the database to stored suggestions", f"{best:.1f} s", "5 s")
    yield Figure("the same, processor's time", f"{least:.1f} s")
    yield Figure("its peak memory", f"{peak_mebibytes():,.0f} MiB")
