"""How planning grows with the catalogue: 1,000 to 1,000,000 items with a year of sales, a block at a time.

Where growth is linear, each size takes ten times as long as the one before. Time is that of the processor, as other
work on the machine shows less in it; memory stays that of one block.
"""

from collections.abc import Iterator

from planner.plan import BLOCK, plan
from planner.policy import Policy
from tests.bench.big_store import big_store
from tests.bench.figures import Figure, peak_mebibytes, timed
from tests.bench.planning import repeated

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def figures() -> Iterator[Figure]:
    with big_store(1_000) as desk:
        of_sample = max(desk.store.facts.gather(desk.now()), key=lambda catalogue: len(catalogue.about))
        learned = desk.learned()
    whole, rest = repeated(of_sample, BLOCK), {size % BLOCK for size in SIZES} - {0}
    parts = {BLOCK: whole} | {size: repeated(of_sample, size) for size in rest}
    before = 0.0
    for size in SIZES:
        with timed() as watch:
            for first in range(0, size, BLOCK):
                known = parts[min(BLOCK, size - first)]
                plan(known.items, known.history, known.inbound, known.events, Policy(), learned, known.as_of)
        each = watch.processor / size * 1e6
        ratio = f", {watch.processor / before:.1f} times the one before" if before else ""
        goal = "10 times" if before else ""
        yield Figure(f"{size:,} items, one thread", f"{watch.processor:.2f} s, {each:.1f} µs an item{ratio}", goal)
        before = watch.processor
    yield Figure("its peak memory", f"{peak_mebibytes():,.0f} MiB")
