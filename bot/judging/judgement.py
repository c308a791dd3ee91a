"""Judges items now: gathers what the store knows, and plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any

import numpy as np

from bot.desk import Desk
from bot.judging.planning import Planned, Suspects, planned, planned_of, untyped
from bot.judging.side_by_side import Task, all_planned
from bot.store import Bits, Catalogue
from planner.allocate import allocate
from planner.explaining.basis import Basis
from planner.model import NEVER, Integers, Level
from planner.outcome import Allocation, Plan
from planner.policy import Learned, Policy


@dataclass(frozen=True, slots=True)
class Judgement:
    """The items of one day (or time zone) and policy, and how they were judged."""

    catalogue: Catalogue
    plan: Plan
    suspects: Suspects
    sellers: Mapping[str, Integers]  # by time zone, how many items sold on each of the last days
    allocation: Allocation
    learned: Learned
    now: datetime
    bits: Bits | None = None  # as of ``standing_bits``; None: not of a check of all items

    @property
    def policy(self) -> Policy:
        """What they were judged by."""
        return self.catalogue.policy

    def level(self, i: int) -> Level:
        return Level(int(self.plan.level[i]))

    def day(self, offset: int) -> date | None:
        """Return the date of a day offset; None where it never comes."""
        return None if offset == NEVER else self.catalogue.as_of + timedelta(days=int(offset))

    def order_day(self, i: int) -> date | None:
        """Return the next fixed order day of an item's supplier; None: an order may be placed today."""
        wait = int(self.plan.order_wait[i])
        return self.catalogue.as_of + timedelta(days=wait) if wait else None

    def sell_by(self, i: int) -> date | None:
        """Return until when stock of an item may be sold; None: nothing that lies there expires."""
        items = self.catalogue.items
        perishes = items.perishing[i] > 0 and isfinite(items.sell_by[i])
        return self.catalogue.as_of + timedelta(days=int(items.sell_by[i])) if perishes else None

    def untyped(self) -> "Judgement":
        """Return how the items would be judged had nobody typed a buffer."""
        known = untyped(self.catalogue)
        plan = planned_of(known, self.learned)
        return replace(self, catalogue=known, plan=plan, allocation=allocate(plan, known.items))

    @property
    def basis(self) -> Basis:
        """What the numbers of the items are explained by."""
        known = self.catalogue
        facts = (known.items, known.history, known.inbound, known.events)
        return Basis(self.plan, self.allocation, *facts, self.policy, self.learned)

    @property
    def wanted(self) -> Integers:
        """The numbers of the items that the plan asks to order."""
        return np.flatnonzero(self.allocation.quantity > 0)


def judge(desk: Desk, *, products: Sequence[str] | None = None, shop: str | None = None) -> tuple[Judgement, ...]:
    """Return the judgement of these products (all where None), one for each day and policy."""
    now, learned, facts = desk.now(), desk.learned(), desk.store.facts
    policies, reporting = desk.policies, desk.reporting_currency
    if products is not None or shop is not None:
        asked: dict[str, Any] = {"products": products, "shop": shop, "policies": policies, "reporting": reporting}
        return judged(desk, facts.gather(now, **asked, by_day=True), learned)
    parts = all_planned(facts, Task(now, policies, reporting, learned), desk.plan_processes)
    return _each(parts, learned, now)


def judge_to_check(desk: Desk) -> tuple[Judgement, ...]:
    """Return the judgement of all products with nothing but what a check of them all, or a budget, reads."""
    now, learned = desk.now(), desk.learned()
    task = Task(now, desk.policies, desk.reporting_currency, learned, is_check=True)
    return _each(all_planned(desk.store.facts, task, desk.plan_processes), learned, now)


def judged(desk: Desk, gathered: Sequence[Catalogue], learned: Learned | None = None) -> tuple[Judgement, ...]:
    """Return the judgement of what was gathered; ``learned`` where it is at hand."""
    taught = learned or desk.learned()
    return _each([planned(catalogue, taught) for catalogue in gathered], taught, desk.now())


def _each(parts: Sequence[Planned], learned: Learned, now: datetime) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            *(it.catalogue, it.plan, it.suspects, it.sellers, allocate(it.plan, it.catalogue.items), learned, now),
            it.bits,
        )
        for it in parts
    )
