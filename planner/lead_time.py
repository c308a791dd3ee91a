"""How long an order takes: the sum of its parts, at the longest, and how far it strays."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from planner.model import Floats, Items
from planner.policy import Policy


class Part(IntEnum):
    """What an order goes through from the decision to the shelf; the column of each in a table of parts."""

    PLAN = 0
    PRODUCTION = 1
    QUALITY_CHECK = 2
    SEA_FREIGHT = 3
    AIR_FREIGHT = 4
    CUSTOMS = 5
    RECEIVING = 6


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """The lead times planned with; every field has shape (items,)."""

    usual: Floats  # [days]
    longest: Floats  # [days] the longest normal one, >= usual
    spread: Floats  # [days] standard deviation; 0 where only one lead time is known
    by_air: Floats  # [days] inf where there is no air route


def of_parts(days: Floats, spread: Floats) -> LeadTimes:
    """Return the lead times that a supplier's parts add up to: the days add, and so do the squares of their spreads.

    Its fields are the columns ``lead_time``, ``max_lead_time``, ``lead_time_spread`` and ``air_lead_time`` of Items.

    Args:
        days: [days] shape (suppliers, 7), a column for each Part, >= 0; nan where not stated: that part takes no time.
        spread: [days] standard deviation of each, same shape, >= 0; nan where not stated: it never strays.

    Returns:
        LeadTimes; by sea nan where the freight by sea is not stated, as the sum would be too short. By air inf where
        some part is stated but no freight by air: there is no such route; nan where nothing is stated at all.

    Raises:
        ValueError: a table without 7 columns, or days or spreads below 0.

    Source: independent parts; variances add (Silver, Pyke and Thomas 2017).

    >>> days = np.array([[1.0, 15.0, 1.0, 25.0, 5.0, 2.0, 1.0]])
    >>> spread = np.array([[0.0, 3.0, 0.0, 4.0, 1.0, 0.0, 0.0]])
    >>> found = of_parts(days, spread)
    >>> found.usual, found.spread, found.longest, found.by_air
    (array([45.]), array([5.]), array([55.]), array([25.]))
    """
    if days.shape != spread.shape or days.shape[1:] != (len(Part),):
        raise ValueError(
            f"days {days.shape} and spread {spread.shape} must have a column for each of {len(Part)} parts"
        )
    if (days < 0).any() or (spread < 0).any():
        raise ValueError("a part takes at least 0 days, and strays by at least 0")
    sea = [part for part in Part if part != Part.AIR_FREIGHT]
    air = [part for part in Part if part != Part.SEA_FREIGHT]
    has_sea, has_air = (~np.isnan(days[:, part]) for part in (Part.SEA_FREIGHT, Part.AIR_FREIGHT))
    usual = np.where(has_sea, np.nansum(days[:, sea], axis=1), np.nan)
    strays = np.where(has_sea, np.sqrt(np.nansum(spread[:, sea] ** 2, axis=1)), np.nan)
    no_route = np.where(np.isnan(days).all(axis=1), np.nan, np.inf)
    by_air = np.where(has_air, np.nansum(days[:, air], axis=1), no_route)
    return LeadTimes(usual=usual, longest=longest_of(usual, strays), spread=strays, by_air=by_air)


def lead_times(items: Items, policy: Policy) -> LeadTimes:
    """Return the lead times of each item, the policy's where it has none of its own.

    Of the longest and the spread, one that is not stated is read from the other. An order that would be on its way in
    a time of delays takes that much longer.
    """
    usual = usual_of(items.lead_time, items.max_lead_time, policy.lead_time)
    longest = longest_normal(usual, items.max_lead_time, items.lead_time_spread)
    spread = np.where(np.isnan(items.lead_time_spread), spread_of(usual, longest), items.lead_time_spread)
    by_air = np.where(np.isnan(items.air_lead_time), policy.air_lead_time, items.air_lead_time)
    return LeadTimes(
        usual=delayed(usual, items.sea_delay, items.sea_delay_from),
        longest=delayed(longest, items.sea_delay, items.sea_delay_from),
        spread=spread,
        by_air=delayed(by_air, items.air_delay, items.air_delay_from),
    )


def usual_of(stated: Floats, longest: Floats, default: float) -> Floats:
    """Return the usual lead time: the stated one, else the longest, else the default.

    >>> usual_of(np.array([15.0, np.nan, np.nan]), np.array([20.0, 20.0, np.nan]), 30.0)
    array([15., 20., 30.])
    """
    known = np.where(np.isnan(stated), longest, stated)
    return np.where(np.isnan(known), default, known)


def longest_normal(usual: Floats, stated: Floats, spread: Floats) -> Floats:
    """Return the longest normal lead time: the stated one, else two spreads beyond the usual one.

    Args:
        usual: [days] shape (items,), >= 0.
        stated: [days] same shape; nan: not stated.
        spread: [days] standard deviation, same shape; nan: not stated.

    Returns:
        [days] never below ``usual``.

    >>> longest_normal(np.full(3, 15.0), np.array([18.0, np.nan, 10.0]), np.array([3.0, 3.0, np.nan]))
    array([18., 21., 15.])
    """
    typed = np.where(np.isnan(stated), longest_of(usual, np.nan_to_num(spread)), stated)
    return np.maximum(typed, usual)


def longest_of(usual: Floats, spread: Floats) -> Floats:
    """Return the longest normal lead time: two spreads beyond the usual one, which about one order in forty exceeds.

    Args:
        usual: [days] shape (items,).
        spread: [days] standard deviation, same shape, >= 0.

    Returns:
        [days]

    >>> longest_of(np.array([15.0]), np.array([3.0]))
    array([21.])
    """
    return usual + 2 * spread


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


def delayed(lead_time: Floats, delay: Floats, begins: Floats) -> Floats:
    """Return the lead time of an order placed today: longer where it would be on its way in a time of delays.

    Args:
        lead_time: [days] shape (items,), >= 0.
        delay: [days] longer, same shape, >= 0.
        begins: [days] until such a time begins, same shape; 0: it has begun, inf: none is known.

    >>> delayed(np.array([30.0, 30.0]), np.array([10.0, 10.0]), np.array([30.0, 31.0]))
    array([40., 30.])
    """
    return lead_time + np.where(begins <= lead_time, delay, 0.0)


def delay_within(lead_time: float, delay: float, begins: float) -> int:
    """Return how many days of a lead time are a delay's.

    >>> delay_within(40.0, 10.0, 30.0), delay_within(30.0, 10.0, 31.0)
    (10, 0)
    """
    return int(delay) if begins <= lead_time - delay else 0
