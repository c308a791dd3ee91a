"""Plans on a Spark cluster: Spark reads, joins and writes, and hands the same batches to the same kernel.

Whatever Spark is set up for is used: ``spark-defaults.conf``, or ``PYSPARK_SUBMIT_ARGS="--master … pyspark-shell"``;
without either it runs on this machine. The folders must be reachable from every worker, and the workers need this
project with its extra ``spark``.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - its own name for it
from pyspark.sql.pandas.types import from_arrow_schema

from bot.engines.catalogue import Catalogue
from bot.engines.files import Source
from bot.engines.kernel import BLOCK, Job, planned, schema_of
from bot.engines.refusal import FilesRefused
from bot.engines.schema import ENTRIES, KEY

REFUSED = re.compile(r"FilesRefused: (\{.*\})$", re.MULTILINE)
ROOT = Path(__file__).parents[2]


def plan_on_spark(catalogue: Catalogue, job: Job, into: Path) -> None:
    """Plan all items into a folder of parts, in whatever order the cluster finishes them. Raises: FilesRefused."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = _session()
    try:
        joined = _read(session, catalogue.sources["items"]).join(_read(session, catalogue.sources["history"]), [*KEY])
        for name in ENTRIES:
            if name in catalogue.sources:
                joined = joined.join(_lists(_read(session, catalogue.sources[name]), name), [*KEY], "left")
        joined.mapInArrow(_kernel(job), from_arrow_schema(schema_of(job))).write.parquet(into.absolute().as_uri())
    except PySparkException as error:
        raise _refused(error) from error
    finally:
        session.stop()


def _session() -> SparkSession:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return (
        SparkSession.builder.appName("Quartermaster")
        .config("spark.executorEnv.PYTHONPATH", path)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", BLOCK)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.showConsoleProgress", sys.stderr.isatty())
        .getOrCreate()
    )


def _read(session: SparkSession, source: Source) -> DataFrame:
    """Return the columns of a file; of moments the day that they are where they were written, as Spark knows none."""
    paths = [path.absolute().as_uri() for path in source.paths]
    zones = {name: F.from_utc_timestamp(name, zone).alias(name) for name, zone in source.zones.items()}
    return session.read.parquet(*paths).select(*(zones.get(column.name, column.name) for column in source.columns))


def _lists(entries: DataFrame, name: str) -> DataFrame:
    """Return the entries of each item as a list."""
    columns = [column for column in entries.columns if column not in KEY]
    return entries.groupBy(*KEY).agg(F.collect_list(F.struct(*columns)).alias(name))


def _kernel(job: Job) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            try:
                yield planned(batch, job)
            except FilesRefused as refused:  # of it only the words come back to the driver
                told = json.dumps({"code": refused.code, "values": refused.values})
                raise RuntimeError(f"FilesRefused: {told}") from refused

    return work


def _refused(error: PySparkException) -> Exception:
    """Return what the kernel refused, or else Spark's own complaint."""
    found = REFUSED.search(str(error))
    if found is None:
        return FilesRefused("spark", {"why": str(error).strip().splitlines()[0]})
    told: dict[str, Any] = json.loads(found[1])
    return FilesRefused(told["code"], told["values"])
