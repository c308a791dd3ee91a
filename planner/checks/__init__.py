"""The reasons to speak up, in the order people read them; the docstring of each module is what they read.

Levels without a check are shown wherever levels are, and never told: WATCH and OVERSTOCK ask nobody to do anything
today, and NO_DATA has nothing to compare with until a first count comes in. How an item comes to its level is decided
in ``planner.levels``, whether more is sold than there is by its stock alone, what expires in ``planner.expiry``, and
which orders are late in ``planner.purchase``.
"""

from typing import Protocol

import numpy as np

from planner.checks import dead, expedite, expired, expiring, late_order, oversold, reorder, running_out, stale
from planner.model import Level


class Check(Protocol):
    """What every check module offers, beside the docstring people read."""

    __doc__: str | None

    NAME: str  # how the store and the settings call it
    TOLD: bool  # told when it begins or gets worse; otherwise only listed in the digest
    LEVELS: tuple[Level, ...]  # the levels it speaks for, the worst first; none: it is of something else


CHECKS: tuple[Check, ...] = (
    *(oversold, running_out, reorder, expedite, expired, expiring),
    *(late_order, stale, dead),
)

TOLD_LEVELS = np.array([level for check in CHECKS if check.TOLD for level in check.LEVELS], dtype=np.int8)
