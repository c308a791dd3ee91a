"""How an accepted step of the clearance ladder goes: what it moved and brought, against what was expected of it."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.clearance.steps import moved
from planner.model import Floats

FIRST_DAYS = 7.0  # [days] before them nothing can be said
ENOUGH = 0.5  # of what was expected by now


class Progress(IntEnum):
    """How a step goes; the first that applies wins."""

    GONE = 0  # everything is moved
    OVER = 1  # its time is over
    EARLY = 2  # it has only begun
    BEHIND = 3  # it moves less than half of what was expected
    GOOD = 4


@dataclass(frozen=True, slots=True)
class Followed:
    """How steps go, one entry a step."""

    expected: Floats  # [units] that were expected to be moved by now
    usual: Floats  # [units] that would have sold by now without the step
    net: Floats  # [money] brought back, after fees, commission and handling
    progress: NDArray[np.int8]  # a Progress


def follow(
    units: Floats,
    days: Floats,
    given: Floats,
    pace: Floats,
    pace_before: Floats,
    sold: Floats,
    gross: Floats,
    commission: Floats,
    fee: Floats,
    handling: Floats,
) -> Followed:
    """Return how accepted steps go.

    Args:
        units: [units] to be moved when it was accepted, shape (steps,), > 0.
        days: [days] since then, same shape, >= 0.
        given: [days] after which it should be over, same shape.
        pace: [units/day] expected of it, same shape; nan: all at once, when its days are over.
        pace_before: [units/day] before it, same shape.
        sold: [units] since then, same shape.
        gross: [money] paid for them, same shape.
        commission: share of it for creators, same shape.
        fee: share of it the platform keeps, same shape.
        handling: [money/unit] to pick, pack and send, same shape.

    Returns:
        Followed; a step's entry does not depend on its neighbours.
    """
    at_once = np.where(days >= given, units, 0.0)
    expected = np.where(np.isnan(pace), at_once, moved(units, np.nan_to_num(pace), days))
    reasons = (
        (sold >= units, Progress.GONE),
        (days >= given, Progress.OVER),
        (days < FIRST_DAYS, Progress.EARLY),
        (sold < ENOUGH * expected, Progress.BEHIND),
    )
    progress = np.select([which for which, _ in reasons], [reason for _, reason in reasons], Progress.GOOD)
    return Followed(
        expected=expected,
        usual=moved(units, pace_before, days),
        net=net_of(gross, sold, commission, fee, handling),
        progress=progress.astype(np.int8),
    )


def net_of(gross: Floats, sold: Floats, commission: Floats, fee: Floats, handling: Floats) -> Floats:
    """Return what is left of what customers paid.

    >>> net_of(*(np.array([each]) for each in (100.0, 10.0, 0.2, 0.09, 0.5)))
    array([66.])
    """
    return gross * (1 - fee - commission) - sold * handling
