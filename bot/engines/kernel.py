"""Plans one batch of items: the same work in this process, in a pool of them and on a cluster."""

from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from bot.engines.columns import columns_of
from bot.engines.facts import Facts, facts_of, item_of
from bot.engines.refusal import FilesRefused
from planner.allocate import allocate
from planner.classes import cuts
from planner.learn import learn
from planner.ordering.serving import earned_by
from planner.plan import plan
from planner.policy import Learned, Policy
from planner.refuse import OutOfRange

BLOCK = 8192
"""Items planned at a time."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every batch is planned by."""

    policy: Policy
    learned: Learned
    as_of: date
    days: int  # that every history has
    compiled: bool = False  # by loops that Numba compiled: the same plan, sooner where there are many items


def planned(batch: pa.RecordBatch, job: Job) -> pa.RecordBatch:
    """Return the plan of each item of a batch, in its order. Raises: FilesRefused."""
    facts = facts_of(batch, job.as_of, job.days)
    try:
        known = (facts.items, facts.history, facts.inbound, facts.events)
        judged = plan(*known, job.policy, job.learned, job.as_of, compiled=job.compiled)
    except OutOfRange as error:
        raise _refused(error, batch, facts) from error
    return columns_of(facts.items, judged, allocate(judged, facts.items))


def schema_of(job: Job) -> pa.Schema:
    """Return the columns a plan has: those of no item at all."""
    days = pa.array([], pa.list_(pa.float64()))
    nothing = pa.RecordBatch.from_pydict({"product": [], "location": [], "units": days})
    return planned(nothing, job).schema


def lesson_of(batch: pa.RecordBatch, policy: Policy, as_of: date, days: int) -> Learned:
    """Return what a sample of the catalogue teaches. Raises: FilesRefused."""
    facts = facts_of(batch, as_of, days)
    learned = learn(facts.items, facts.history, policy, as_of, facts.events)
    earned = earned_by(facts.items, facts.history)
    return replace(learned, cuts=cuts(earned, facts.items.reporting_currency))


def _refused(error: OutOfRange, batch: pa.RecordBatch, facts: Facts) -> FilesRefused:
    file, column = error.name.split(".")
    row = int(getattr(facts, file).item[error.row]) if file in {"inbound", "events"} else error.row
    found = {"file": f"{file}.parquet", "column": column, "found": f"{error.value:g}"}
    return FilesRefused("out_of_range", {**found, **item_of(batch, row)})
