"""Plans one batch of items: the same work in this process, in a pool of them and on a cluster."""

from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from bot.engines.columns import columns_of
from bot.engines.facts import facts_of
from bot.engines.unsaid import refusal_of, refuse_unsaid
from planner.allocate import allocate
from planner.classes import cuts
from planner.learn import learn
from planner.ordering.serving import earned_by
from planner.plan import plan
from planner.policy import Learned, Policy
from planner.refuse import OutOfRange, refuse_impossible, refuse_impossible_days

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
    keeps_giants: bool = False  # days of one giant order count as any other


def planned(batch: pa.RecordBatch, job: Job) -> pa.RecordBatch:
    """Return the plan of each item of a batch, in its order. Raises: FilesRefused."""
    facts = facts_of(batch, job.as_of, job.days, keeps_giants=job.keeps_giants)
    try:
        refuse_unsaid(facts.items)
        known = (facts.items, facts.history, facts.inbound, facts.events)
        judged = plan(*known, job.policy, job.learned, job.as_of, compiled=job.compiled)
    except OutOfRange as error:
        raise refusal_of(error, batch, facts, job.as_of) from error
    return columns_of(facts.items, judged, allocate(judged, facts.items), facts.set_apart)


def schema_of(job: Job) -> pa.Schema:
    """Return the columns a plan has: those of no item at all."""
    days = pa.array([], pa.list_(pa.float64()))
    nothing = pa.RecordBatch.from_pydict({"product": [], "location": [], "units": days})
    return planned(nothing, job).schema


def lesson_of(batch: pa.RecordBatch, policy: Policy, as_of: date, days: int, *, keeps_giants: bool = False) -> Learned:
    """Return what a sample of the catalogue teaches. Raises: FilesRefused."""
    facts = facts_of(batch, as_of, days, keeps_giants=keeps_giants)
    try:  # nothing is computed of what cannot be
        refuse_unsaid(facts.items)
        refuse_impossible(facts.items, facts.history, facts.inbound, facts.events, policy)
        refuse_impossible_days(facts.history)
    except OutOfRange as error:
        raise refusal_of(error, batch, facts, as_of) from error
    learned = learn(facts.items, facts.history, policy, as_of, facts.events)
    earned = earned_by(facts.items, facts.history, policy)
    return replace(learned, cuts=cuts(earned, facts.items.reporting_currency))
