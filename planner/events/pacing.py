"""When to pause ads: what is left should last for those who come by themselves until more arrives."""

import numpy as np

from planner.model import NEVER, Floats, Integers
from planner.whole import DUST


def pause_ads_day(
    projected: Floats, ads_rate: Floats, organic_rate: Floats, next_receipt_day: Integers, safety_stock: Floats
) -> Integers:
    """Return the first day from which stock lasts until the next receipt only without ads.

    Args:
        projected: [units] stock at the close of each day, ads running, shape (items, days + 1), column t is day t.
        ads_rate: [units/day] of ordinary sales through ads, shape (items,), >= 0; nan: unknown.
        organic_rate: [units/day] the rest, same shape, >= 0; nan: unknown.
        next_receipt_day: [days] same shape; NEVER where none is dated.
        safety_stock: [units] same shape, >= 0.

    Returns:
        [days] from today, before the next receipt: the first t with ``projected(t) <= organic_rate * (next receipt - t)
        + safety stock``. NEVER where there is none, no receipt is dated, or no ads are known to sell.

    Source: article 2.2, ads in step with stock.

    >>> left = 300 - 30.0 * np.arange(11)[None]  # 20 a day by themselves, 10 by ads; more comes on day 10
    >>> pause_ads_day(left, np.array([10.0]), np.array([20.0]), np.array([10]), np.array([50.0]))
    array([5])
    """
    days = projected.shape[1] - 1
    rows = np.flatnonzero((ads_rate > 0) & (next_receipt_day <= days))
    found = np.full(len(ads_rate), NEVER, dtype=np.int64)
    until = np.maximum(next_receipt_day[rows], 1)[:, None]
    day = np.arange(days + 1)
    enough = organic_rate[rows, None] * (until - day) + safety_stock[rows, None]
    is_short = (projected[rows] <= enough + DUST) & (day < until)
    found[rows] = np.where(is_short.any(axis=1), is_short.argmax(axis=1), NEVER)
    return found
