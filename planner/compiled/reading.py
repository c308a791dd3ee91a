"""Reads the days of many items as ``planner.forecasting.reading`` does, in compiled loops."""

import numpy as np
from numpy.typing import NDArray

from planner import refuse
from planner.compiled.days import days_read
from planner.compiled.limits import limits_of
from planner.compiled.newest import newest_read
from planner.compiled.spreads import spreads
from planner.compiled.windows import windows_read
from planner.forecasting import spread, stretches, year_ago
from planner.forecasting.reading import Reading
from planner.model import Events, Floats, History
from planner.policy import Policy


def read(
    history: History, rows: NDArray[np.intp], known_days: Floats, lead_time: Floats, events: Events, policy: Policy
) -> Reading:
    """Return what the days of some items say: as ``planner.forecasting.reading.read`` does, with its errors."""
    units = np.ascontiguousarray(history.units, dtype=np.float64)
    in_stock = np.ascontiguousarray(history.in_stock, dtype=np.int8)
    first = np.searchsorted(events.item, np.arange(len(rows) + 1))
    limits = limits_of(policy)
    found = days_read(units, in_stock, rows, known_days, first, events.start, events.end, limits)
    if not found.is_possible:
        refuse.refuse_impossible_days(History(units[rows], in_stock[rows]))
    lengths = np.maximum(np.ceil(lead_time), 1.0).astype(np.int64)
    own, of_days = spreads(
        units, rows, found.counts, found.is_whole, known_days, lengths, spread.YEAR, spread.LEAD_TIMES, stretches.STARTS
    )
    ahead = year_ago.lengths_of(lead_time)
    windows = windows_read(units, rows, found.counts, found.is_whole, found.history_days, ahead, limits)
    margin, may_surge, sold_lately = newest_read(units, rows, found.counts, limits)
    return Reading(
        sold=found.sold,
        looked_back=found.looked_back,
        in_stock_days=found.in_stock_days,
        unknown_days=found.unknown_days,
        left_out_days=found.left_out_days,
        event_days=found.event_days,
        history_days=found.history_days,
        unsold=found.unsold,
        stopped=windows.stopped,
        daily_spread=of_days,
        own_spread=own,
        window_units=windows.units,
        window_days=windows.days,
        year_ago=windows.year_ago,
        margin_units=margin,
        may_surge=may_surge,
        sold_lately=sold_lately,
    )
