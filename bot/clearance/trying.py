"""Which steps of the clearance ladder were tried lately and fell short, and what each teaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import nan

import numpy as np

from bot.clearance.following import followed
from bot.desk import Desk
from bot.messages.clearance.step_values import StepLine
from planner.clearance.ladder import Step
from planner.clearance.tried import fell_short, gain_that_came

REMEMBERED = timedelta(days=365)
SELLING = {Step.BUNDLE, Step.COMMISSION, Step.MARKDOWN}  # that sell unit by unit, so that sales tell how they went


@dataclass(frozen=True, slots=True)
class Tried:
    """A step that fell short."""

    line: StepLine
    came: float  # share of the extra pace that was expected of it


Tries = Mapping[tuple[str, str], Mapping[Step, Tried]]  # by product and location


def tried(desk: Desk, products: Sequence[str] | None = None) -> Tries:
    """Return of each item the steps (of these products) whose newest try of late fell short."""
    steps = desk.store.clearing.tried(desk.now() - REMEMBERED, products)
    newest = {(it.plan.product, it.plan.location, it.plan.rung["step"]): it for it in reversed(steps)}
    meant = [it for it in newest.values() if Step[it.plan.rung["step"]] in SELLING]
    lines = followed(desk, meant)
    sold, expected, days = (
        np.array([getattr(line, name) for line in lines], float) for name in ("moved", "expected", "days")
    )
    pace = np.array([nan if it.plan.pace is None else it.plan.pace for it in meant], float)
    before = np.array([it.plan.pace_before for it in meant], float)
    is_done = np.array([line.is_done for line in lines], np.bool_)  # a price that nobody lowered teaches nothing
    short = fell_short(sold, expected, days) & (pace > before) & is_done
    came = gain_that_came(sold, np.where(short, days, 1.0), np.where(short, pace, before + 1.0), before)
    found: dict[tuple[str, str], dict[Step, Tried]] = {}
    for n in np.flatnonzero(short).tolist():
        place = (lines[n].product, lines[n].location)
        found.setdefault(place, {})[lines[n].rung.step] = Tried(lines[n], float(came[n]))
    return found
