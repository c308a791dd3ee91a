"""Runs the benches, each in a process of its own, and prints their figures: ``python -m tests.bench [NAME …]``."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.bench.figures import machine, table, taken

BENCHES = ("planning", "nightly", "importing", "catalogue", "stock", "growth", "files")
"""Modules of this room; each has ``figures()``, which yields its figures as they are taken."""


def main() -> None:
    names = sys.argv[1:] or BENCHES
    if unknown := ", ".join(name for name in names if name not in BENCHES):
        sys.exit(f"There is no bench {unknown}. There are: {', '.join(BENCHES)}.")
    print(machine(), flush=True)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        figures = [figure for name in names for figure in pool.submit(taken, name).result()]
    print(f"\n{table(figures)}\n\n{machine()}")


if __name__ == "__main__":
    main()
