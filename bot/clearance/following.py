"""Follows the accepted steps of the clearance ladder: what later sales and counts say, against what was expected."""

from collections.abc import Sequence

import numpy as np

from bot.desk import Desk
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.clearance.step_values import StepLine
from bot.store import ClearanceStep
from planner.clearance.following import AcceptedSteps, Progress, follow
from planner.currency import minor
from planner.intake.money import decimals
from planner.model import Floats
from planner.policy import USUAL_FEE

DAY = 86_400  # [seconds]


def running(desk: Desk, products: Sequence[str] | None = None) -> tuple[StepLine, ...]:
    """Return how the accepted steps (of these products) go, the newest first."""
    return followed(desk, desk.store.clearing.running(products))


def followed(desk: Desk, steps: Sequence[ClearanceStep]) -> tuple[StepLine, ...]:
    """Return how steps go, or went until they ended."""
    if not steps:
        return ()
    now, policies = desk.now(), desk.policies
    sold_by_step = desk.store.clearing.sold(steps, now)
    sold = [sold_by_step[step.id] for step in steps]
    judged_by = [policies.at(step.plan.location) for step in steps]
    rungs = [RungLine.from_values(step.plan.rung) for step in steps]
    fees = [
        next(fee for fee in (rung.fee, policy.platform_fee, USUAL_FEE) if fee is not None)
        for rung, policy in zip(rungs, judged_by, strict=True)
    ]
    coins = _column([10 ** decimals(step.plan.currency) for step in steps])
    days = _column([((step.ended_at or now) - step.accepted_at).total_seconds() / DAY for step in steps])
    so_far = AcceptedSteps(
        units=_column([step.plan.units for step in steps]),
        days=days,
        given=_column([step.plan.given for step in steps]),
        pace=_column([step.plan.pace for step in steps]),
        pace_before=_column([step.plan.pace_before for step in steps]),
        sold=_column([it.units for it in sold]),
        gross=_column([it.gross_minor for it in sold]) / coins,
        commission=_column([step.plan.commission for step in steps]),
        fee=_column(fees),
        handling=_column([policy.handling_cost for policy in judged_by]),
        left=_column([it.left for it in sold]),
        price=_column([rung.price_minor for rung in rungs]) / coins,
        price_before=_column([rung.before_minor for rung in rungs]) / coins,
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
            is_counted=sold[i].left is not None,
            is_done=bool(found.is_done[i]),
            paid_minor=round(sold[i].gross_minor / sold[i].units) if sold[i].units else None,
            pace=step.plan.pace,
            pace_before=step.plan.pace_before,
            gross_minor=sold[i].gross_minor,
            taken=fees[i] + step.plan.commission,
            handling=judged_by[i].handling_cost,
        )
        for i, step in enumerate(steps)
    )


def _column(values: Sequence[float | None]) -> Floats:
    """Return them as a column; nan where one is not known."""
    return np.array(values, float)
