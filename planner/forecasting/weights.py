"""What past forecasts teach: the weight of each mean in the median of what may come, and how far it strays."""

import numpy as np

from planner.forecasting.blend import MIDDLE_WEIGHTS
from planner.forecasting.spread import WIDENING
from planner.model import Floats, Integers
from planner.service import z_at

FEWEST = 200
"""Trials below which the default stands."""
HALFWAY = 1000
"""Trials at which half of what was learned is believed, and half the default."""
HIGH = 0.95
"""Share of past totals that the widened spread would have covered."""
USUAL_WIDENING = 1.6
"""What was measured best on real sales."""
OWN_YEAR = 0.25
"""How far what the trials find is believed: they all share the seasons of one year, which weighs as one of four."""
NARROWEST, WIDEST = 1.1, 1.8
"""The widening is kept between."""
FEWEST_DAYS, A_DAY = 8, 30
"""Days tried from, and trials of each in the mean, below which the worst of them says nothing."""
WORSE, LEAST = 1.2, 0.6
"""Times what the worst of them took is enough, and how narrow the widening may become by that."""
STEPS = 30
"""Rounds of reweighting: by then the weights no longer move."""


def fitted_weights(forecasts: Floats, sold: Floats, usual: tuple[float, ...] = MIDDLE_WEIGHTS) -> tuple[float, ...]:
    """Return the weights with which all forecasts together are off by the fewest units.

    The sum of absolute errors is minimised, not of their squares: one giant order does not decide. Weights are scaled
    to add up to 1: what sells steadily is foretold as it sells, whatever the catalogue as a whole did meanwhile.

    Args:
        forecasts: [units] of each window, shape (trials, windows), >= 0.
        sold: [units] what came, shape (trials,), >= 0.
        usual: the default, where too few trials tell.

    Returns:
        Weights >= 0 adding up to 1; between those found and the default, by the number of trials.

    Source: least absolute deviations by iterated reweighting, Schlossmacher 1973; kept >= 0 coordinate by coordinate.

    >>> trials = (np.arange(9000)[:, None] * np.array([7, 11, 13, 17, 19, 23, 29])) % 97 + 1.0
    >>> found = fitted_weights(trials, trials @ np.array([0.0, 0.0, 0.6, 0.0, 0.0, 0.0, 0.4]))
    >>> [round(weight, 2) for weight in found]  # a tenth of the default is left
    [0.0, 0.01, 0.57, 0.02, 0.01, 0.01, 0.37]
    """
    if len(sold) < FEWEST or not sold.any():
        return usual
    found = np.array(usual)
    least = 1e-3 * sold.mean()
    for _ in range(STEPS):
        weighed = forecasts / np.maximum(np.abs(sold - forecasts @ found), least)[:, None]
        found = _least_squares(weighed.T @ forecasts, weighed.T @ sold, found)
    if not found.any():
        return usual
    believed = len(sold) / (len(sold) + HALFWAY)
    blend = believed * found / found.sum() + (1 - believed) * np.array(usual)
    return tuple((blend / blend.sum()).tolist())


def fitted_widening(off: Floats, spread: Floats, day: Integers) -> float:
    """Return how much wider than the spread what came really strayed.

    A year has seen one of each season, and the next may stray further. But an item's own spread holds its seasons, too,
    which the forecast follows: a fifth more than on the worst of the days tried from is enough.

    Args:
        off: [units] what came less what was expected, shape (trials,).
        spread: [units] that was foretold, unwidened, same shape; nan where the past was too short.
        day: which day it was tried from, same shape.

    Returns:
        Times the spread, within 1.1 to 1.8, in proportion a quarter of the way from 1.6 to what the trials find, but no
        more than 1.2 times, and 0.6 at least, what the worst of 8 days or more took; the default where fewer than 200
        can be judged.

    >>> strays, days = np.linspace(0.0, 250.0, 2001), np.arange(2001) % 10
    >>> fitted_widening(strays, np.full(2001, 100.0), days)  # 95 % of them within 237.5: 1.444 times
    1.5594...
    >>> round(fitted_widening(strays, np.full(2001, 200.0), days), 2)  # on the worst day, too: 1.2 times 0.72
    0.87
    """
    judged = spread > 0
    if judged.sum() < FEWEST:
        return WIDENING
    ratio, day = off[judged] / spread[judged], day[judged]
    strays = _stray(ratio)
    found = float(np.clip(strays**OWN_YEAR * USUAL_WIDENING ** (1 - OWN_YEAR), NARROWEST, WIDEST))
    days = np.unique(day).tolist()
    if len(days) < FEWEST_DAYS or len(ratio) < A_DAY * len(days):
        return found
    return min(found, max(LEAST, WORSE * max(_stray(ratio[day == each]) for each in days)))


def _stray(ratio: Floats) -> float:
    """Return times the spread that 95 % of what came lay within, >= 0."""
    return max(float(np.quantile(ratio, HIGH) / z_at(np.array(HIGH))), 0.0)


def _least_squares(products: Floats, target: Floats, start: Floats) -> Floats:
    """Return x >= 0 that minimises x·products·x / 2 - target·x, one coordinate after the other."""
    found = start.copy()
    curve = np.maximum(np.diag(products) * (1 + 1e-6), np.finfo(float).tiny)
    for _ in range(200):
        for k in range(len(found)):
            found[k] = max(0.0, found[k] + (target[k] - products[k] @ found) / curve[k])
    return found
