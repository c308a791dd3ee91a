"""Reads the days of many items as ``planner.reading`` does, in compiled loops."""

import numpy as np
from numpy.typing import NDArray

from planner import blend, classes, demand, rate, refuse, scatter, spread, stretches, surge
from planner.compiled.days import Limits, days_read
from planner.compiled.spreads import spreads
from planner.model import RAN_OUT, Events, Floats, History
from planner.policy import Policy
from planner.reading import Reading


def read(
    history: History, rows: NDArray[np.intp], known_days: Floats, lead_time: Floats, events: Events, policy: Policy
) -> Reading:
    """Return what the days of some items say: arguments, result and errors as of ``planner.reading.read``."""
    units = np.ascontiguousarray(history.units, dtype=np.float64)
    in_stock = np.ascontiguousarray(history.in_stock, dtype=np.int8)
    first = np.searchsorted(events.item, np.arange(len(rows) + 1))
    limits = Limits(
        window=policy.window,
        fewest=policy.min_in_stock,
        dead=policy.dead,
        windows=blend.WINDOWS,
        asked=rate.LATELY,
        far_above=blend.FAR_ABOVE,
        kept=blend.KEPT,
        most_kept=blend.MOST_KEPT,
        quarter=blend.LATELY,
        expected=rate.EXPECTED,
        margin_days=classes.MARGIN_DAYS,
        most_units=refuse.MOST_UNITS,
        ran_out=RAN_OUT,
        month=demand.MONTH,
        fewest_whole=demand.FEWEST_WHOLE,
    )
    is_possible, counts, *columns = days_read(
        units, in_stock, rows, known_days, first, events.start, events.end, limits
    )
    if not is_possible:
        refuse.refuse_impossible_days(History(units[rows], in_stock[rows]))
    lengths = np.maximum(np.ceil(lead_time), 1.0).astype(np.int64)
    own, of_days = spreads(units, rows, counts, known_days, lengths, spread.YEAR, spread.LEAD_TIMES, stretches.STARTS)
    sold, seen, history_days, unsold, stopped, totals, days, margin = columns
    newest, lately = units[rows, -scatter.JUDGED :], counts[:, -scatter.JUDGED :]
    return Reading(
        sold=sold,
        looked_back=seen[0],
        in_stock_days=seen[1],
        unknown_days=seen[2],
        left_out_days=seen[3],
        event_days=seen[4],
        history_days=history_days,
        unsold=unsold,
        stopped=stopped,
        daily_spread=of_days,
        own_spread=own,
        window_units=totals,
        window_days=days,
        margin_units=margin,
        may_surge=surge.may_surge(newest, lately),
        sold_lately=surge.sold_lately(newest, lately),
    )
