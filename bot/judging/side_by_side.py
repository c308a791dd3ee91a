"""Plans all items a stretch at a time: a small catalogue in this process, a large one in several side by side.

Each stretch is judged as it stands when it is read. Where an import is switched in between, some stretches know it and
others do not: each item is judged by itself, so what is said of it was true then, and the import has all of them judged
anew right after. What items share, suppliers' minimum orders, is worked out afterwards and in one place.
"""

import gc
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.context import BaseContext
from threading import Thread

from bot.judging.kept import for_a_check
from bot.judging.planning import Planned, bought_by_many, planned, small, together
from bot.processes import asked, begin_copying, processes_for
from bot.store import Address, Facts
from planner.forecasting.reading import MANY as COMPILED
from planner.forecasting.reading import can_compile
from planner.policies import Policies
from planner.policy import Learned, Policy

logger = logging.getLogger(__name__)

MANY = 3  # stretches, about 20,000 items: with fewer, starting processes takes longer than they save
MOST = 4  # processes; each holds a stretch of histories
LOADED = "planner.compiled.loaded"  # before the first of the processes is begun: those to come find it there


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be planned by."""

    now: datetime
    policies: Policies
    reporting: str
    learned: Learned
    is_check: bool = False  # only what a check of all items reads is kept

    def planned(self, facts: Facts, items: range, *, compiled: bool = False) -> list[Planned]:
        """Gather and plan the items of a stretch, a part for each day and policy; little is kept of their history."""
        blocks = facts.in_blocks(self.now, items=items, policies=self.policies, reporting=self.reporting, by_day=True)
        parts = (planned(block, self.learned, compiled=compiled) for block in blocks)
        alarm = self.learned.scatter.alarm
        found = (bought_by_many(facts, small(part, self.now), alarm) for part in parts)
        return [for_a_check(part) if self.is_check else part for part in found]


def get_ready(facts: Facts, processes: int = 0) -> None:
    """Have loaded what the processes that plan are copied from, where so many items pay: the first plan finds it there.

    It takes some seconds, in which nobody here waits.
    """
    stretches = facts.stretches()
    if _paying(stretches, processes) > 1:
        _context(stretches)
        begin_copying()


def all_planned(facts: Facts, task: Task, processes: int = 0) -> list[Planned]:
    """Plan all items, and return them by day and policy; with 0 processes, by as many as pay on this machine."""
    stretches = facts.stretches()
    processes = _paying(stretches, processes)
    work = _apart(facts, task, stretches, processes) if processes > 1 else _here(facts, task, stretches)
    groups: dict[tuple[date, Policy], list[Planned]] = {}
    for parts in work:
        for part in parts:
            groups.setdefault((part.catalogue.as_of, part.catalogue.policy), []).append(part)
    return [together(groups.pop(key)) for key in list(groups)]  # the parts of one are gone before the next is joined


def _paying(stretches: Sequence[range], processes: int) -> int:
    return processes or (min(MOST, os.cpu_count() or 1) if len(stretches) >= MANY else 1)


def _context(stretches: Sequence[range]) -> BaseContext:
    """Return how processes begin: copied from one that has loaded our code once, and never held a thread or a lock."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *([LOADED] if _is_compiled(stretches) else []), "bot.judging.frozen"])
    return context


def _is_compiled(stretches: Sequence[range]) -> bool:
    return sum(map(len, stretches)) >= COMPILED


def _here(facts: Facts, task: Task, stretches: Sequence[range]) -> Iterator[list[Planned]]:
    return (task.planned(facts, items) for items in stretches)


def _apart(facts: Facts, task: Task, stretches: Sequence[range], processes: int) -> Iterator[list[Planned]]:
    """Yield the parts of every stretch, in order; what a process that died leaves undone is done here."""
    given = Address.of(facts), task, _is_compiled(stretches)
    pool = processes_for(processes, _context(stretches), _begin, given)
    if pool is None:
        yield from _here(facts, task, stretches)
        return
    try:
        waiting = [asked(pool, _planned, items) for items in stretches]
        for items, each in zip(stretches, waiting, strict=True):
            try:
                parts = each.result()
            except BrokenProcessPool:
                logger.warning("A process that planned items %s to %s died; they are planned here", items[0], items[-1])
                parts = task.planned(facts, items)
            yield parts
    finally:
        pool.shutdown(cancel_futures=True)


class _Given:
    """What this process was given to work with."""

    facts: Facts
    task: Task
    compiled: bool
    open = ExitStack()


def _begin(address: Address, task: Task, compiled: bool) -> None:  # noqa: FBT001
    """Open the records in a process that plans; it ends with the one that asked for it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends who asked, and so this process
    gc.disable()  # nothing made here holds itself, and the process is short-lived
    _Given.facts, _Given.task = _Given.open.enter_context(address.facts()), task
    _Given.compiled = compiled and can_compile()
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(other: multiprocessing.process.BaseProcess) -> None:
    other.join()
    os._exit(1)


def _planned(items: range) -> list[Planned]:
    return _Given.task.planned(_Given.facts, items, compiled=_Given.compiled)
