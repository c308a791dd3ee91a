"""What freed cash could pay: orders one after the other, the most pressing first, as far as it reaches."""

import numpy as np

from planner.model import Floats


def share_paid(cash: float, costs: Floats) -> Floats:
    """Return which share of each order the cash pays when the orders before it are paid first.

    Args:
        cash: [money] in one currency with the costs; below 0 pays nothing.
        costs: [money] shape (orders,), > 0, in the order in which they are paid.

    Returns:
        Share, 0 to 1; at most one is paid in part.

    >>> share_paid(500.0, np.array([300.0, 400.0, 100.0]))
    array([1. , 0.5, 0. ])
    """
    before = np.cumsum(costs) - costs
    return np.clip((max(cash, 0.0) - before) / costs, 0.0, 1.0)
