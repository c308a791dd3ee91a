"""One amount divided by another that may be nothing."""

import numpy as np

from planner.model import Floats


def ratio(above: Floats, below: Floats, otherwise: float = np.nan) -> Floats:
    """Return ``above`` / ``below``, and ``otherwise`` where ``below`` is 0.

    Args:
        above: any shape and unit.
        below: same shape, any unit; nan where unknown.
        otherwise: what stands for a ratio to nothing.

    Returns:
        Same shape; nan where either is unknown.

    >>> ratio(np.array([3.0, 0.0]), np.array([60.0, 0.0]))
    array([0.05,  nan])
    """
    is_nothing = below == 0
    return np.where(is_nothing, otherwise, above / np.where(is_nothing, 1.0, below))
