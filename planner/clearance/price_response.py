"""How sales follow the price: read from each item's own price changes, shrunk to its class, the catalogue, a default.

Sales are orders, not units: who buys fifty at once pays less and would look like demand that a low price brought.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from planner.model import Flags, Floats, Integers
from planner.policy import NO_RESPONSE, Response

WEEK = 7  # [days]
WEEKS = 52
APART = 0.05  # [log price] prices further from the usual one are changes
CHANGED = 2  # [weeks] with such a price; fewer are chance
ORDERS = 10.0  # of an item; fewer say nothing
SPREAD = 0.5  # of elasticities around that of their class, and of a class around the catalogue's, and the default's
LOOSE = 3.0  # of an elasticity of which nothing is known
TREND = 1.0  # of the logarithm of sales over the year
STEEPEST, FLATTEST = -5.0, -0.1
ROUNDS = 12


@dataclass(frozen=True, slots=True)
class PricePoints:
    """What was paid, one entry per item, week and price."""

    item: Integers  # index into the items
    week: Integers  # 0 the oldest of 52
    price: Floats  # [money/unit] > 0
    orders: Floats  # > 0


@dataclass(frozen=True, slots=True)
class Weeks:
    """Orders and prices week by week, shape (items, weeks), the oldest first."""

    orders: Floats
    days: Floats  # [days] on which it could be bought; 0: an event of it ran in the week, which tells nothing
    log_price: Floats  # of a unit, against the usual one of the item: 0 where it is that, or nothing is known


@dataclass(frozen=True, slots=True)
class Slopes:
    """What each item's own weeks say; every field has shape (items,)."""

    slope: Floats
    spread: Floats  # standard deviation; inf where they say nothing
    tells: Flags  # its price changed, and enough was ordered


def weekly(points: PricePoints, days: Floats) -> Weeks:
    """Return orders and prices week by week; a week without an order has the price of the week before it.

    Args:
        points: in any order.
        days: [days] on which an item could be bought, shape (items, weeks).

    Returns:
        Weeks; the price of a week is the one that half of its orders paid at most.
    """
    shape = days.shape
    order = np.lexsort((points.price, points.week, points.item))
    place = points.item[order] * shape[1] + points.week[order]
    orders = np.bincount(place, points.orders[order], minlength=days.size)
    so_far = np.cumsum(points.orders[order])
    before = np.concatenate([[0.0], np.cumsum(orders)])[place]
    is_half = so_far - before >= orders[place] / 2
    price = np.full(days.size, np.nan)
    price[place[is_half][::-1]] = points.price[order][is_half][::-1]  # the first that reaches the half stays
    known = _carried(np.log(price.reshape(shape)))
    beside: Floats = np.nan_to_num(known - _usual(known))
    return Weeks(orders.reshape(shape).astype(np.float64), days, beside)


def slopes(weeks: Weeks, prior: Floats, spread: float) -> Slopes:
    """Return how far orders follow the price of each item.

    Orders of a week are counts around days × exp(level + slope · log price + trend · time), their scatter as wide as
    the item's own. Args: prior, the slope that is expected, shape (items,); spread, how far slopes lie around it.

    Returns:
        Slopes; the prior where the price did not change or too little was ordered.

    Source: quasi-Poisson regression, McCullagh and Nelder 1989, with a normal prior.
    """
    counts = (weeks.days > 0) & (weeks.orders >= 0)
    strays = (np.abs(weeks.log_price) > APART) & counts
    tells = (strays.sum(axis=1) >= CHANGED) & (weeks.orders.sum(axis=1, where=counts) >= ORDERS)
    slope, wide = prior.copy(), np.full(len(prior), inf)
    rows = np.flatnonzero(tells)
    if rows.size:
        chosen = Weeks(weeks.orders[rows], np.where(counts[rows], weeks.days[rows], 0.0), weeks.log_price[rows])
        scatter = np.ones(len(rows))
        for _ in range(2):  # once as if scatter were that of chance, once with what was seen
            found, wide[rows], scatter = _fit(chosen, prior[rows], spread, scatter)
        slope[rows] = found
    return Slopes(np.clip(slope, STEEPEST, FLATTEST), wide, tells)


def learned_response(weeks: Weeks, of_class: Integers, classes: int, default: float) -> Response:
    """Return what the items whose price changed say of all of them, and of each class.

    Args:
        weeks: of all items.
        of_class: class of each item, 0 to ``classes - 1``, shape (items,).
        classes: number of classes.
        default: the elasticity where nothing is known.

    Returns:
        Response; the default shrinks the catalogue's, the catalogue's those of classes.
    """
    own = slopes(weeks, np.full(len(of_class), default), LOOSE)
    if not own.tells.any():
        return NO_RESPONSE
    of_all = _pooled(own, own.tells, default)
    of_each = tuple(_pooled(own, own.tells & (of_class == each), of_all) for each in range(classes))
    return Response(of_all, of_each, int(own.tells.sum()))


def elasticities(weeks: Weeks, of_class: Integers, response: Response, default: float) -> Slopes:
    """Return the elasticity of each item: its own, shrunk to that of its class; the default where nobody knows any.

    >>> quiet = Weeks(np.ones((1, 52)), np.full((1, 52), 7.0), np.zeros((1, 52)))
    >>> elasticities(quiet, np.zeros(1, int), NO_RESPONSE, -1.5).slope
    array([-1.5])
    """
    prior = np.array(response.of_class or (default,) * (int(of_class.max(initial=0)) + 1))[of_class]
    return slopes(weeks, prior, SPREAD)


def days_by_week(counts: Flags, ran: Flags) -> Floats:
    """Return on how many days of each of the last 52 weeks an item could be bought at its own price alone.

    Args:
        counts: shape (items, days), the last one yesterday: whether it could be bought.
        ran: same shape: an event of it ran. What a livestream sells at its price the price alone would not have sold,
            so that its week tells nothing.

    Returns:
        [days] shape (items, weeks), the oldest first.

    >>> shop = np.ones((1, 16), dtype=bool)
    >>> days_by_week(shop, shop & (np.arange(16) == 3))[0, -4:]
    array([0., 2., 0., 7.])
    """
    found: Floats = np.where(_weeks_of(ran).any(axis=2), 0.0, _weeks_of(counts).sum(axis=2))
    return found


def _weeks_of(days: Flags) -> Flags:
    """Return the last 52 weeks of days, shape (items, weeks, 7); False before the first of them."""
    span = WEEKS * WEEK
    laid = np.zeros((len(days), span), dtype=np.bool_)
    known = min(span, days.shape[1])
    laid[:, span - known :] = days[:, days.shape[1] - known :]
    return laid.reshape(len(days), WEEKS, WEEK)


def _fit(weeks: Weeks, prior: Floats, spread: float, scatter: Floats) -> tuple[Floats, Floats, Floats]:
    """Return slope, its standard deviation, and how much wider than chance orders scatter around it."""
    items, count = weeks.orders.shape
    time = np.broadcast_to(np.linspace(-1.0, 0.0, count), (items, count))
    design = np.stack([np.ones((items, count)), weeks.log_price, time], axis=2)
    holds = np.array([1e-6, spread**-2, TREND**-2])
    start = np.log((weeks.orders.sum(axis=1) + 0.5) / weeks.days.sum(axis=1))
    found = np.stack([start, prior, np.zeros(items)], axis=1)
    expected = np.column_stack([np.zeros(items), prior, np.zeros(items)])
    for _ in range(ROUNDS):
        mean = weeks.days * np.exp(np.clip(np.einsum("iwk,ik->iw", design, found), -20.0, 8.0))
        bend = np.einsum("iwk,iw,iwl->ikl", design, mean / scatter[:, None], design) + np.diag(holds)
        missing = np.where(weeks.days > 0, weeks.orders - mean, 0.0) / scatter[:, None]
        pull = np.einsum("iwk,iw->ik", design, missing) - holds * (found - expected)
        found = found + np.clip(np.linalg.solve(bend, pull[:, :, None])[:, :, 0], -2.0, 2.0)
    wide = np.sqrt(np.linalg.inv(bend)[:, 1, 1])
    strays = np.where(weeks.days > 0, (weeks.orders - mean) ** 2 / np.maximum(mean, 1e-9), 0.0).sum(axis=1)
    free = np.maximum((weeks.days > 0).sum(axis=1) - 3, 1)
    return found[:, 1], wide, np.maximum(strays / free, 1.0)


def _pooled(own: Slopes, chosen: Flags, prior: float) -> float:
    """Return the slope of several items together, shrunk to a prior."""
    weight = 1 / (own.spread[chosen] ** 2 + SPREAD**2)
    together = (weight @ own.slope[chosen] + prior / SPREAD**2) / (weight.sum() + 1 / SPREAD**2)
    return float(np.clip(together, STEEPEST, FLATTEST))


def _carried(values: Floats) -> Floats:
    """Return values with each unknown one as the last known before it, or the first known after it."""
    place = np.where(np.isnan(values), -1, np.arange(values.shape[1]))
    last = np.maximum.accumulate(place, axis=1)
    first = np.argmax(~np.isnan(values), axis=1)
    return np.take_along_axis(values, np.where(last < 0, first[:, None], last), axis=1)


def _usual(values: Floats) -> Floats:
    """Return the middle of each item's values, as a column; 0 where none is known."""
    return np.median(np.nan_to_num(values), axis=1, keepdims=True)
