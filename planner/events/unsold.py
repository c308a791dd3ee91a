"""What of goods that expire would be left on their last day without an event: keeping that for later helps nobody."""

import numpy as np

from planner.expiry import expiring
from planner.model import Floats, Integers


def unsold(
    on_hand: Floats,
    perishing: Floats,
    sell_by: Floats,
    committed: Floats,
    daily_rate: Floats,
    on_top: Floats,
    start: Integers,
    end: Integers,
    expected: Floats,
) -> Floats:
    """Return the units that would expire unsold without an event, where it begins by their last day.

    Args:
        on_hand, perishing, sell_by, committed, daily_rate: as of ``expiring``, each of shape (events,).
        on_top: [units] by day, what all events of the item sell, shape (events, days + 1), column t is day t.
        start: [days] from today, shape (events,), >= 1.
        end: [days] its last day, same shape.
        expected: [units] that it is still expected to sell itself, spread evenly over its days, same shape.

    >>> stock = (np.array([units]) for units in (300.0, 300.0, 3.0, 0.0, 5.0))
    >>> days = (np.array([[0.0, 5.0, 45.0, 40.0]]), np.array([2]), np.array([3]), np.array([80.0]))
    >>> unsold(*stock, *days)  # 300 less 15 of ordinary sales and 10 of other events
    array([275.])
    """
    is_in_time = (sell_by >= start) & np.isfinite(sell_by)
    last = np.where(is_in_time, sell_by, 0.0).astype(np.int64)
    day = np.arange(on_top.shape[1])
    own_days = np.clip(np.minimum(end, last) - start + 1, 0, None)
    own = expected * own_days / (np.maximum(end, start) - start + 1)
    others = np.sum(on_top, axis=1, where=(day >= 1) & (day <= last[:, None])) - own
    return np.where(is_in_time, expiring(on_hand, perishing, sell_by, committed, daily_rate, others), 0.0)
