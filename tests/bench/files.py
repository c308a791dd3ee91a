"""How fast a million items with a year of sales are planned from Parquet files: in a pool of processes, and on Spark.

The files are the sample's items, repeated under other codes; they are made once and kept in ``.bench/``.
"""

import os
import resource
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bot.engines.catalogue import Catalogue
from bot.engines.run import Engine, plan_files
from bot.store import Catalogue as Known
from planner.model import UNDATED, Items
from planner.policy import Policy
from tests.bench.big_store import KEPT, big_store
from tests.bench.figures import Figure, peak_mebibytes, timed

ITEMS = 1_000_000
ENGINES: tuple[Engine, ...] = ("local", "spark")


def figures() -> Iterator[Figure]:
    with big_store(1_000) as desk:
        known = max(desk.store.facts.gather(desk.now()), key=lambda catalogue: len(catalogue.about))
    folder = kept_files(known)
    for engine in ENGINES:
        if engine == "spark" and (find_spec("pyspark") is None or shutil.which("java") is None):
            yield Figure("the same on Spark", "not measured: needs Java 17 and pip install .[spark]")
            continue
        before = _children()
        with TemporaryDirectory(dir=KEPT) as out, timed() as watch:
            catalogue = Catalogue.of(folder)
            workers = os.cpu_count() or 1
            done = plan_files(
                catalogue, Path(out) / "out", Policy(), known.as_of, lambda _: None, engine=engine, workers=workers
            )
        if done.items != ITEMS:
            raise ValueError(f"{done.items} of {ITEMS} items were planned")
        where = f"in {workers} processes" if engine == "local" else f"on Spark with {workers} processors"
        what = f"{ITEMS:,} × {catalogue.days} days from Parquet to Parquet, {where}"
        yield Figure(what, f"{watch.wall:.0f} s, {ITEMS / watch.wall:,.0f} items/s")
        if engine == "local":
            yield Figure("the same, processors' time", f"{watch.processor + _children() - before:.0f} s")
            yield Figure("its peak memory, without the processes that plan", f"{peak_mebibytes():,.0f} MiB")


def _children() -> float:
    """Return the processor's time of the processes started so far [s]."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def kept_files(known: Known, items: int = ITEMS) -> Path:
    """Return a folder with the files of so many items, made where it is not there yet."""
    folder = KEPT / f"files-{items}-{known.as_of}-{len(known.about)}"
    if not folder.exists():
        KEPT.mkdir(exist_ok=True)
        with TemporaryDirectory(dir=KEPT) as made:
            _write(known, Path(made), items)
            Path(made).rename(folder)
            Path(made).mkdir()
    return folder


def _write(known: Known, folder: Path, items: int) -> None:
    once = _tables(known)
    writers: dict[str, pq.ParquetWriter] = {}
    for first in range(0, items, len(known.about)):
        rows = min(len(known.about), items - first)
        for name, table in once.items():
            mine = table.filter(pa.compute.less(table["row"], rows)).drop_columns(["row"])
            code = pa.compute.binary_join_element_wise(mine["product"], f"{first:07}", "-")
            mine = mine.set_column(0, "product", code)
            if name not in writers:
                writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", mine.schema, compression="zstd")
            writers[name].write_table(mine)
    for writer in writers.values():
        writer.close()


def _tables(known: Known) -> dict[str, pa.Table]:
    """Return the files of the sample itself; ``row`` is the item."""
    items, history, inbound, events = known.items, known.history, known.inbound, known.events

    def of(rows: np.ndarray, **columns: object) -> pa.Table:
        keys = {name: [getattr(items, name)[row] for row in rows] for name in ("product", "location")}
        return pa.table({**keys, **columns, "row": rows})

    def day(offsets: np.ndarray) -> pa.Array:
        since = known.as_of.toordinal() - 719_163 + offsets  # Arrow counts days from 1970
        return pa.array(np.where(offsets == UNDATED, 0, since).astype(np.int32), mask=offsets == UNDATED).cast(
            pa.date32()
        )

    every = np.arange(len(known.about))
    not_here = {"product", "location", "class_before"}  # no night was before
    columns = {name: getattr(items, name) for name in Items.__slots__ if name not in not_here}
    days = {"units": list(history.units.astype(np.int32)), "in_stock": list(history.in_stock)}
    ran = {name: getattr(events, name) for name in ("planned", "sold", "pauses_ads", "factor")}
    return {
        "items": of(every, **columns),
        "history": of(every, **days),
        "inbound": of(inbound.item, quantity=inbound.quantity, day=day(inbound.day)),
        "events": of(events.item, **ran, start=day(events.start), end=day(events.end)),
    }
