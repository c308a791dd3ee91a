"""How items that were judged stand, for lists: by column, or as what tells whether anything of one is another."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from bot.store import Bits, Catalogue, Standing, Standings
from bot.store.checks.standings import column_of
from planner.allocate import allocate
from planner.blocks import column_rows
from planner.coded import Coded
from planner.currency import whole_minors
from planner.model import NEVER, Floats, Integers, Level
from planner.outcome import Allocation, Plan

ALL = slice(None)
LEVELS = tuple(Level)  # each at its value


def standings(
    known: Catalogue, judged: Plan, given: Allocation, now: datetime, quantity: Integers, at: Integers | slice = ALL
) -> Standings:
    """Return how each item stands (of these items); ``quantity`` is what is asked for of each of all."""
    items = known.items

    def about(name: str) -> Any:
        return column_rows(known.about.column(name), at)

    bought_in, told_in = about("cost_currency"), column_rows(items.reporting_currency, at)
    sales = judged.daily_rate * judged.lead_time * items.price * items.reporting_rate
    columns: dict[str, Any] = {
        "product": column_rows(items.product, at),
        "name": about("name"),
        "location": column_rows(items.location, at),
        "shop": Coded.of(about("shops")).turned(lambda shops: shops[0]),
        "level": levels_of(judged)[at],
        "available": np.trunc(_finite(judged.available[at])),
        "days_of_cover": _finite(judged.days_of_cover[at]),
        "stockout": dates(known.as_of, judged.stockout_day[at]),
        "threshold": np.trunc(judged.threshold[at]),
        "quantity": quantity[at],
        "money_minor": whole_minors(sales[at], told_in),
        "currency": told_in,
        "cash_minor": whole_minors(given.cash_tied_up[at], bought_in),
        "coming_minor": whole_minors(given.cash_coming[at], bought_in),
        "cost_currency": bought_in,
        "counted_at": about("counted_at"),
        "as_of": Coded(np.zeros(len(quantity[at]), np.int32), (now,)),
    }
    return Standings({name: column_of(name, columns[name]) for name in Standing._fields})


def standing_bits(known: Catalogue, judged: Plan, now: datetime) -> Bits:
    """Return what tells whether anything of how each item stands is another, but for what is asked for of it."""
    nothing = np.zeros(len(known.numbers), np.int64)
    return standings(known, judged, allocate(judged, known.items), now, nothing).bits()


def levels_of(judged: Plan) -> Coded[Level]:
    """Return the level of each item."""
    return Coded(judged.level.astype(np.int32), LEVELS)


def dates(as_of: date, offsets: Integers) -> Coded[date | None]:
    """Return the dates of day offsets; None where they never come."""
    days, code = np.unique(offsets, return_inverse=True)
    named = (None if day == NEVER else as_of + timedelta(days=day) for day in days.tolist())
    return Coded(code.astype(np.int32), tuple(named))


def _finite(column: Floats) -> Floats:
    return np.where(np.isfinite(column), column, np.nan)
