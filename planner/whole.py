"""No half units and no half cartons: rounding up that is not fooled by the dust of decimal arithmetic."""

import numpy as np

from planner.model import Floats

DUST = 1e-6
"""[units] less than this is nothing: what adding and multiplying decimals leaves behind."""


def whole_units(quantity: Floats) -> Floats:
    """Return ``quantity`` rounded up to whole units.

    Args:
        quantity: [units], any shape, any sign; nan stays nan.

    Returns:
        [units] the smallest whole number that is not below ``quantity`` by more than ``DUST``.

    >>> whole_units(np.array([450.2, 450.0000000001]))
    array([451., 450.])
    """
    return np.ceil(quantity - DUST) + 0.0  # + 0.0 turns the -0.0 of ceil into 0.0


def whole_cartons(quantity: Floats, case_pack: Floats) -> Floats:
    """Return ``quantity`` rounded up to whole cartons.

    Args:
        quantity: [units], shape (items,).
        case_pack: [units per carton], same shape, >= 1.

    Returns:
        [units] a multiple of ``case_pack``.

    >>> whole_cartons(np.array([100.0, 96.0]), np.array([24.0, 24.0]))
    array([120.,  96.])
    """
    return whole_units(quantity / case_pack) * case_pack
