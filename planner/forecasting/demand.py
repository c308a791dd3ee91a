"""How fast an item sells while it can be bought: days without stock do not count against it."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from planner.layout import by_day, of_items, sums
from planner.model import RAN_OUT, Confidence, Flags, Floats, History, Integers
from planner.totals import days_of, days_since, is_since

MONTH = 30
"""[days] that are looked at for whole days in stock."""
FEWEST_WHOLE = 7
"""[days] of them, below which the days it ran out on count, too."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a stretch of history shows of each item; every field has shape (items,)."""

    sold: Floats  # [units] on the days that count
    looked_back: Integers  # [days] length of the stretch
    in_stock_days: Integers  # [days] that count, unknown ones included
    unknown_days: Integers  # [days] that count although the stock is not known
    left_out_days: Integers  # [days] left out: no stock, or not until the end of the day
    event_days: Integers  # [days] left out: an event ran


def seen_on_shelf(history: History, known_days: Floats, event_days: Flags, window: int, fewest: int) -> Seen:
    """Return what was sold on the days that count, over the last ``window`` days.

    A day counts if the item was known and on the shelf and no event ran. A day with sales was on the shelf whatever
    the record says; a day of unknown stock counts. Where fewer than ``fewest`` days are left and none has a sale —
    a best-seller that was out all month — the whole history is read instead; event days count there if nothing else
    is left.

    Args:
        history: units >= 0 and in_stock, shape (items, days), last column is ``as_of - 1``.
        known_days: [days] since the item was first seen, shape (items,), >= 0.
        event_days: shape (items, days), True where an event ran.
        window: [days] >= 1.
        fewest: [days] >= 0.

    Returns:
        Seen; all 0 where there is no history.

    >>> month = History(np.array([[30.0] * 18 + [0.0] * 12]), np.array([[1] * 18 + [0] * 12], dtype=np.int8))
    >>> seen = seen_on_shelf(month, np.array([30.0]), np.zeros((1, 30), dtype=bool), window=30, fewest=7)
    >>> seen.sold, seen.in_stock_days, seen.left_out_days
    (array([540.]), array([18]), array([12]))
    """
    days = history.units.shape[1]
    recent = slice(max(0, days - window), days)
    shelved = on_shelf(history.units, history.in_stock, known_days)
    units, in_stock = history.units[:, recent], history.in_stock[:, recent]
    seen = _count(known_days, units, in_stock, shelved[:, recent], event_days[:, recent])
    thin = np.flatnonzero((seen.in_stock_days < fewest) & (seen.sold == 0))
    if not thin.size:
        return seen
    shelved, events = of_items(shelved, thin), of_items(event_days, thin)
    events &= (shelved & ~events).any(axis=1, keepdims=True)
    wider = _count(known_days[thin], of_items(history.units, thin), of_items(history.in_stock, thin), shelved, events)
    for field in fields(Seen):
        getattr(seen, field.name)[thin] = getattr(wider, field.name)
    return seen


def on_shelf(units: Floats, in_stock: NDArray[np.int8], known_days: Floats) -> Flags:
    """Return on which days an item was known and could be bought; a sale proves it, and unknown days count.

    A day on which it ran out with hours left says too little, and is left out where 7 whole days of the last month
    are there instead; of an item that always runs out, such days are all there is.

    Args:
        units: [units] shape (items, days), last column is yesterday.
        in_stock: same shape: 1 yes, 0 no, -1 unknown, 2 it ran out.
        known_days: [days] shape (items,).

    Returns:
        Same shape as ``units``.

    Source: leaving out days with 3 or more hours without stock, as measured on real sales.

    >>> on_shelf(np.array([[3.0, 3.0, 0.0, 0.0]]), np.array([[1, 0, 0, -1]], dtype=np.int8), np.array([3.0]))
    array([[False,  True, False,  True]])
    """
    shelved: Flags = units > 0
    shelved |= in_stock != 0
    days = units.shape[1]
    if known_days.min(initial=days) < days:
        shelved &= is_since(np.floor(known_days), units)
    if in_stock.max(initial=0) == RAN_OUT:
        whole = shelved & (in_stock != RAN_OUT)
        lately = whole[:, -MONTH:].sum(axis=1)
        np.copyto(shelved, whole, where=(lately >= FEWEST_WHOLE)[:, None])
    return shelved


def counted_sales(units: Floats, counts: Flags) -> Floats:
    """Return what was sold on the days that count, and 0 on the others.

    Args:
        units: [units] shape (items, days), >= 0; left as they are.
        counts: same shape.

    Returns:
        [units] same shape, laid by day; ``units`` themselves where that is what they are.

    >>> counted_sales(np.array([[3.0, 4.0]]), np.array([[True, False]]))
    array([[3., 0.]])
    """
    units = by_day(units)
    return units * counts if ((units > 0) > counts).any() else units


def daily_rate(sold: Floats, in_stock_days: Integers | Floats) -> Floats:
    """Return the mean sales of a day on which the item could be bought.

    Args:
        sold: [units] on the days that count, shape (items,), >= 0.
        in_stock_days: [days] that count, same shape, >= 0.

    Returns:
        [units/day]; 0 where no day counts.

    >>> daily_rate(np.array([540.0, 0.0]), np.array([18, 0]))
    array([30.,  0.])
    """
    return sold / np.maximum(in_stock_days, 1)


def confidence(in_stock_days: Integers, unknown_days: Integers, fewest: int) -> NDArray[np.int8]:
    """Return how far a rate can be trusted.

    Args:
        in_stock_days: [days] that count, shape (items,).
        unknown_days: [days] of those whose stock is not known, same shape.
        fewest: [days] below which a rate has low confidence.

    Returns:
        A Confidence: LOW below ``fewest`` days, MEDIUM where some of them are unknown, HIGH otherwise.

    >>> confidence(np.array([6, 30, 30]), np.array([0, 1, 0]), fewest=7)
    array([0, 1, 2], dtype=int8)
    """
    trusted = np.where(unknown_days > 0, np.int8(Confidence.MEDIUM), np.int8(Confidence.HIGH))
    return np.where(in_stock_days < fewest, np.int8(Confidence.LOW), trusted)


def is_unsold(history: History, known_days: Floats, days: int) -> Flags:
    """Return which items lay on the shelf for at least ``days`` days since their last sale.

    Days without stock do not count: an item back after months away is not dead on its first day.

    Args:
        history: units and in_stock, shape (items, days).
        known_days: [days] shape (items,).
        days: [days] >= 1.

    Returns:
        True where the days on the shelf since the last sale, or since first seen, are ``days`` or more.

    >>> quiet = History(np.zeros((1, 90)), np.ones((1, 90), dtype=np.int8))
    >>> is_unsold(quiet, np.array([90.0]), 90), is_unsold(quiet, np.array([89.0]), 90)
    (array([ True]), array([False]))
    """
    recent, lay = history.units[:, -days:], history.in_stock[:, -days:]
    unsold: Flags = (known_days >= days) & (recent.shape[1] == days) & (recent.max(axis=1, initial=0.0) <= 0)
    left_out = (lay == 0) | (lay == RAN_OUT)
    was_out = np.flatnonzero(unsold & left_out.any(axis=1))  # all others lay there for just these days
    units = of_items(history.units, was_out)
    shelved = on_shelf(units, of_items(history.in_stock, was_out), known_days[was_out])
    unsold[was_out] = days_of(shelved & is_since(days_since(units > 0), units)) >= days
    return unsold


def _count(known_days: Floats, units: Floats, in_stock: NDArray[np.int8], shelved: Flags, events: Flags) -> Seen:
    counts = shelved & ~events
    known = np.minimum(np.floor(known_days), units.shape[1]).astype(np.int64)
    shelf_days = days_of(shelved)
    counted = days_of(counts)
    return Seen(
        sold=sums(counted_sales(units, counts)),
        looked_back=np.full(len(units), units.shape[1], dtype=np.int64),
        in_stock_days=counted,
        unknown_days=days_of(counts & (in_stock < 0) & (units == 0)),
        left_out_days=known - shelf_days,
        event_days=shelf_days - counted,
    )
