"""Counts days in a compiled loop, as ``planner.totals`` does."""

import numpy as np
from numba import njit

from planner.model import Flags


@njit(nogil=True, cache=True)
def days_of(holds: Flags) -> int:
    """Return on how many of an item's days something holds, shape (days,); at most 32,767 days."""
    number = np.int16(0)  # more days at a time than of longer numbers
    for day in range(len(holds)):
        number = np.int16(number + holds[day])
    return int(number)
