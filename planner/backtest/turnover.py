"""What ordering by each rival would have come to: how often stock turns over at the same share of demand served."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from planner.backtest.record import Record
from planner.backtest.rivals import Foretold
from planner.model import Floats, Integers
from planner.money import DAYS_A_YEAR
from planner.simulate import play

CARE = np.concatenate([np.linspace(-1.0, 5.0, 25), np.geomspace(5.5, 24.0, 12)])
"""Spreads kept beside the mean, from none to absurd: whoever needs more does not reach the share of demand."""
CARE_DAYS = np.concatenate([np.linspace(-30.0, 90.0, 25), np.geomspace(100.0, 720.0, 12)])
"""[days] the same for a rival that protects by days of sales."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """What one rival came to at each step of care; every field has shape (steps, items)."""

    sold: Floats  # [money] at the price of each item
    lost: Floats  # [money] asked for and not there
    stock: Floats  # [money] of a mean day, at the same price
    orders: Floats  # how often something was ordered
    days: int  # judged


def ordered(
    record: Record,
    price: Floats,
    *,
    lead_time: int,
    review: int,
    first: int,
    judged_from: int | None = None,
    late: Integers | None = None,
    moq: float = 1.0,
    only: str | None = None,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Mapping[str, Ordered]:
    """Return what ordering every ``review`` days by each rival would have come to, from column ``first`` on.

    Each order lifts the inventory position up to what is foretold until the next one arrives, and the rival's own
    protection. Nobody waits for what is not there. Each rival is played at many steps of care, so that they can be
    compared where they serve the same. The first lead time and review only warm up.

    Args:
        record: what really sold; items that cannot be judged on ``first`` are left out.
        price: [money/unit] of each item, shape (items,): turnover and served demand are weighed by it.
        lead_time: [days] of an order; review: [days] between two orders.
        first: column of the first order.
        judged_from: first column that counts; None: once the first order and the next one have arrived.
        late: [days] that an order takes longer (or shorter, below 0), by the day it is placed on, shape (days from
            ``first`` on, items); None: none does.
        moq: [units] of an order at least.
        only: the rival to play; None: each.
        told: called with how many plays are done, of how many.
    """
    judged = record.can_be_judged(first)
    order_days = np.arange(first, record.units.shape[1], review)
    warm = first + lead_time + review if judged_from is None else judged_from
    foretold = _foretold(record, order_days, lead_time + review, only)
    demand, value = record.units[judged], price[judged]
    waits = np.full((len(order_days), len(demand)), lead_time)
    if late is not None:
        waits = np.maximum(waits + late[order_days - first][:, judged], 1)
    plays, done, found = sum(len(_steps(name)) for name in foretold), 0, {}
    for name, days in foretold.items():
        mean, protection = (np.stack([whole[judged] for whole in column]) for column in zip(*days, strict=True))
        results = []
        for care in _steps(name):
            levels = np.maximum(mean + care * protection, 0.0)
            came = play(demand, levels, order_days, waits, moq=moq, judged_from=warm)
            results.append((came.sold * value, came.lost * value, came.stock * value, came.orders.astype(np.float64)))
            done += 1
            told(done, plays)
        sold, lost, stock, orders = map(np.stack, zip(*results, strict=True))
        found[name] = Ordered(sold, lost, stock, orders, demand.shape[1] - warm)
    return found


def turnover_at(share: float, it: Ordered, weights: Floats | None = None) -> float:
    """Return how often stock turns over a year where so much of the demand is served.

    Args:
        share: of the demand's value, 0 to 1.
        it: what a rival came to.
        weights: how often each item counts, shape (items,); None: once.

    Returns:
        [1/year], read between two steps of care; that of the leanest step where even it serves more; nan where no step
        serves as much.
    """
    served, turns = tradeoff(it, weights)
    return float(np.exp(_read_at(share, served, np.log(np.maximum(turns, 1e-9)))))


def tradeoff(it: Ordered, weights: Floats | None = None) -> tuple[Floats, Floats]:
    """Return what share of the demand is served at each step of care, and how often stock then turns over.

    Args:
        it: what a rival came to.
        weights: how often each item counts, shape (items,); None: once.

    Returns:
        The share of the demand's value and [1/year], each of shape (steps,).
    """
    sold, lost, stock = (
        column.sum(axis=1) if weights is None else column @ weights for column in (it.sold, it.lost, it.stock)
    )
    served = sold / np.maximum(sold + lost, np.finfo(float).tiny)
    return served, sold / it.days * DAYS_A_YEAR / np.maximum(stock, 1e-9)


def orders_at(share: float, it: Ordered) -> float:
    """Return how often a year an item is ordered where so much of the demand is served.

    Args:
        share: of the demand's value, 0 to 1.
        it: what a rival came to.

    Returns:
        [1/year] of a mean item; that of the leanest step where even it serves more; nan where no step serves as much.
    """
    served, _ = tradeoff(it)
    return _read_at(share, served, it.orders.mean(axis=1) / it.days * DAYS_A_YEAR)


def step_at(share: float, it: Ordered) -> int | None:
    """Return the first step of care that serves so much of the demand's value; None: none does."""
    served, _ = tradeoff(it)
    enough = np.flatnonzero(served >= share)
    return int(enough[0]) if enough.size else None


def _read_at(share: float, served: Floats, values: Floats) -> float:
    """Return the value between the two steps of care of which one serves less than the share and one more."""
    if served[0] > share:  # what never strays is never short, however little is kept
        return float(values[0])
    for (low, at_low), (high, at_high) in pairwise(zip(served.tolist(), values.tolist(), strict=True)):
        if low <= share <= high and high > low:
            return float(at_low + (at_high - at_low) * (share - low) / (high - low))
    return float("nan")


def _steps(rival: str) -> Floats:
    return CARE_DAYS if rival == "article" else CARE


def _foretold(
    record: Record, order_days: Integers, days: int, only: str | None
) -> dict[str, list[tuple[Floats, Floats]]]:
    """Return each rival's mean and protection on every order day, for all items."""
    found: dict[str, list[tuple[Floats, Floats]]] = {}
    for _, judged, foretold in record.standing_on(order_days.tolist(), days):
        for name, it in foretold.items():
            if only in (None, name):
                found.setdefault(name, []).append((_whole(it, "mean", judged), _whole(it, "protection", judged)))
    return found


def _whole(it: Foretold, name: str, judged: np.ndarray) -> Floats:
    whole = np.zeros(len(judged))
    whole[judged] = getattr(it, name)
    return whole
