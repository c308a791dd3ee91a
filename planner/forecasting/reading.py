"""Reads the days of many items once: everything to be added up, looked for or compared day by day."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.blocks import GRID
from planner.classes import units_of_margin
from planner.events.days import past_days
from planner.forecasting import demand, surge
from planner.forecasting.blend import tempered, window_sums
from planner.forecasting.demand import Seen
from planner.forecasting.rate import quiet_for_long
from planner.forecasting.spread import YEAR, daily_spread, own_spread
from planner.forecasting.year_ago import sold_a_year_ago
from planner.layout import by_day, of_items
from planner.model import Events, Flags, Floats, History, Integers
from planner.policy import Policy
from planner.refuse import refuse_impossible_days
from planner.totals import days_of

MANY = 100_000
"""Items from which on loading Numba, which takes most of a second, is worth its time the first time."""
COMPILED_GRID = 2048
"""Items that compiled loops read at a time: their days stay in the processor's cache from one loop to the next."""


@dataclass(frozen=True, slots=True)
class Reading(Seen):
    """What was read from all days beside what was seen lately; every field has shape (items,) unless it says more."""

    history_days: Integers  # [days] in stock in all of the history that count
    unsold: Flags  # no sale for so long that it counts as dead
    stopped: Flags  # nothing sold in the last weeks, nor for so long that it no longer sells
    daily_spread: Floats  # [units/day] nan where the own spread is known
    own_spread: Floats  # [units] of past lead times; nan where the past is too short
    window_units: Floats  # [units] sold in each window, excesses cut, shape (items, windows)
    window_days: Floats  # [days] of each that count, same shape
    year_ago: Floats  # [units/day] sold in the coming lead time a year ago, excesses cut; nan: not known
    margin_units: Floats  # [units] sold in the days the margin looks back
    may_surge: Flags  # far more units than usual lately
    sold_lately: Floats  # [units/day] over the last two days; nan: one of them does not count


Read: TypeAlias = Callable[[History, NDArray[np.intp], Floats, Floats, Events, Policy], Reading]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read the days: either gives the same numbers."""

    read: Read  # the function of that name, or its compiled double
    at_once: int  # items read at a time
    by_lead_time: bool  # whether those of one lead time are read together


def read(
    history: History, rows: NDArray[np.intp], known_days: Floats, lead_time: Floats, events: Events, policy: Policy
) -> Reading:
    """Return what the days of some items say.

    Args:
        history: units and in_stock, shape (all items, days), last column is yesterday.
        rows: which of them are read, shape (items,).
        known_days: [days] since each was first seen, shape (items,), >= 0.
        lead_time: [days] the usual one of each, same shape, >= 0.
        events: of these items, which count from 0, ordered by item.
        policy: window, min_in_stock and dead.

    Returns:
        Reading; an item's entry does not depend on its neighbours.

    Raises:
        OutOfRange: units below 0 or beyond counting, or a state that there is not; its row counts within ``rows``.
    """
    past = History(by_day(history.units[rows]), by_day(history.in_stock[rows]))
    refuse_impossible_days(past)
    event_days = by_day(past_days(events, *past.units.shape))
    seen = demand.seen_on_shelf(past, known_days, event_days, policy.window, policy.min_in_stock)
    counts = demand.on_shelf(past.units, past.in_stock, known_days) & ~event_days
    sold = demand.counted_sales(past.units, counts)
    own, of_days = own_spread(sold, counts, known_days, lead_time), np.full(len(rows), np.nan)
    new = np.flatnonzero(np.isnan(own))
    of_days[new] = daily_spread(of_items(sold[:, -YEAR:], new), of_items(counts[:, -YEAR:], new))
    cut = tempered(sold)
    totals, days = window_sums(cut, counts)
    return Reading(
        **{name: getattr(seen, name) for name in Seen.__slots__},
        history_days=days_of(counts),
        unsold=demand.is_unsold(past, known_days, policy.dead),
        stopped=quiet_for_long(sold, counts, totals),
        daily_spread=of_days,
        own_spread=own,
        window_units=totals,
        window_days=days,
        year_ago=sold_a_year_ago(cut, counts, lead_time),
        margin_units=units_of_margin(past),
        may_surge=surge.may_surge(past.units, counts),
        sold_lately=surge.sold_lately(past.units, counts),
    )


def way_to_read(items: int, *, compiled: bool | None = None) -> Way:
    """Return the way to read so many items' days: compiled where that is asked for, or available and worth it.

    >>> way_to_read(1).read is read
    True
    """
    if compiled or (compiled is None and compiled_pays(items)):
        return Way(import_module("planner.compiled.reading").read, COMPILED_GRID, by_lead_time=False)
    return Way(read, GRID, by_lead_time=True)


def compiled_pays(items: int) -> bool:
    """Return whether a process that plans so many items should load Numba for it, and can.

    >>> compiled_pays(99_999)
    False
    """
    return items >= MANY and can_compile()


def can_compile() -> bool:
    """Return whether the compiled loops load: Numba may be missing, not fit, or find no place to keep them."""
    try:
        import_module("planner.compiled.reading")
    except (ImportError, OSError, RuntimeError):
        return False
    return True
