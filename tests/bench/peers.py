"""What others would have foretold and ordered: statsforecast and stockpyl, where they are installed.

``pip install .[peers]`` brings them into an environment of their own; no lock file holds them. A peer says how much
will sell; what it strays is reckoned for all of them as the textbook does, from a year's days instead of a month's, so
that only the forecasts differ. stockpyl gives both, as a base-stock level.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version

import numpy as np

from planner.backtest.rivals import HIGH, Foretold, Rival
from planner.model import Floats, History
from planner.policy import Learned, Policy
from planner.service import z_at

PACKAGES = ("statsforecast", "stockpyl")
SMOOTHING = 0.1
"""Of TSB, for size and for interval; as its authors use it."""


def installed() -> dict[str, str]:
    """Return the version of each package that is here; "" where it is missing."""
    found = {}
    for package in PACKAGES:
        try:
            import_module(package)
            found[package] = version(package)
        except ImportError:
            found[package] = ""
    return found


def quick() -> dict[str, Rival]:
    """Return the peers that can be asked on every order day."""
    here, found = installed(), {}
    if here["statsforecast"]:
        models = import_module("statsforecast.models")
        found["SES, optimised (statsforecast)"] = _smoothed(models.SimpleExponentialSmoothingOptimized())
        found["TSB 0.1 (statsforecast)"] = _smoothed(models.TSB(SMOOTHING, SMOOTHING))
    if here["stockpyl"]:
        found["base stock (stockpyl)"] = _base_stock(import_module("stockpyl.newsvendor").newsvendor_normal)
    return found


def slow() -> dict[str, Rival]:
    """Return the peers of which a forecast takes a hundredth of a second or more."""
    if not installed()["statsforecast"]:
        return {}
    return {"AutoETS (statsforecast)": _smoothed(import_module("statsforecast.models").AutoETS(season_length=1))}


def _smoothed(model: object) -> Rival:
    def rival(history: History, known: Floats, days: float, _policy: Policy, _learned: Learned) -> Foretold:
        ahead = int(days)
        mean = np.array([_total(model, sold, ahead) for sold in _sold(history, known)])
        spread = np.array([sold.std(ddof=1) for sold in _sold(history, known)]) * np.sqrt(days)
        return Foretold(mean, mean, mean + z_at(np.array(HIGH)) * spread, spread)

    return rival


def _total(model: object, sold: Floats, ahead: int) -> float:
    return float(max(0.0, model.forecast(sold, h=ahead)["mean"].sum()))  # type: ignore[attr-defined]


def _base_stock(newsvendor_normal: Callable[..., tuple[float, float]]) -> Rival:
    """Return levels between which a unit short costs as much as one too many, and 5.3 times as much: one spread."""

    def rival(history: History, known: Floats, days: float, _policy: Policy, _learned: Learned) -> Foretold:
        levels = np.array([_levels(newsvendor_normal, sold, int(days)) for sold in _sold(history, known)])
        mean, spread = levels[:, 0], levels[:, 1] - levels[:, 0]
        return Foretold(mean, mean, mean + z_at(np.array(HIGH)) * spread, spread)

    return rival


def _levels(newsvendor_normal: Callable[..., tuple[float, float]], sold: Floats, days: int) -> tuple[float, float]:
    mean, strays = float(sold.mean()), float(sold.std(ddof=1))
    if not mean or not strays:
        return mean * days, mean * days
    above = 0.8413447460685429 / (1 - 0.8413447460685429)
    low, high = (newsvendor_normal(1, cost, mean, strays, lead_time=days - 1)[0] for cost in (1, above))
    return float(low), float(high)


def _sold(history: History, known: Floats) -> Iterator[Floats]:
    """Yield what each item sold on the days on which it was known and in stock."""
    ago = np.arange(history.units.shape[1], 0, -1)
    counts = ((history.in_stock != 0) | (history.units > 0)) & (ago <= known[:, None])
    for units, days in zip(history.units, counts, strict=True):
        yield units[days] if days.sum() > 1 else units
