"""Gradient boosting, where it is installed: learns from the catalogue's own past how far the blended rate errs.

The only door to LightGBM. It is trained on forecasts tried from many days of the past, and believed only where it won
on later days that it had not seen (``boosted``).
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from planner.forecasting.blend import MEAN_WEIGHTS, tempered, window_rates
from planner.forecasting.boost_trials import Tried, lengths_of, sold_on_shelf
from planner.forecasting.boosted import Boosting, Losses, believed, verdict
from planner.forecasting.foretold import LEAST_KNOWN
from planner.forecasting.origin import stand_on
from planner.forecasting.spread import daily_spread
from planner.forecasting.strays import OwnSpread, strays
from planner.forecasting.stretches import spread_of_stretches
from planner.forecasting.traits import shop_pace, traits
from planner.model import Flags, Floats, History
from planner.policy import Learned, Policy
from planner.service import z_at
from planner.totals import days_of

TIMES, APART = 4, 28
"""Days of the past it must win from, and the [days] between two of them."""
FEWEST = 500
"""Trials before the first of them, below which there is too little to learn from."""
SMALLEST = 0.5
"""[units] a smaller forecast is taken as so much: of nothing, everything is infinitely more."""
LEAST_SPREAD = 180
"""[days] of history before a spread of past totals is believed here; a plan asks for more."""
FARTHEST = 4.0
"""Times the forecast; what came beyond it is no better known."""
HIGH = 0.95
SEEDS, ROUNDS = (1, 2, 3), 120
TERMS = {
    "objective": "tweedie", "learning_rate": 0.05, "num_leaves": 15, "min_data_in_leaf": 60, "lambda_l2": 5.0,
    "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1,
    "num_threads": 1, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip
"""As tried on half of the series of a web shop; one thread and fixed seeds, so that the same past says the same."""


@dataclass(frozen=True, slots=True)
class Booster:
    """What was learned: the models, and how the whole shop sells as of today."""

    models: tuple[Any, ...]
    pace: Floats  # as ``traits.shop_pace`` tells it
    weights: tuple[float, ...] = MEAN_WEIGHTS  # of the means in what is expected

    def factors(self, history: History, known_days: Floats, lead_time: Floats, policy: Policy) -> Floats:
        """Return times the blended rate, for the coming lead time.

        Args:
            history: sales and stock, shape (items, days), last column is yesterday; days of events count as without
                stock.
            known_days: [days] since the item was first seen, shape (items,).
            lead_time: [days] of each item, same shape.
            policy: the fewest days a mean is believed from.

        Returns:
            Shape (items,), from 1/2 to 2; nan where the item sold nothing, or is known for less than four weeks.
        """
        found = np.full(len(known_days), np.nan)
        lengths = lengths_of(lead_time)
        for length in np.unique(lengths).tolist():
            rows = np.flatnonzero(lengths == length)
            units, counts = sold_on_shelf(History(history.units[rows], history.in_stock[rows]), known_days[rows])
            seen, expected = traits(units, counts, length, policy.min_in_stock, self.pace, self.weights)
            told = (expected > 0) & (counts.sum(axis=1) >= LEAST_KNOWN)
            found[rows[told]] = believed(_ratio(self.models, seen[told]))
        return found


def is_installed() -> bool:
    """Return whether LightGBM is there and can be loaded: a system may lack what it is built on."""
    try:
        import_module("lightgbm")
    except (ImportError, OSError):
        return False
    return True


def taught(
    history: History, known_days: Floats, lead_time: Floats, policy: Policy, learned: Learned
) -> tuple[Boosting, Booster | None]:
    """Return what came of trying it on the shop's own past, and what it learned; None where it is not used.

    From each of four days, four weeks apart, it foretells what it had seen nothing of: it is trained on forecasts
    whose lead time ended before. What orders go by — the mean, and the 95 % level — must have been better.

    Args:
        history: sales and stock of a sample, shape (items, days); days of events count as without stock.
        known_days: [days] since the item was first seen, shape (items,).
        lead_time: [days] of each item, same shape; tried between 7 and 60.
        policy: the rule of the daily rate.
        learned: the curve and widening of the spread.
    """
    if policy.demand_rule == "mean":
        return Boosting(), None
    if not is_installed():
        return Boosting("missing"), None
    tried = Tried.of(history, known_days, lead_time, policy, learned.rate_weights)
    losses = _losses(tried, history, known_days, lead_time, policy, learned)
    if losses is None:
        return Boosting("short"), None
    found = verdict(losses)
    if found.outcome != "better":
        return found, None
    return found, trained(history, known_days, lead_time, policy, learned.rate_weights)


def trained(
    history: History,
    known_days: Floats,
    lead_time: Floats,
    policy: Policy,
    weights: tuple[float, ...] = MEAN_WEIGHTS,
) -> Booster | None:
    """Return what the whole past teaches, won or not; None: it is too short. The arguments are those of ``taught``."""
    tried = Tried.of(history, known_days, lead_time, policy, weights)
    if not _is_enough(tried):
        return None
    units, _ = sold_on_shelf(history, known_days)
    return Booster(_models(tried), shop_pace(units), weights)


def _losses(
    tried: Tried, history: History, known_days: Floats, lead_time: Floats, policy: Policy, learned: Learned
) -> Losses | None:
    """Return what blend and boosting lost on the last days that both can be tried from; None: too short a past."""
    units, counts = sold_on_shelf(history, known_days)
    lengths, days = lengths_of(lead_time), units.shape[1]
    lost: list[Floats] = []
    for time in range(TIMES):
        back = time * APART
        known = tried.until(days - int(lengths.max(initial=0)) - back)
        if not _is_enough(known):
            return None
        models = _models(known)
        of_items = np.zeros((4, len(lengths)))
        for length in np.unique(lengths).tolist():
            mine, day = np.flatnonzero(lengths == length), days - length - back
            then = stand_on(day, units[mine], counts[mine], length, LEAST_KNOWN)
            rows, past, pace = mine[then.rows], (then.sold, then.counts), shop_pace(units[:, :day])
            seen, expected = traits(*past, length, policy.min_in_stock, pace, learned.rate_weights)
            factor = believed(_ratio(models, seen))
            for place, mean in enumerate((expected, expected * factor)):
                over = then.came - _high(*past, mean, length, policy.min_in_stock, learned)
                of_items[place, rows] = np.abs(then.came - mean)
                of_items[2 + place, rows] = np.maximum(HIGH * over, (HIGH - 1) * over)
        lost.append(of_items)
    return Losses(*np.stack(lost, axis=1))


def _high(units: Floats, counts: Flags, mean: Floats, length: int, fewest: int, learned: Learned) -> Floats:
    """Return the 95 % level of what will sell, spread as a plan does."""
    is_long = units.shape[1] >= LEAST_SPREAD
    of_past = spread_of_stretches(units, counts, length) if is_long else np.full(len(mean), np.nan)
    own = OwnSpread(daily_spread(units, counts), of_past, days_of(counts))
    rates, lead_time = window_rates(tempered(units), counts, fewest), np.full(len(mean), float(length))
    stray = strays(own, mean / length, rates, lead_time, np.zeros_like(mean), learned)
    return mean + z_at(np.array(HIGH)) * stray.spread


def _is_enough(tried: Tried) -> bool:
    """Return whether there is enough to learn from: so many trials, and something sold in one of them."""
    return len(tried.came) >= FEWEST and bool(tried.came.any())


def _models(tried: Tried) -> tuple[Any, ...]:
    """Return models of what came, times the forecast; a time good or bad for the whole shop teaches only once."""
    import lightgbm  # noqa: PLC0415 - whoever has not installed it plans without

    weight = np.maximum(tried.expected, SMALLEST)
    ratio = np.minimum(tried.came / weight, FARTHEST)
    _, time = np.unique(np.stack([tried.origin, tried.end]), axis=1, return_inverse=True)
    level = np.bincount(time, tried.came) / np.bincount(time, weight)
    ratio *= (np.median(level[level > 0]) / np.where(level > 0, level, np.inf))[time]
    rows = lightgbm.Dataset(tried.seen, ratio, weight=weight)
    return tuple(lightgbm.train({**TERMS, "seed": seed}, rows, ROUNDS) for seed in SEEDS)


def _ratio(models: tuple[Any, ...], seen: Floats) -> Floats:
    if not len(seen):
        return np.zeros(0)
    return np.asarray(np.mean([model.predict(seen, num_threads=1) for model in models], axis=0), dtype=np.float64)
