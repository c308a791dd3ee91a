"""Tells sums of weeks from sales of days, and spreads them over their days."""

import numpy as np

from planner.model import Floats

WEEK = 7
FEWEST_WEEKS = 8
"""Dates, all whole weeks apart, from which on each is taken for that of a week's sum."""


def are_weeks(day: np.ndarray) -> bool:
    """Return whether all sales are dated whole weeks apart, often enough to be no chance."""
    days = np.unique(day)
    return len(days) >= FEWEST_WEEKS and not ((days - days[0]) % WEEK).any()


def spread_weeks(table: Floats, begins: int) -> None:
    """Spread what is dated on the first day of each week evenly over its seven days; pieces stay whole.

    Args:
        table: [units] shape (products, days), whole weeks from column ``begins`` on; changed in place.
        begins: column of the first week's first day.
    """
    sums = table[:, begins::WEEK].copy()
    until = sums[:, :, None] * np.arange(WEEK + 1) / WEEK
    until = np.where((sums % 1 == 0)[:, :, None], np.floor(until), until)
    table[:, begins:] = np.diff(until, axis=2).reshape(len(table), -1)
