"""What only the whole catalogue can teach: how many days of sales to keep as a buffer, and how widely sales scatter."""

from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner.blocks import by_item, entries_of, pieces, rows_of
from planner.classes import ALL_BUT_DUST
from planner.events.ordinary import ordinary
from planner.forecasting.curve import DEFAULT_CURVE, fitted
from planner.forecasting.demand import counted_sales, daily_rate, on_shelf, seen_on_shelf
from planner.forecasting.drift import fitted_drift, usual_of_days
from planner.forecasting.foretold import sampled, trials
from planner.forecasting.quickness import fitted_rate_weights, usual_middle
from planner.forecasting.rate import expected_rate
from planner.forecasting.spread import own_spread
from planner.forecasting.weights import fitted_weights, fitted_widening
from planner.lead_time import LeadTimes, lead_times
from planner.model import RAN_OUT, Events, Flags, Floats, History, Integers, Items
from planner.policy import Learned, Policy

FEWEST_STRETCHES = 200
"""Below it the default stands."""
FEWEST_SOLD = 10.0
"""[units] in the window before a stretch: of fewer, a rate says nothing."""
SHORTEST, LONGEST = 7.0, 90.0
"""[days] the buffer is kept between."""
BLOCK = 1024
"""Items read at a time, so that memory stays bounded."""


def learn(items: Items, history: History, policy: Policy, as_of: date, events: Events | None = None) -> Learned:
    """Return what the catalogue teaches; of the buffer, what would have seen the policy's share of past demand through.

    History is cut into stretches of one longest lead time, the newest first and none overlapping. In each, what the
    daily rate of the days before had promised is compared with what sold, in days of sales; stretches weigh by
    demand. Days without stock, and days of events, count neither before nor within a stretch; a stretch needs half of
    its days.
    How quickly the daily rate follows what sold lately is what foretold the past best (``quickness``); all else is
    learned of that rate. The curve of the spread that is usual at a forecast is fitted through the items known for long
    enough; the weights of the means in the middle of what may come, and how much wider than such a spread, are read
    from past forecasts; where too few items are, how far the pace itself drifts, and the curve of such days.

    Args:
        items: lead times and days known.
        history: sales and stock, shape (items, days), last column is ``as_of - 1``.
        policy: window, lead time and service.
        as_of: business date of day 0.
        events: past ones; None: none ran. Their days say nothing of ordinary sales.

    Returns:
        Learned; the default buffer where fewer than 200 stretches can be judged, else 7 to 90 days; the default curve
        where fewer than 50 items can, the default weights where fewer than 200 trials can.

    Raises:
        ValueError: shapes that do not fit together.
    """
    if history.units.shape != history.in_stock.shape or history.units.shape[:1] != items.lead_time.shape:
        raise ValueError(f"units {history.units.shape}, in_stock {history.in_stock.shape} and items do not fit")
    ran = by_item(events) if events is not None else None
    some = sampled(len(history.units))
    seen = [_ordinary(history, ran, slice(row, row + 1)) for row in some.tolist()]
    past = History(*(np.concatenate([getattr(row, name) for row in seen]) for name in History.__slots__))
    known_days, usual = items.known_days[some], lead_times(items, policy).usual[some]
    weights = fitted_rate_weights(past, known_days, usual, policy)
    blocks = ((rows_of(items, rows), _ordinary(history, ran, rows)) for rows in pieces(len(history.units), BLOCK))
    parts = [_lesson(block, past, lead_times(block, policy), policy, weights) for block, past in blocks]
    errors, units, forecasts, spreads = (np.concatenate([part[i] for part in parts]) for i in range(4))
    curve = fitted(forecasts, spreads)
    tried = trials(past, known_days, usual, curve, policy, weights)
    drift = 0.0 if curve.items else fitted_drift(past, known_days, policy, weights)
    found = Learned(
        sample_size=len(errors),
        learned_on=as_of,
        curve=curve,
        weights=fitted_weights(tried.forecasts, tried.sold, usual_middle(weights)),
        rate_weights=weights,
        widening=fitted_widening(tried.off, tried.spread, tried.day),
        drift=drift,
        days_curve=DEFAULT_CURVE if curve.items else usual_of_days(past, known_days, usual, policy, drift, weights),
    )
    if len(errors) < FEWEST_STRETCHES:
        return found
    buffer_days = float(np.clip(weighted_quantile(errors, units, policy.service), SHORTEST, LONGEST))
    return replace(found, buffer_days=buffer_days)


def weighted_quantile(values: Floats, weights: Floats, share: float) -> float:
    """Return the smallest value at or below which ``share`` of the weight lies.

    Args:
        values: any unit, shape (n,), n >= 1.
        weights: same shape, >= 0, not all 0.
        share: 0 to 1.

    Returns:
        One of ``values``.

    >>> weighted_quantile(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 8.0]), 0.9)
    2.0
    """
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return float(values[order[np.searchsorted(reached, share * reached[-1] * ALL_BUT_DUST)]])


def _ordinary(history: History, ran: Events | None, rows: slice) -> History:
    """Return the history of some items as if they could not be bought on days of events."""
    past = rows_of(history, rows)
    return past if ran is None else ordinary(past, entries_of(ran, rows))


def _lesson(
    items: Items, history: History, times: LeadTimes, policy: Policy, weights: tuple[float, ...]
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return each judged stretch's error [days] and weight [units], each item's forecast and own spread [units]."""
    longest = np.clip(np.ceil(times.longest), 1, history.units.shape[1] + 1).astype(np.int64)
    errors, units = _errors(history.units, history.in_stock, longest, policy.window)
    counts = on_shelf(history.units, history.in_stock, items.known_days)
    seen = seen_on_shelf(history, items.known_days, np.zeros_like(counts), policy.window, policy.min_in_stock)
    sold = counted_sales(history.units, counts)
    rate, _ = expected_rate(sold, counts, daily_rate(seen.sold, seen.in_stock_days), policy, weights)
    forecast = rate * times.usual
    return errors, units, forecast, own_spread(sold, counts, items.known_days, times.usual)


def _errors(units: Floats, in_stock: NDArray[np.int8], length: Integers, window: int) -> tuple[Floats, Floats]:
    """Return each judged stretch's error [days] and its weight [units]."""
    days = units.shape[1]
    on_shelf = ((in_stock != 0) | (units > 0)) & (in_stock != RAN_OUT)
    seen = (in_stock >= 0) | (units > 0)
    known_from = (~np.logical_or.accumulate(seen, axis=1)).sum(axis=1)
    sold_until, shelf_until = _running(np.where(on_shelf, units, 0.0)), _running(on_shelf)
    errors, weights = [np.zeros(0)], [np.zeros(0)]
    for stretch in range((days - window) // max(1, int(length.min(initial=days)))):
        end = days - stretch * length
        start = end - length
        can_judge = start - window >= known_from
        start, end = np.maximum(start, window), np.maximum(end, 0)
        before = daily_rate(_between(sold_until, start - window, start), _between(shelf_until, start - window, start))
        within_days = _between(shelf_until, start, end)
        within = daily_rate(_between(sold_until, start, end), within_days)
        judged = can_judge & (_between(sold_until, start - window, start) >= FEWEST_SOLD) & (within_days * 2 >= length)
        errors.append(((within - before) * length / np.where(before > 0, before, 1.0))[judged])
        weights.append((before * length)[judged])
    return np.concatenate(errors), np.concatenate(weights)


def _running(values: Floats | Flags) -> Floats:
    return np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1, dtype=np.float64)


def _between(running: Floats, start: Integers, end: Integers) -> Floats:
    ends = np.stack([start, end], axis=1)
    first, last = np.take_along_axis(running, ends, axis=1).T
    return np.asarray(last - first, dtype=np.float64)
