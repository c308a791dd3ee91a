"""Follows the accepted steps of the clearance ladder: what later sales and counts say, against what was expected."""

from collections.abc import Sequence
from math import nan

import numpy as np

from bot.desk import Desk
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.clearance.step_values import StepLine
from bot.store import ClearanceStep
from planner.clearance.following import AcceptedSteps, Progress, follow
from planner.currency import minor
from planner.intake.money import decimals
from planner.model import Floats

DAY = 86_400  # [seconds]


def running(desk: Desk, products: Sequence[str] | None = None) -> tuple[StepLine, ...]:
    """Return how the accepted steps (of these products) go, the newest first."""
    return followed(desk, desk.store.clearing.running(products))


def followed(desk: Desk, steps: Sequence[ClearanceStep]) -> tuple[StepLine, ...]:
    """Return how steps go, or went until they ended."""
    if not steps:
        return ()
    now, sold, policies = desk.now(), desk.store.clearing.sold(steps, desk.now()), desk.policies
    coins = _column([10 ** decimals(step.plan.currency) for step in steps])
    days = _column([((step.ended_at or now) - step.accepted_at).total_seconds() / DAY for step in steps])
    judged_by = [policies.at(step.plan.location) for step in steps]
    rungs = [RungLine.from_values(step.plan.rung) for step in steps]
    units, gross = (_column([getattr(sold[it.id], name) for it in steps]) for name in ("units", "gross_minor"))
    so_far = AcceptedSteps(
        units=_column([step.plan.units for step in steps]),
        days=days,
        given=_column([step.plan.given for step in steps]),
        pace=_column([nan if step.plan.pace is None else step.plan.pace for step in steps]),
        pace_before=_column([step.plan.pace_before for step in steps]),
        sold=units,
        gross=gross / coins,
        commission=_column([step.plan.commission for step in steps]),
        fee=_column([policy.platform_fee for policy in judged_by]),
        handling=_column([policy.handling_cost for policy in judged_by]),
        left=_column([_known(sold[step.id].left) for step in steps]),
        price=_column([_known(rung.price_minor) for rung in rungs]) / coins,
        price_before=_column([_known(rung.before_minor) for rung in rungs]) / coins,
    )
    found = follow(so_far)
    return tuple(
        StepLine(
            id=step.id,
            version=step.version,
            product=step.plan.product,
            name=step.plan.name,
            location=step.plan.location,
            rung=rungs[i],
            state=step.state,
            accepted_by=step.accepted_by,
            accepted_at=step.accepted_at,
            ended_by=step.ended_by,
            ended_at=step.ended_at,
            days=float(days[i]),
            given=step.plan.given,
            units=step.plan.units,
            moved=int(found.moved[i]),
            expected=int(found.expected[i]),
            usual=int(found.usual[i]),
            net_minor=minor(float(found.net[i]), step.plan.currency),
            progress=Progress(int(found.progress[i])),
            is_counted=sold[step.id].left is not None,
            is_done=bool(found.is_done[i]),
            paid_minor=round(gross[i] / units[i]) if units[i] else None,
            pace=step.plan.pace,
            pace_before=step.plan.pace_before,
            gross_minor=int(gross[i]),
            taken=judged_by[i].platform_fee + step.plan.commission,
            handling=judged_by[i].handling_cost,
        )
        for i, step in enumerate(steps)
    )


def _known(number: float | None) -> float:
    return nan if number is None else number


def _column(values: Sequence[float]) -> Floats:
    return np.array(values, float)
