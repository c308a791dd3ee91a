"""Follows the accepted steps of the clearance ladder: what later sales and counts say, against what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from bot.desk import Desk
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.clearance.step_values import StepLine
from bot.store import ClearanceStep, StepSales
from planner.clearance.following import AcceptedSteps, Followed, Progress, follow
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
    now = desk.now()
    sold = desk.store.clearing.sold(steps, now)
    runs = [_run(desk, step, sold[step.id], now) for step in steps]
    found = follow(_columns(runs))
    return tuple(_line(run, found, i) for i, run in enumerate(runs))


@dataclass(frozen=True, slots=True)
class _Run:
    """A step as it was accepted, and what has counted for it since."""

    step: ClearanceStep
    rung: RungLine
    sold: StepSales
    days: float  # [days] since it was accepted, until it ended
    fee: float  # share of the price that the platform keeps
    handling: float  # [money/unit]


def _run(desk: Desk, step: ClearanceStep, sold: StepSales, now: datetime) -> _Run:
    rung, policy = RungLine.from_values(step.plan.rung), desk.policies.at(step.plan.location)
    fee = next(fee for fee in (rung.fee, policy.platform_fee, USUAL_FEE) if fee is not None)
    days = ((step.ended_at or now) - step.accepted_at).total_seconds() / DAY
    return _Run(step, rung, sold, days, fee, policy.handling_cost)


def _columns(runs: Sequence[_Run]) -> AcceptedSteps:
    plans, sold = [run.step.plan for run in runs], [run.sold for run in runs]
    coins = _column([10 ** decimals(plan.currency) for plan in plans])
    return AcceptedSteps(
        units=_column([plan.units for plan in plans]),
        days=_column([run.days for run in runs]),
        given=_column([plan.given for plan in plans]),
        pace=_column([plan.pace for plan in plans]),
        pace_before=_column([plan.pace_before for plan in plans]),
        sold=_column([it.units for it in sold]),
        gross=_column([it.gross_minor for it in sold]) / coins,
        commission=_column([plan.commission for plan in plans]),
        fee=_column([run.fee for run in runs]),
        handling=_column([run.handling for run in runs]),
        left=_column([it.left for it in sold]),
        price=_column([run.rung.price_minor for run in runs]) / coins,
        price_before=_column([run.rung.before_minor for run in runs]) / coins,
    )


def _line(run: _Run, found: Followed, i: int) -> StepLine:
    step, plan, sold = run.step, run.step.plan, run.sold
    return StepLine(
        id=step.id,
        version=step.version,
        product=plan.product,
        name=plan.name,
        location=plan.location,
        rung=run.rung,
        state=step.state,
        accepted_by=step.accepted_by,
        accepted_at=step.accepted_at,
        ended_by=step.ended_by,
        ended_at=step.ended_at,
        days=run.days,
        given=plan.given,
        units=plan.units,
        moved=int(found.moved[i]),
        expected=int(found.expected[i]),
        usual=int(found.usual[i]),
        net_minor=minor(float(found.net[i]), plan.currency),
        progress=Progress(int(found.progress[i])),
        is_counted=sold.left is not None,
        is_done=bool(found.is_done[i]),
        paid_minor=round(sold.gross_minor / sold.units) if sold.units else None,
        pace=plan.pace,
        pace_before=plan.pace_before,
        gross_minor=sold.gross_minor,
        taken=run.fee + plan.commission,
        handling=run.handling,
    )


def _column(values: Sequence[float | None]) -> Floats:
    """Return them as a column; nan where one is not known."""
    return np.array(values, float)
