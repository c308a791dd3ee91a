"""How fast a million order lines come in, and how long a click on Approve waits meanwhile."""

import csv
import resource
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, count
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Self

from bot.desk import Desk
from bot.sample import FOLDER
from bot.sheets.reading import read_tables
from bot.store import Shop
from bot.uploads import Upload, take
from planner.intake import LAYOUTS
from tests.bench.big_store import big_store, kept_store
from tests.bench.figures import Figure, peak_mebibytes, timed

LINES = 1_000_000
ITEMS = 4_000  # of which a quarter awaits a decision: enough clicks for a slow machine
SHOP = Shop("Big Home", "GB", "Europe/London", "GBP", "C0BIG", date_order="day_first")
EVERY = 0.5  # [s] between two clicks


def figures() -> Iterator[Figure]:
    kept_store(ITEMS)
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as apart:
        file = Path(folder) / "orders.csv"
        _write(file)
        yield from apart.submit(_imported, file).result()  # so that no memory but its own is counted


def _imported(file: Path) -> list[Figure]:
    with big_store(ITEMS) as desk:
        desk.store.shops.add(SHOP, now=desk.now())
        with timed() as watch, Clicks(desk) as coming:
            taken = take(desk, Upload(file, SHOP, desk.now()), desk.voice())
        if not taken.is_imported:
            raise ValueError(taken.message.text)
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        peak = peak_mebibytes() + children
        last = desk.store.import_undo.last(SHOP.name)
        if last is None:
            raise ValueError("what came in cannot be taken back")
        with timed() as back, Clicks(desk) as going:
            desk.store.import_undo.undo(last, desk.now())
    return [
        Figure(f"{LINES:,} order lines of a CSV", f"{LINES / watch.wall:,.0f} lines/s, {watch.wall:.0f} s"),
        Figure("the same, processor's time of the importing process", f"{watch.processor:.0f} s"),
        Figure("its peak memory, both processes", f"{peak:,.0f} MiB", "500 MiB"),
        Figure("approvals clicked meanwhile; committed before its end", f"{len(coming.waited)}; {coming.in_time}"),
        Figure("the longest any of them waited; the middle one", coming.said(), "1 s"),
        Figure("taken back again", f"{back.wall:.0f} s"),
        Figure("the longest an approval waited for that; the middle one", going.said(), "1 s"),
    ]


class Clicks:
    """Somebody who approves a suggestion every half second until the block ends."""

    def __init__(self, desk: Desk) -> None:
        self.waited: list[float] = []
        self.in_time = 0  # before the block ended
        self._desk = desk
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._click)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def said(self) -> str:
        return f"{max(self.waited):.2f} s; {median(self.waited):.2f} s"

    def _click(self) -> None:
        now = self._desk.now()
        for asked in self._desk.store.suggestions.open():
            if self._over.wait(EVERY):
                return
            begun = time.perf_counter()
            decision = self._desk.store.deciding.approve(asked.id, asked.version, "U0ANA", now, arrives=now.date())
            if decision.won:
                self.waited.append(time.perf_counter() - begun)
                self.in_time += not self._over.is_set()


def _write(file: Path) -> None:
    """Write the sample's order lines again and again, under other order ids and SKUs, until there are a million."""
    with read_tables(FOLDER / "start/uk-orders.xlsx", LAYOUTS) as tables:
        columns, rows = next((table.columns, [row.cells for row in table.rows]) for table in tables)
    coded = {columns.index(name): end for name, end in (("Order ID", ""), ("SKU ID", ""), ("Seller SKU", "-"))}
    written = 0
    with file.open("w", encoding="utf-8", newline="") as opened:
        out = csv.writer(opened)
        out.writerow(columns)
        for copy, cells in chain.from_iterable(((copy, cells) for cells in rows) for copy in count()):
            if cells[columns.index("Order ID")].isdigit():
                ended = enumerate(cells)
                out.writerow([f"{cell}{coded[at]}{copy + 500}" if at in coded else cell for at, cell in ended])
                written += 1
            if written == LINES:
                return
