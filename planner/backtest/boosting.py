"""Our forecast with gradient boosting as a rival: where it had won before, as the product uses it, or always."""

from functools import partial

import numpy as np

from planner.backtest.rivals import Foretold, Rival, ours
from planner.forecasting.boost import Booster, taught, trained
from planner.model import Floats, History
from planner.policy import Learned, Policy


def where_it_won(history: History, known_days: Floats, days: float, policy: Policy, learned: Learned) -> Rival:
    """Return our forecast, boosted if that won on the past it knows."""
    _, booster = taught(history, known_days, np.full(len(known_days), days), policy, learned)
    return _boosted_by(booster)


def always(history: History, known_days: Floats, days: float, policy: Policy, learned: Learned) -> Rival:
    """Return our forecast, boosted whether or not that ever won; not where the past is too short to learn from."""
    return _boosted_by(trained(history, known_days, np.full(len(known_days), days), policy, learned.rate_weights))


def _boosted_by(booster: Booster | None) -> Rival:
    """Return our forecast as something trained boosts it; None: nothing does."""
    return ours if booster is None else partial(_boosted, booster)


def _boosted(
    booster: Booster, history: History, known_days: Floats, days: float, policy: Policy, learned: Learned
) -> Foretold:
    factor = booster.factors(history, known_days, np.full(len(known_days), days), policy)
    return ours(history, known_days, days, policy, learned, np.nan_to_num(factor, nan=1.0))
