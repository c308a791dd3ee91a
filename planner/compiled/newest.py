"""What the newest days show by themselves — margin, and the beginning of a surge — in compiled loops."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from planner.compiled.limits import Limits
from planner.model import Flags, Floats


@njit(nogil=True, cache=True)
def newest_read(units: Floats, rows: NDArray[np.intp], counts: Flags, limits: Limits) -> tuple[Floats, Flags, Floats]:
    """Return ``margin_units``, ``may_surge`` and ``sold_lately`` of a Reading.

    Args:
        units, rows: as in ``read``.
        counts: which days count, shape (items, days).
        limits: what to compare with.
    """
    items, days = counts.shape
    margin, may_surge, sold_lately = np.zeros(items), np.zeros(items, np.bool_), np.full(items, np.nan)
    for i in range(items):
        sales, counting = units[rows[i]], counts[i]
        for day in range(max(0, days - limits.margin_days), days):
            margin[i] += sales[day]
        if days < 2:
            continue
        newest, both = sales[days - 1], sales[days - 1] + sales[days - 2]
        if counting[days - 1] and counting[days - 2]:
            sold_lately[i] = both / 2
        if counting[days - 1] and max(newest, sales[days - 2]) >= limits.much * limits.floor:
            usual = _usual(
                sales[max(0, days - limits.judged) : days - 2], counting[max(0, days - limits.judged) :], limits
            )
            much = limits.much * max(usual, limits.floor)
            may_surge[i] = newest >= much or (counting[days - 2] and both / 2 >= much)
    return margin, may_surge, sold_lately


@njit(nogil=True, cache=True)
def _usual(sales: Floats, counting: Flags, limits: Limits) -> float:
    """Return what sold a day before the last two; inf where too few days tell."""
    total, number = 0.0, 0
    for day in range(len(sales)):
        total += sales[day] if counting[day] else 0.0
        number += counting[day]
    return total / number if number >= limits.fewest_judged else np.inf
