"""An ad to clear slow stock: what an order through it may cost, and how much to spend on it."""

from dataclasses import dataclass

import numpy as np

from planner.clearance.steps import ALMOST, to_the_coin
from planner.model import Floats

AT_MOST = 0.5  # of what an order may cost, where nobody knows what ads cost: the other half is gained
DEAR = 0.9  # of what an order may cost; where ads cost more, hardly anything is left for the risk


@dataclass(frozen=True, slots=True)
class ClearanceAd:
    """What an ad for a lot may cost and brings; every field has shape (items,), nan where unknown."""

    most: Floats  # [money/order] beyond it the unit is better sold off-site
    aim: Floats  # [money/order] to spend; nan where no ad pays
    units: Floats  # [units] the ad is for; fewer than there are where more would cost too much
    budget: Floats  # [money] nan where no ad pays
    gain: Floats  # [money] more cash back than off-site; nan where no ad pays


def clearance_ad(
    units: Floats, kept: Floats, off_site: Floats, cost_per_order: Floats, beyond: Floats, coins: Floats
) -> ClearanceAd:
    """Return what an ad may cost for units that would otherwise go off-site.

    Args:
        units: [units] that do not go by themselves in the time a step is given, shape (items,), >= 0.
        kept: [money/unit] what is left of the price after fees, same shape; nan where unknown.
        off_site: [money/unit] what a unit brings off-site, same shape; nan where unknown.
        cost_per_order: [money/order] what ads cost where the item is sold, same shape; nan where unknown.
        beyond: [money] what its price brings beyond leaving it, the most to be spent, same shape; nan: no limit known.
        coins: the smallest coins in one of the currency, same shape: what an order is to cost is whole ones.

    Returns:
        ClearanceAd; no ad pays where nothing is left for it, or an order costs more than nine tenths of what it may.

    Source: article 3.3.

    >>> ad = clearance_ad(*(np.array([each]) for each in (40.0, 6.0, 1.0, 2.0, 50.0, 100.0)))
    >>> ad.most, ad.units, ad.budget, ad.gain
    (array([5.]), array([25.]), array([50.]), array([75.]))
    """
    most = np.maximum(kept - off_site, 0.0)
    wanted = to_the_coin(np.where(np.isnan(cost_per_order), AT_MOST * most, cost_per_order), coins)
    paid = np.floor(beyond / np.where(wanted > 0, wanted, np.nan) + ALMOST)  # nan: nothing limits it
    reached = np.fmin(units, np.maximum(paid, 0.0))
    aim = np.where((wanted <= DEAR * most) & (reached > 0) & (most > 0), wanted, np.nan)
    return ClearanceAd(most=most, aim=aim, units=reached, budget=reached * aim, gain=reached * (most - aim))
