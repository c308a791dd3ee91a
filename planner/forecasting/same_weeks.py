"""How the coming weeks sold a year ago, followed as far as that would have foretold the shop's past better.

Where the shop goes by it, each item is drawn to its own last year, too (``year_ago``).

The level of last year is gone back to, not its growth: a shop that sells about as it did a year ago will sell as it did
then, and one that sells far more or less is foretold worse so, and goes on without. It is read from how many items sold
a day, not from units: a few giant orders rule a total, and tell no season.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from planner.forecasting import blend
from planner.forecasting.blend import MEAN_WEIGHTS, WINDOWS
from planner.forecasting.last_year import FEWEST, GAP, HELPS
from planner.forecasting.last_year_trial import COMING, EVERY, POWERS, YEAR, saved, stretch_means
from planner.forecasting.year_ago import SHORTEST, with_its_own
from planner.model import Events, Floats, Integers
from planner.seasons import is_season

FARTHEST = 2.0
"""Times what sells now, or as much less: no more of last year is believed."""
FEWEST_TRIALS = 4
NEEDED = YEAR + COMING + (FEWEST_TRIALS - 1) * EVERY
"""[days] of sales, so that there are so many days to foretell from."""
LATELY = 28
"""[days] that must have sold about as much more or less than a year ago as in the days it was tried from."""
ALIKE = 1.25
"""Times as much more, or as much less: beyond it many items, or a whole shop, came or went since those days."""
LATE = 7
"""[days] that sales may not be imported yet; what is later may be missing rather than quiet."""
AHEAD = np.arange(SHORTEST, 92.0, 7.0)
"""[days] foretold in total; of fewer a year ago says too little."""


class Weeks(IntEnum):
    """What came of trying it."""

    UNTRIED = 0
    SHORT = 1  # too short a past
    FEW = 2  # too few items sell a day
    GAP = 3  # nothing sold for weeks, or nothing was imported for a while
    NO_HELP = 4
    HELPS = 5
    OTHER_SIZE = 6  # far more or fewer items sell than a year ago, and the days it was tried from do not show it


@dataclass(frozen=True, slots=True)
class SameWeeks:
    """What last year says of the coming weeks."""

    outcome: int = Weeks.UNTRIED  # a Weeks
    times: tuple[float, ...] = ()  # what sells now, over the next AHEAD days each; (): it is not gone by
    power: float = 0.0  # of last year's level that foretold the past best; 0: without it
    saved: float = 0.0  # share of the error that going by it would have saved
    trials: int = 0  # days of the past it was tried from
    days_missing: int = 0  # [days] of sales, where the past is too short


UNTRIED = SameWeeks()


def same_weeks(sellers: Floats, weights: tuple[float, ...] = MEAN_WEIGHTS) -> SameWeeks:
    """Return how the same weeks of last year change what the coming ones will sell, as far as that would have helped.

    From a day every two weeks of the last year, the coming 45 are foretold by what sold then — the blend that plans
    every item — and by going a quarter, half, three quarters or all of the way, in proportion, from there to what sold
    in these days a year before.

    Args:
        sellers: [items/day] how many items sold, shape (days,), last is yesterday; days before the first sale do not
            count.
        weights: of the means that every item is blended from.

    Returns:
        SameWeeks; nothing is changed where fewer than 4 days can be tried, less than 5 % of the error is saved, or the
        shop has become of another size since the days it was tried from: the newest end 45 days ago.

    Source: measured on real sales (Online Retail II, 2009–2011).

    >>> year = 100.0 + 60.0 * np.sin(np.arange(800) * 2 * np.pi / 364)
    >>> found = same_weeks(year)
    >>> found.outcome == Weeks.HELPS, found.trials, round(found.saved, 1), found.times[4]
    (True, 27, 1.0, 1.15)
    >>> same_weeks(year[:450]).days_missing
    1
    """
    sold = sellers.nonzero()[0]
    past = sellers[sold.min(initial=len(sellers)) : sold.max(initial=-1) + 1]
    known = len(past)
    if known < NEEDED:
        return SameWeeks(Weeks.SHORT, days_missing=NEEDED - known)
    if len(sellers) - 1 - sold[-1] > LATE or _is_gap(past[known - YEAR :]):
        return SameWeeks(Weeks.GAP)
    newest = known - COMING
    start = np.arange(newest, max(YEAR, newest - YEAR) - 1, -EVERY)
    now, then = _now(past, start, weights), stretch_means(past, start - YEAR, start - YEAR + COMING)
    today = np.full(len(AHEAD), known)
    coming = stretch_means(past, today - YEAR, today - YEAR + AHEAD.astype(np.int64))
    if min(now.min(), then.min(), coming.min(), float(_now(past, today[:1], weights)[0])) < FEWEST:
        return SameWeeks(Weeks.FEW)
    came = stretch_means(past, start, start + COMING)
    errors = [float(np.abs(now * _times(then / now, power) - came).sum()) for power in POWERS]
    best = int(np.argmin(errors))
    found, power = saved(errors[0], errors[best]), POWERS[best]
    if found < HELPS:
        return SameWeeks(Weeks.NO_HELP, (), power, found, len(start))
    if not _is_of_its_size(past, float(np.median(came / then))):
        return SameWeeks(Weeks.OTHER_SIZE)
    times = _times(coming / _now(past, today, weights), power).round(2)
    return SameWeeks(Weeks.HELPS, tuple(times.tolist()), power, found, len(start))


def gone_by(weeks: SameWeeks, days: Floats, window_rates: Floats, rate: Floats, year_ago: Floats) -> Floats:
    """Return times an item's daily rate, over the coming days.

    Args:
        weeks: what last year says.
        days: [days] ahead in total, shape (items,), >= 0; of the shop 14 to 91 are told apart.
        window_rates: [units/day] what the rate is blended from, shape (items, windows); nan: by the article's rule,
            which knows no other rate.
        rate: [units/day] without last year, shape (items,), >= 0.
        year_ago: [units/day] that the item itself sold on those days a year ago, same shape; nan: not known.

    Returns:
        Shape (items,), 0.45 to 2.4; 1 where last year is not gone by.

    >>> weeks, nobody_knows = SameWeeks(times=(1.1,) * 11 + (1.2,)), np.full(2, np.nan)
    >>> gone_by(weeks, np.array([7.0, 91.0]), np.ones((2, 7)), np.ones(2), nobody_knows).tolist()
    [1.1, 1.2]
    """
    if not weeks.times:
        return np.ones(len(days))
    found = with_its_own(np.interp(days, AHEAD, weeks.times), rate, year_ago).round(2)
    return np.where(np.isnan(window_rates).any(axis=1), 1.0, found)


def planned_by(
    weeks: SameWeeks,
    days: Floats,
    window_rates: Floats,
    rate: Floats,
    year_ago: Floats,
    borrowed: Floats,
    events: Events,
) -> Floats:
    """Return times the daily rate that a plan goes by: similar products go before, and what a person typed.

    A typed season says it all, and its days are left out of what the item sells now, but not of what the shop does: so
    last year is not gone by where one is to come, runs, or ran in the last quarter.

    Args:
        weeks, days, window_rates, rate, year_ago: as in ``gone_by``.
        borrowed: share of the rate that similar products sell, shape (items,).
        events: planned, running and past ones.
    """
    found = np.where(borrowed > 0, 1.0, gone_by(weeks, days, window_rates, rate, year_ago))
    found[events.item[is_season(events) & (events.end >= -blend.LATELY)]] = 1.0
    return found


def _now(sellers: Floats, day: Integers, weights: tuple[float, ...]) -> Floats:
    """Return the blended rate as of each of the days."""
    means = [stretch_means(sellers, np.maximum(day - window, 0), day) for window in WINDOWS]
    return np.asarray(np.array(weights) @ np.array(means), dtype=np.float64)


def _times(level: Floats, power: float) -> Floats:
    return np.asarray(np.clip(level, 1 / FARTHEST, FARTHEST) ** power, dtype=np.float64)


def _is_of_its_size(past: Floats, usual: float) -> bool:
    """Return whether recent sales against a year ago are about as they were on the days it was tried from."""
    lately, ago = past[-LATELY:].mean(), past[len(past) - YEAR - LATELY : len(past) - YEAR].mean()
    return bool(lately <= ago * usual * ALIKE and ago * usual <= lately * ALIKE)


def _is_gap(sellers: Floats) -> bool:
    """Return whether nothing sold for three weeks on end."""
    added = np.concatenate([[0.0], np.cumsum(sellers)])
    return bool((added[GAP:] - added[:-GAP]).min() <= 0)
