"""Goods that are to be cleared before they are old: they may be sold until a day only, and will not all sell by it."""

import numpy as np

from planner import expiry
from planner.model import Floats, Items


def dated_to_clear(items: Items, pace: Floats) -> Floats:
    """Return the units that may be sold until a day only, of items of which some expire unsold or have expired.

    Args:
        items: stock, and until when it may be sold.
        pace: [units/day] they sell as it is, shape (items,), >= 0.

    Returns:
        [units] shape (items,); 0 where all of them will sell.
    """
    stock = (items.on_hand, items.perishing, items.sell_by)
    unsold = expiry.expired(*stock) + expiry.expiring(*stock, items.committed, pace, np.zeros_like(pace))
    return np.where(unsold > 0, np.minimum(items.perishing, items.on_hand), 0.0)
