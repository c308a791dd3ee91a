"""Last year's season: when it comes again, how strong it was, and whether going by it would have helped this shop.

The shape is read from how many items sold a day, not from units: a few giant orders rule a total, and tell no season.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from planner.forecasting.last_year_trial import BACK, NEEDED, YEAR, Trial, tried
from planner.model import Flags, Floats

HIGH, LOW = 1.25, 0.8
"""Times as many items sold as before: from there on, or down to it, a day is one of a season."""
SHORTEST, LONGEST = 14, 184  # [days]
SMOOTHED = 14  # [days] to either side: four weeks hold every weekday as often
FEWEST = 5.0  # [items/day] that sold before; fewer tell no shape
FEWEST_ORDINARY = 28  # [days] to compare with; with fewer nothing is told from
GAP = 21  # [days] without a sale of anything in a row: rather a file that was not imported than a season
HELPS = 0.05  # of the error: saved at least
LEAST_STEP = 0.1  # a factor nearer to 1 changes no order
STEP = 0.05  # factors are rounded to it
FARTHEST = 150  # [days] ahead that a season may begin


class NoSeason(IntEnum):
    """Why nothing is proposed."""

    SHORT = 0  # the past is too short to try it on
    FEW = 1  # too few items sell a day
    GAP = 2  # nothing sold for weeks of the year that it would be read from
    STEADY = 3  # no such stretch is coming, or a planned season runs since long
    NO_HELP = 4  # the shop's own past was no better foretold with it
    ONCE = 5  # the year before last there was none
    SLIGHT = 6  # what foretold the past best is too near to the usual to change an order


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of the year that sold more, or less, and comes again."""

    start: int  # [days] from today, >= 1
    end: int  # [days] from today, included
    before: float  # [items/day] that sold in the 91 days before this day a year ago
    level: float  # [items/day] that sold in the stretch a year ago
    older: float  # times as many in the same stretch two years ago; nan: not known
    shape: float  # times as many; of two years their geometric mean
    power: float  # of the shape that the shop's own past was foretold best with
    factor: float  # what is proposed


@dataclass(frozen=True, slots=True)
class LastYear:
    """What last year says of the coming months."""

    seasons: tuple[Season, ...]  # by start
    reason: NoSeason | None  # why there is none
    days_missing: int  # [days] of history, where it is too short; else 0
    trial: Trial


def last_year(sellers: Floats, units: Floats, ordinary: Flags, ahead: int) -> LastYear:
    """Return the seasons that begin within ``ahead`` days, as last year had them and as far as going by them helps.

    Args:
        sellers: [items/day] how many items of the shop sold, shape (days,), last is yesterday; from its first sale on.
        units: [units/day] all that it sold, same shape.
        ordinary: of the last 91 days, which ones today's rate is made from, shape (91,), last is yesterday; False where
            a planned season runs, as its days are left out of the rate. The same days a year ago are compared with.
        ahead: [days] 1 to 150.

    Returns:
        LastYear; without seasons it says why there is none.

    Raises:
        ValueError: arrays of different length, or ``ahead`` out of range.

    Source: measured on real sales (Online Retail II, 2009–2011): going by the whole of last year's shape errs more
    than without it, by a part of it less; so the shop's own past chooses the part, and may choose none.

    >>> quiet, every = np.full(700, 100.0), np.full(91, True)
    >>> last_year(quiet, quiet, every, 120).reason, last_year(quiet[:500], quiet[:500], every, 120).days_missing
    (<NoSeason.STEADY: 3>, 98)
    """
    if sellers.shape != units.shape or ordinary.shape != (BACK,) or not 1 <= ahead <= FARTHEST:
        raise ValueError(f"{sellers.shape} items, {units.shape} units, {ordinary.shape} ordinary, {ahead} days ahead")
    known = int(sellers.nonzero()[0].max(initial=-1)) + 1  # what was not imported yet is no quiet time
    if known < NEEDED:
        return _none(NoSeason.SHORT, days_missing=NEEDED - known)
    ago = sellers.size - YEAR
    unreadable = _unreadable(sellers, ago, ordinary, ahead)
    stretches = [] if unreadable else _stretches(sellers, ago, _before(sellers, ago, ordinary), ahead)
    if not stretches:
        return _none(unreadable or NoSeason.STEADY)
    trial = tried(sellers[:known], units[:known])
    found = [_season(sellers, ago, ordinary, start, end, trial.power) for start, end in stretches]
    repeated = [it for it in found if np.isnan(it.older) or _is_again(it)]
    strong = tuple(it for it in repeated if round(abs(it.factor - 1), 9) >= LEAST_STEP)
    if strong and trial.saved >= HELPS:
        return LastYear(strong, None, 0, trial)
    if not repeated:
        return _none(NoSeason.ONCE, trial=trial)
    return _none(NoSeason.SLIGHT if trial.saved >= HELPS else NoSeason.NO_HELP, trial=trial)


def rounded(factor: float) -> float:
    """Return a factor as it is proposed, in steps of 0.05.

    >>> rounded(1.487), rounded(0.7711)
    (1.5, 0.75)
    """
    return round(round(factor / STEP) * STEP, 2)


def _none(reason: NoSeason, *, days_missing: int = 0, trial: Trial | None = None) -> LastYear:
    return LastYear((), reason, days_missing, trial or Trial.untried())


def _unreadable(sellers: Floats, ago: int, ordinary: Flags, ahead: int) -> NoSeason | None:
    """Return why no season can be read from a year ago; None: one can."""
    if ordinary.sum() < FEWEST_ORDINARY:
        return NoSeason.STEADY
    if _before(sellers, ago, ordinary) < FEWEST:
        return NoSeason.FEW
    read = sellers[ago - BACK : min(ago + ahead + LONGEST, sellers.size)]
    return NoSeason.GAP if _longest_run(read == 0) >= GAP else None


def _stretches(sellers: Floats, ago: int, before: float, ahead: int) -> list[tuple[int, int]]:
    """Return the first and last day of each stretch, in days from today."""
    last = min(ahead + LONGEST, sellers.size - ago - SMOOTHED)
    added = np.concatenate([[0.0], np.cumsum(sellers)])
    day = ago + np.arange(1, last + 1)
    smooth = (added[day + SMOOTHED] - added[day - SMOOTHED]) / (2 * SMOOTHED)
    found = [run for holds in (smooth >= HIGH * before, smooth <= LOW * before) for run in _runs(holds)]
    limited = [(start + 1, min(end + 1, start + LONGEST)) for start, end in sorted(found)]
    return [(start, end) for start, end in limited if start <= ahead and end - start + 1 >= SHORTEST]


def _season(sellers: Floats, ago: int, ordinary: Flags, start: int, end: int, power: float) -> Season:
    days = slice(ago + start, ago + end + 1)
    before, level = _before(sellers, ago, ordinary), float(sellers[days].mean())
    older, then = np.nan, ago - YEAR
    if then >= BACK and (then_before := _before(sellers, then, ordinary)) >= FEWEST:
        older = float(sellers[then + start : then + end + 1].mean()) / then_before
    shape = level / before if np.isnan(older) else float(np.sqrt(level / before * older))
    return Season(start, end, before, level, older, shape, power, rounded(shape**power))


def _before(sellers: Floats, at: int, ordinary: Flags) -> float:
    """Return how many items a day sold before a day."""
    return float(sellers[at - BACK : at][ordinary].mean())


def _is_again(season: Season) -> bool:
    """Return whether the year before last had at least half of it."""
    last = season.level / season.before
    return season.older >= 1 + (last - 1) / 2 if last > 1 else season.older <= 1 - (1 - last) / 2


def _runs(holds: Flags) -> list[tuple[int, int]]:
    """Return where each run of days begins and ends."""
    edges = np.diff(np.concatenate([[0], holds.astype(np.int8), [0]]))
    return list(zip(np.flatnonzero(edges == 1).tolist(), (np.flatnonzero(edges == -1) - 1).tolist(), strict=True))


def _longest_run(holds: Flags) -> int:
    return max((end - start + 1 for start, end in _runs(holds)), default=0)
