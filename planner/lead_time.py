"""How long an order takes: usually, at the longest, and how far it strays."""

from dataclasses import dataclass

import numpy as np

from planner.model import Floats, Items
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """The lead times planned with; every field has shape (items,)."""

    usual: Floats  # [days]
    longest: Floats  # [days] the longest normal one, >= usual
    spread: Floats  # [days] standard deviation; 0 where only one lead time is known
    by_air: Floats  # [days] inf where there is no air route


def lead_times(items: Items, policy: Policy) -> LeadTimes:
    """Return the lead times of each item, the policy's where it has none of its own.

    The longest normal lead time is read as two standard deviations above the usual one, which about one order in
    forty exceeds. Where only the longest is known, it stands for the usual one.
    """
    stated = np.where(np.isnan(items.lead_time), items.max_lead_time, items.lead_time)
    usual = np.where(np.isnan(stated), policy.lead_time, stated)
    longest = np.where(np.isnan(items.max_lead_time), usual, np.maximum(items.max_lead_time, usual))
    by_air = np.where(np.isnan(items.air_lead_time), policy.air_lead_time, items.air_lead_time)
    return LeadTimes(usual, longest, spread_of(usual, longest), by_air)


def spread_of(usual: Floats, longest: Floats) -> Floats:
    """Return the standard deviation of a lead time, read from how far the longest normal one is beyond the usual.

    Args:
        usual: [days] shape (items,).
        longest: [days] same shape, >= usual.

    Returns:
        [days] half of the difference.

    >>> spread_of(np.array([15.0]), np.array([21.0]))
    array([3.])
    """
    return (longest - usual) / 2
