"""What is news: what people were told against what holds now, so that nobody hears the same thing twice."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.checks import TOLD_LEVELS
from planner.model import NEVER, Flags, Integers, Level
from planner.outcome import Plan
from planner.policy import Policy


class Change(IntEnum):
    """What happened to an item since people were last told."""

    NONE = 0  # nothing to tell, nothing told
    NEW = 1  # tell it; nothing stood told
    WORSE = 2  # tell it again: more pressing than what was told, or hidden until now by a count too old
    STILL = 3  # told already, or not recovered far enough to speak up again
    GONE = 4  # recovered: the next time is new
    RECOVERING = 5  # looks recovered for the first time; the next check says whether it is


@dataclass(frozen=True, slots=True)
class Changes:
    """What to say, and what to remember as told; every field has shape (items,)."""

    change: NDArray[np.int8]  # a Change
    told: NDArray[np.int8]  # a Level; OK where nothing stands told


def changes(told: NDArray[np.int8], plan: Plan, policy: Policy, recovering: Flags | None = None) -> Changes:
    """Return what changed between what people were told and what holds now.

    A level told before re-arms only after real recovery: the inventory position above 1.1 of the threshold, or stock
    that lasts 2 days beyond the level's limit, found by two checks in a row. While stock is not known, what was told
    stands. What is out of stock and does not sell is shown, but not told.

    Args:
        told: a Level, shape (items,): the ``told`` of the last answer; OK where nothing was told.
        plan: the judgement now, of the same items.
        policy: rearm and rearm_days.
        recovering: shape (items,): the check before found RECOVERING; None: one check is enough.

    Returns:
        Changes; asked again with the ``told`` it returned and the same plan, nothing is NEW, WORSE or GONE.

    Raises:
        ValueError: ``told`` of another number of items.
    """
    if told.shape != plan.level.shape:
        raise ValueError(f"{told.shape} levels told do not fit a plan of {plan.level.shape}")
    was_told = np.isin(told, TOLD_LEVELS)
    # a count too old hides how an item stands; it is news only where nothing else stands told
    is_blind = (plan.level <= Level.STALE_DATA) & was_told & (told > Level.STALE_DATA)
    is_missed = (plan.level != Level.OUT) | (plan.daily_rate > 0)  # nobody misses what nobody buys
    holds = np.isin(plan.level, TOLD_LEVELS) & ~is_blind & is_missed
    recovered = _recovered(told, plan, policy) & ~is_blind
    is_twice = np.ones(told.shape, bool) if recovering is None else recovering
    is_worse = (plan.level < told) | ((told == Level.STALE_DATA) & (plan.level != told))
    outcomes: tuple[tuple[Flags, Change, NDArray[np.int8]], ...] = (
        (holds & ~was_told, Change.NEW, plan.level),
        (holds & is_worse, Change.WORSE, plan.level),
        (holds & recovered, Change.STILL, plan.level),
        (holds, Change.STILL, told),
        (was_told & recovered & is_twice, Change.GONE, np.full_like(told, Level.OK)),
        (was_told & recovered, Change.RECOVERING, told),
        (was_told, Change.STILL, told),
    )
    conditions = [condition for condition, _, _ in outcomes]
    return Changes(
        np.select(conditions, [np.int8(change) for _, change, _ in outcomes], np.int8(Change.NONE)),
        np.select(conditions, [remember for _, _, remember in outcomes], np.int8(Level.OK)),
    )


def _recovered(told: NDArray[np.int8], plan: Plan, policy: Policy) -> Flags:
    by_sea, by_air = np.ceil(plan.order_wait + plan.lead_time), np.ceil(plan.air_lead_time)
    lasts: tuple[tuple[Level, Flags], ...] = (
        (Level.STALE_DATA, plan.level != Level.STALE_DATA),
        (Level.OUT, (plan.available > 0) & (plan.days_of_cover >= policy.rearm_days)),
        (Level.CRITICAL, _beyond(plan.stockout_day, np.minimum(by_sea, by_air), policy)),
        (Level.URGENT, _beyond(plan.stockout_day, by_sea, policy)),
        (Level.REORDER, (plan.daily_rate <= 0) | (plan.inventory_position > policy.rearm * plan.threshold)),
        (Level.EXPEDITE, _received_or_beyond(plan, policy)),
    )
    return np.select([told == level for level, _ in lasts], [holds for _, holds in lasts], True)  # noqa: FBT003


def _beyond(day: Integers, limit: NDArray[np.float64], policy: Policy) -> Flags:
    beyond: Flags = day >= limit + policy.rearm_days
    return beyond


def _received_or_beyond(plan: Plan, policy: Policy) -> Flags:
    is_received: Flags = plan.next_receipt_day == NEVER
    return is_received | _beyond(plan.stockout_day, plan.next_receipt_day.astype(np.float64), policy)
