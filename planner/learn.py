"""What only the whole catalogue can teach: how many days of sales to keep as a buffer, and how widely sales scatter."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.blocks import by_item, entries_of, pieces, rows_of, stacked
from planner.events.ordinary import ordinary
from planner.forecasting.curve import DEFAULT_CURVE, fitted
from planner.forecasting.demand import counted_sales, daily_rate, on_shelf, seen_on_shelf
from planner.forecasting.drift import fitted_drift, usual_of_days
from planner.forecasting.foretold import sampled, trials
from planner.forecasting.promises import buffer_learned, promises
from planner.forecasting.quickness import fitted_rate_weights, usual_middle
from planner.forecasting.rate import expected_rate
from planner.forecasting.spread import own_spread
from planner.forecasting.weights import fitted_weights, fitted_widening
from planner.lead_time import lead_times
from planner.model import Events, Floats, History, Items
from planner.policy import Learned, Policy

BLOCK = 1024
"""Items read at a time, so that memory stays bounded."""


def learn(items: Items, history: History, policy: Policy, as_of: date, events: Events | None = None) -> Learned:
    """Return what the catalogue teaches.

    The buffer is what would have seen the policy's share of past demand through (``promises``). How quickly the daily
    rate follows what sold lately is what foretold the past best (``quickness``); all else is learned of that rate. The
    curve of the spread that is usual at a forecast is fitted through the items known for long enough; the weights of
    the means in the middle of what may come, and how much wider than such a spread it is, are read from past forecasts
    (``foretold``). Where too few items are known for so long, it is learned how far the pace itself drifts, and the
    curve of such days.

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
    one_by_one = [slice(row, row + 1) for row in some.tolist()] or [slice(0, 0)]
    sample = stacked([_ordinary(history, ran, row) for row in one_by_one])
    known_days, usual = items.known_days[some], lead_times(items, policy).usual[some]
    weights = fitted_rate_weights(sample, known_days, usual, policy)
    promised, strayed = [], []
    for rows in pieces(len(history.units), BLOCK):
        block, past = rows_of(items, rows), _ordinary(history, ran, rows)
        times = lead_times(block, policy)
        promised.append(promises(past, times.longest, policy.window))
        strayed.append(_own_pasts(past, block.known_days, times.usual, policy, weights))
    own, kept = stacked(strayed), stacked(promised)
    curve = fitted(own.forecast, own.spread)
    tried = trials(sample, known_days, usual, curve, policy, weights)
    drift = 0.0 if curve.items else fitted_drift(sample, known_days, policy, weights)
    buffer_days = buffer_learned(kept, policy.service)
    return Learned(
        buffer_days=Learned().buffer_days if buffer_days is None else buffer_days,
        sample_size=len(kept.error),
        learned_on=as_of,
        curve=curve,
        weights=fitted_weights(tried.forecasts, tried.sold, usual_middle(weights)),
        rate_weights=weights,
        widening=fitted_widening(tried.off, tried.spread, tried.day),
        drift=drift,
        days_curve=DEFAULT_CURVE if curve.items else usual_of_days(sample, known_days, usual, policy, drift, weights),
    )


def _ordinary(history: History, ran: Events | None, rows: slice) -> History:
    """Return the history of some items as if they could not be bought on days of events."""
    past = rows_of(history, rows)
    return past if ran is None else ordinary(past, entries_of(ran, rows))


@dataclass(frozen=True, slots=True)
class _OwnPasts:
    """What each item is expected to sell in a lead time, and how far its own past ones strayed; shape (items,)."""

    forecast: Floats  # [units]
    spread: Floats  # [units] nan where the past is too short


def _own_pasts(
    history: History, known_days: Floats, lead_time: Floats, policy: Policy, weights: tuple[float, ...]
) -> _OwnPasts:
    counts = on_shelf(history.units, history.in_stock, known_days)
    seen = seen_on_shelf(history, known_days, np.zeros_like(counts), policy.window, policy.min_in_stock)
    sold = counted_sales(history.units, counts)
    rate, _ = expected_rate(sold, counts, daily_rate(seen.sold, seen.in_stock_days), policy, weights)
    return _OwnPasts(rate * lead_time, own_spread(sold, counts, known_days, lead_time))
