"""Plans the files of a folder into another one, all or nothing."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow.parquet as pq

from bot.engines.catalogue import Catalogue
from bot.engines.kernel import Job, lesson_of
from bot.engines.local import plan_here
from bot.engines.refusal import FilesRefused
from bot.engines.schema import KEY
from planner.forecasting.reading import compiled_pays
from planner.policy import Policy

Engine = Literal["local", "spark"]
PLAN = "plan.parquet"
LEARNED = "learned.json"


@dataclass(frozen=True, slots=True)
class Done:
    """What was planned."""

    items: int
    levels: Mapping[str, int]  # items by the name of their Level
    set_apart: int  # items of which days of one giant order were left out
    largest: str  # of these the one with the most such units; "": none
    units: float  # of that one


def plan_files(
    catalogue: Catalogue,
    into: Path,
    policy: Policy,
    as_of: date,
    on_progress: Callable[[int], None],
    *,
    engine: Engine,
    workers: int,
    keeps_giants: bool = False,
) -> Done:
    """Learn from a sample, plan every item, and put both into a folder that is there only once all is done.

    Raises: FilesRefused, naming file, column and row.
    """
    try:
        with _whole_or_not(into) as folder:
            sample = catalogue.sample()
            learned = lesson_of(sample, policy, as_of, catalogue.days, keeps_giants=keeps_giants)
            job = Job(policy, learned, as_of, catalogue.days, keeps_giants=keeps_giants)
            if engine == "spark":
                from bot.engines.spark import plan_on_spark  # noqa: PLC0415 - PySpark is an extra of its own

                plan_on_spark(catalogue, job, folder / PLAN)
            else:
                job = replace(job, compiled=compiled_pays(len(catalogue.rows) // workers))
                plan_here(catalogue, job, folder / PLAN, on_progress, workers=workers)
            told = {"as_of": as_of, "sample": len(sample), "policy": asdict(policy), "learned": asdict(learned)}
            (folder / LEARNED).write_text(json.dumps(told, default=str, indent=2) + "\n", encoding="utf-8")
    except FilesRefused as refused:
        raise _with_row(refused, catalogue) from refused
    levels = pq.read_table(into / PLAN, columns=["level"])["level"].value_counts()
    by_level = {each["values"].as_py(): each["counts"].as_py() for each in levels}
    return Done(len(catalogue.rows), by_level, *_set_apart(into / PLAN))


def _set_apart(plan: Path) -> tuple[int, str, float]:
    """Return of how many items giant orders were set apart, and of which most units."""
    found = pq.read_table(plan, columns=[*KEY, "set_apart"], filters=[("set_apart", ">", 0)])
    if not len(found):
        return 0, "", 0.0
    first = found.sort_by([("set_apart", "descending"), *((name, "ascending") for name in KEY)]).slice(0, 1)
    (most,) = first.to_pylist()
    return len(found), " ".join(most[name] for name in KEY).strip(), most["set_apart"]


@contextmanager
def _whole_or_not(into: Path) -> Iterator[Path]:
    """Yield a folder beside ``into`` that takes its place in the end, or is gone where something failed."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{into.name}-", dir=into.parent) as beside:
        made = Path(beside) / "new"
        made.mkdir()
        yield made
        if into.exists():
            into.rename(Path(beside) / "old")
        made.rename(into)


def _with_row(refused: FilesRefused, catalogue: Catalogue) -> FilesRefused:
    """Return the refusal with the row of its item, which whoever planned it could not know."""
    values = refused.values
    if not set(KEY) <= set(values):
        return refused
    item = {name: str(values.pop(name)) for name in KEY}
    row = catalogue.row_of(str(values["file"]).removesuffix(".parquet"), item)
    return FilesRefused(refused.code, {**values, "item": " ".join(item.values()).strip(), "row": row})
