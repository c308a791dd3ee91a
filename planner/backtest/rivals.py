"""The ways of planning that are compared: the article's rule, the textbook's, and ours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from planner.forecasting.demand import on_shelf
from planner.forecasting.forecast import SHARES, forecast
from planner.model import Floats, History
from planner.policy import Learned, Policy
from planner.service import z_at

MONTH = 30
"""[days] the article and the textbook look back."""
HIGH = 0.95
"""Share of all times in which no more than the high quantile sells."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a rival says of the total demand of the days to come; every field has shape (items,)."""

    middle: Floats  # [units] as often too high as too low
    mean: Floats  # [units] expected
    high: Floats  # [units] in 95 of 100 times no more sells; nan: the rival does not say
    protection: Floats  # [units] kept beside the mean for each step of care: a day of sales, or a spread


Rival: TypeAlias = Callable[[History, Floats, float, Policy, Learned], Foretold]
Taught: TypeAlias = Callable[[History, Floats, float, Policy, Learned], Rival]
"""Becomes a rival by what the whole catalogue teaches until a day."""


def article(history: History, known_days: Floats, days: float, _policy: Policy, _learned: Learned) -> Foretold:
    """Return the article's rule: the mean of 30 days, and a buffer of so many days of it."""
    rate, _ = _month(history, known_days)
    return Foretold(rate * days, rate * days, np.full(len(rate), np.nan), rate)


def textbook(history: History, known_days: Floats, days: float, _policy: Policy, _learned: Learned) -> Foretold:
    """Return the textbook's: the mean of 30 days, and the spread of their days times the root of the days to come."""
    rate, strays = _month(history, known_days)
    spread = strays * np.sqrt(days)
    return Foretold(rate * days, rate * days, rate * days + z_at(np.array(HIGH)) * spread, spread)


def ours(
    history: History, known_days: Floats, days: float, policy: Policy, learned: Learned, boost: Floats | float = 1.0
) -> Foretold:
    """Return the planner's own forecast; ``boost`` is times the blended rate."""
    found = forecast(history, known_days, np.full(len(known_days), days), policy, learned, boost)
    return Foretold(found.quantiles[:, 0], found.mean, found.quantiles[:, SHARES.index(HIGH)], found.spread)


RIVALS: Mapping[str, Rival] = {"article": article, "textbook": textbook, "ours": ours}


def _month(history: History, known_days: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of the days of the last month on which the item was known and in stock."""
    units = history.units[:, -MONTH:]
    counts = on_shelf(units, history.in_stock[:, -MONTH:], known_days)
    days = np.maximum(counts.sum(axis=1), 1)
    rate = (units * counts).sum(axis=1) / days
    off = ((units - rate[:, None]) ** 2 * counts).sum(axis=1) / np.maximum(days - 1, 1)
    return rate, np.sqrt(off)
