"""What the compiled loops compare with, each from the module that it belongs to."""

from typing import NamedTuple

import numpy as np

from planner import classes, refuse
from planner.forecasting import blend, demand, last_year_trial, rate, scatter, surge
from planner.model import RAN_OUT
from planner.policy import Policy


class Limits(NamedTuple):
    """All of them."""

    window: int
    fewest: int
    dead: int
    windows: tuple[int, ...]
    asked: int
    far_above: float
    kept: float
    most_kept: float
    first: float
    quarter: int
    year: int
    expected: float
    margin_days: int
    most_units: float
    ran_out: np.int8
    month: int
    fewest_whole: int
    judged: int
    fewest_judged: int
    much: float
    floor: float


def limits_of(policy: Policy) -> Limits:
    """Return the limits of a policy, and those that are the same under all."""
    return Limits(
        window=policy.window,
        fewest=policy.min_in_stock,
        dead=policy.dead,
        windows=blend.WINDOWS,
        asked=rate.LATELY,
        far_above=blend.FAR_ABOVE,
        kept=blend.KEPT,
        most_kept=blend.MOST_KEPT,
        first=blend.FIRST,
        quarter=blend.LATELY,
        year=last_year_trial.YEAR,
        expected=rate.EXPECTED,
        margin_days=classes.MARGIN_DAYS,
        most_units=refuse.MOST_UNITS,
        ran_out=np.int8(RAN_OUT),
        month=demand.MONTH,
        fewest_whole=demand.FEWEST_WHOLE,
        judged=scatter.JUDGED,
        fewest_judged=scatter.FEWEST,
        much=surge.MUCH,
        floor=surge.FLOOR,
    )
