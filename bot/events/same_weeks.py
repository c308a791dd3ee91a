"""Every night: how the coming weeks sold a year ago, all shops together."""

from zoneinfo import ZoneInfo

import numpy as np

from bot.desk import Desk
from planner.forecasting.same_weeks import UNTRIED, SameWeeks, same_weeks
from planner.model import Floats


def weeks_of(desk: Desk, weights: tuple[float, ...]) -> SameWeeks:
    """Return what last year says; an item counts in each shop that lists it. Under the article's rule nobody asks."""
    if desk.policy.demand_rule == "mean":
        return UNTRIED
    now, added = desk.now(), np.zeros(0)
    for shop in desk.store.shops.all():
        today = now.astimezone(ZoneInfo(shop.tz)).date()
        added = _added(added, desk.store.seasons.sold(shop.name, today).sellers)
    return same_weeks(added, weights)


def _added(some: Floats, others: Floats) -> Floats:
    """Return both series in one; the last day of either is yesterday."""
    longer, shorter = (some, others) if len(some) >= len(others) else (others, some)
    found = longer.copy()
    found[len(longer) - len(shorter) :] += shorter
    return found
