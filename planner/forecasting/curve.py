"""How widely a catalogue's items usually scatter at a given forecast; an item's own past is held against it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST_ITEMS = 50
"""Below it the default curve stands."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Spread over the forecast: a line in logarithms; the default is 2 · forecast^¾, wider than Poisson's ½."""

    constant: float = float(np.log(2.0))  # log of the spread [units] at a forecast of 1
    slope: float = 0.75
    smallest: float = 1.0  # [units] the forecasts it was learned from; below it the spread falls as their square root
    largest: float = 10_000.0  # [units] above it the spread grows as they do
    items: int = 0  # it was learned from; 0: the default


DEFAULT_CURVE = Curve()


def usual_spread(curve: Curve, forecast: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much the sales of a lead time usually scatter at such a forecast.

    Args:
        curve: what the catalogue taught.
        forecast: [units] sold in a lead time, shape (items,), >= 0.

    Returns:
        [units] standard deviation, same shape; 0 where nothing is forecast.

    >>> usual_spread(Curve(), np.array([0.0, 16.0]))
    array([ 0., 16.])
    """
    sells = forecast > 0
    log = np.log(np.where(sells, forecast, 1.0))
    low, high = np.log(curve.smallest), np.log(curve.largest)
    within = np.clip(log, low, high)
    beyond = 0.5 * np.minimum(log - low, 0.0) + np.maximum(log - high, 0.0)
    spread = np.exp(curve.constant + curve.slope * within + beyond)
    return np.where(sells, spread, 0.0)


def learned_spread(curve: Curve, forecast: NDArray[np.float64], otherwise: float) -> NDArray[np.float64]:
    """Return ``usual_spread`` where a catalogue taught the curve, else ``otherwise``.

    >>> learned_spread(Curve(items=60), np.array([16.0]), 0.0), learned_spread(Curve(), np.array([16.0]), 0.0)
    (array([16.]), array([0.]))
    """
    return usual_spread(curve, forecast) if curve.items else np.full(len(forecast), otherwise)


def fitted(forecast: NDArray[np.float64], spread: NDArray[np.float64]) -> Curve:
    """Return the curve through the spreads of a whole catalogue, by least squares in logarithms.

    Args:
        forecast: [units] of one lead time, shape (items,), >= 0.
        spread: [units] of each item's own past, same shape; nan where its past is too short.

    Returns:
        Curve; the default where fewer than 50 items can be judged, or their spread does not grow with the forecast.

    >>> many = np.geomspace(1, 1000, 60)
    >>> found = fitted(many, 3 * np.sqrt(many))
    >>> round(found.slope, 6), round(float(usual_spread(found, np.array([100.0]))[0]), 6), found.items
    (0.5, 30.0, 60)
    """
    judged = (forecast > 0) & (spread > 0)
    x, y = np.log(forecast[judged]), np.log(spread[judged])
    if len(x) < FEWEST_ITEMS:
        return DEFAULT_CURVE
    (constant, slope), _, rank, _ = np.linalg.lstsq(np.stack([np.ones_like(x), x], axis=1), y, rcond=None)
    if rank < 2 or slope <= 0:
        return DEFAULT_CURVE
    return Curve(float(constant), float(slope), float(np.exp(x.min())), float(np.exp(x.max())), len(x))
