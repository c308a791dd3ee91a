"""Has the planner check itself against sales; chance enters here, from a seed, so that the same file says the same."""

import numpy as np

from bot.backtest.gathering import Sales
from bot.errors.backtest import NothingJudged, NothingSoldSince, TooSeldom, TooShortPast
from planner.backtest.boosting import where_it_won
from planner.backtest.proof import Asked, Proof, Told, prove
from planner.backtest.record import record_of
from planner.model import Floats

SEED = 1
REDRAWS = 400
SELDOM = 14  # [days] dates that are all so far apart are not of days, and not of weeks


def proved(sales: Sales, asked: Asked, lead_spread: float, told: Told, *, is_boosted: bool = False) -> Proof:
    """Return what our forecast and orders would have been worth. Raises: TooShortPast, TooSeldom,
    NothingJudged, NothingSoldSince.

    Args: lead_spread, by how many days an order's lead time strays [days, standard deviation]; is_boosted, whether
    gradient boosting is tried as well.
    """
    if sales.days < asked.days_needed:
        longest = asked.lead_time - (asked.days_needed - sales.days)
        terms = (sales.days, asked.days_needed, asked.lead_time, asked.review, longest)
        raise TooShortPast(sales.file, sales.first, sales.last, *terms)
    if sales.apart >= SELDOM:
        raise TooSeldom(sales.file, sales.apart)
    record = record_of(sales.units, taught={"boosted": where_it_won} if is_boosted else None)
    first = asked.first(sales.days)
    judged, counts_from = record.can_be_judged(first), first + asked.horizon
    if not judged.any():
        raise NothingJudged(sales.file, sales.day(first))
    if not sales.units[judged, counts_from:].any():
        raise NothingSoldSince(sales.file, sales.day(counts_from), int(judged.sum()))
    chance = np.random.default_rng(SEED)
    late = None
    if lead_spread:
        late = np.rint(chance.normal(0.0, lead_spread, (sales.days - first, len(sales.skus)))).astype(np.int64)
    return prove(record, sales.price, asked, redraws(len(sales.skus), chance), late, told)


def redraws(items: int, chance: np.random.Generator, times: int = REDRAWS) -> Floats:
    """Return how often each item is drawn where as many as there are, are drawn anew."""
    return chance.multinomial(items, np.full(items, 1 / items), size=times).astype(np.float64)
