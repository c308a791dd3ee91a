"""How an accepted step of the clearance ladder goes: what it moved and brought, against what was expected of it."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.clearance.steps import moved
from planner.model import Flags, Floats

FIRST_DAYS = 7.0  # [days] before them nothing can be said
ENOUGH = 0.5  # of what was expected by now
AHEAD = 2.0  # times what was expected by now
CHANCE = 0.05  # probability; what is likelier than that may be chance


class Progress(IntEnum):
    """How a step goes; the first that applies wins."""

    GONE = 0  # everything is moved, or nothing is left
    OVER = 1  # its time is over
    EARLY = 2  # it has only begun
    BEHIND = 3  # it moves less than half of what was expected
    GOOD = 4
    NOT_DONE = 5  # customers still pay the price of before
    UNSURE = 6  # it moves less than half of what was expected, of so few units that it may be chance
    AHEAD = 7  # it moves twice what was expected, or more


@dataclass(frozen=True, slots=True)
class AcceptedSteps:
    """Steps that somebody accepted, and what sold since; one entry a step."""

    units: Floats  # [units] to be moved when it was accepted, > 0
    days: Floats  # [days] since then, >= 0
    given: Floats  # [days] after which it should be over
    pace: Floats  # [units/day] expected of it; nan: all at once, when its days are over
    pace_before: Floats  # [units/day] before it
    sold: Floats  # [units] since then
    gross: Floats  # [money] paid for them
    commission: Floats  # share of it for creators
    fee: Floats  # share of it the platform keeps
    handling: Floats  # [money/unit] to pick, pack and send
    left: Floats  # [units] that the newest count since then found; nan where none was made
    price: Floats  # [money/unit] asked; nan: none
    price_before: Floats  # [money/unit] that a markdown lowers; nan: it is no markdown


@dataclass(frozen=True, slots=True)
class Followed:
    """How steps go, one entry a step."""

    expected: Floats  # [units] that were expected to be moved by now
    usual: Floats  # [units] that would have sold by now without the step
    moved: Floats  # [units] sold, or gone by the newest count where all go at once
    is_done: Flags  # False where customers still pay the price of before
    net: Floats  # [money] brought back, after fees, commission and handling
    progress: NDArray[np.int8]  # a Progress


def follow(steps: AcceptedSteps) -> Followed:
    """Return how accepted steps go; a step's entry does not depend on its neighbours."""
    units, sold, price = steps.units, steps.sold, steps.price
    at_once, is_over = np.isnan(steps.pace), steps.days >= steps.given
    expected = np.where(at_once, np.where(is_over, units, 0.0), moved(units, np.nan_to_num(steps.pace), steps.days))
    gone = np.where(at_once, np.fmax(sold, np.clip(units - steps.left, 0.0, units)), sold)
    is_done = ~(steps.gross > sold * (price + steps.price_before) / 2)
    behind, ahead = gone < ENOUGH * expected, gone >= AHEAD * expected
    reasons = (
        ((gone >= units) | (steps.left <= 0), Progress.GONE),
        (is_over, Progress.OVER),
        (~is_done, Progress.NOT_DONE),
        (steps.days < FIRST_DAYS, Progress.EARLY),
        (behind & is_less(gone, expected), Progress.BEHIND),
        (behind, Progress.UNSURE),
        (ahead & is_more(gone, expected), Progress.AHEAD),
    )
    progress = np.select([which for which, _ in reasons], [reason for _, reason in reasons], Progress.GOOD)
    net = net_of(steps.gross, sold, steps.commission, steps.fee, steps.handling)
    return Followed(
        expected=expected,
        usual=moved(units, steps.pace_before, steps.days),
        moved=gone,
        is_done=is_done,
        net=net + (gone - sold) * np.nan_to_num(price),
        progress=progress.astype(np.int8),
    )


def is_less(sold: Floats, expected: Floats) -> Flags:
    """Return where so few would hardly have sold by chance, had the expected pace been right.

    Args:
        sold: [units] shape (steps,), >= 0.
        expected: [units] same shape, >= 0.

    Source: the lower tail of Poisson's distribution.

    >>> is_less(np.array([2.0, 4.0]), np.array([5.0, 12.0]))
    array([False,  True])
    """
    tail: Flags = _at_most(sold, expected) <= CHANCE
    return tail


def is_more(sold: Floats, expected: Floats) -> Flags:
    """Return where so many would hardly have sold by chance, had the expected pace been right.

    Args:
        sold: [units] shape (steps,), >= 0.
        expected: [units] same shape, >= 0.

    Source: the upper tail of Poisson's distribution.

    >>> is_more(np.array([2.0, 24.0, 0.0]), np.array([1.0, 12.0, 0.0]))
    array([False,  True, False])
    """
    tail: Flags = (sold > 0) & (1 - _at_most(np.maximum(sold - 1, 0.0), expected) <= CHANCE)
    return tail


def _at_most(units: Floats, expected: Floats) -> Floats:
    """Return the chance that no more than these units sell, by Poisson's distribution; same shapes."""
    from scipy.special import pdtr  # noqa: PLC0415 - 14 MiB that only who follows steps needs

    chance: Floats = pdtr(units, expected)
    return chance


def net_of(gross: Floats, sold: Floats, commission: Floats, fee: Floats, handling: Floats) -> Floats:
    """Return what is left of what customers paid.

    >>> net_of(*(np.array([each]) for each in (100.0, 10.0, 0.2, 0.09, 0.5)))
    array([66.])
    """
    return gross * (1 - fee - commission) - sold * handling
