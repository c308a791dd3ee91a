"""The clearance ladder: each way to turn slow stock into cash, its price, units, time and the cash it brings back.

What the units cost is spent whatever happens to them: it counts in no step. What a step has not moved in the time it
is given goes off-site after it, so that steps can be compared.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.clearance.steps import (
    ALMOST,
    gone_after,
    kept,
    kept_in_bundle,
    moved,
    pace_at,
    pace_in_bundle,
    recovered,
    sold_out,
    storage,
)
from planner.model import Flags, Floats
from planner.policy import Policy


class Step(IntEnum):
    """What can be done with slow stock, the gentlest first."""

    WAIT = 0  # leave it: what every other step is compared with
    BUNDLE = 1
    COMMISSION = 2
    MARKDOWN = 3
    OFF_SITE = 4
    GIVE_AWAY = 5  # donate or scrap


@dataclass(frozen=True, slots=True)
class Lots:
    """What is to be cleared; every field has shape (items,)."""

    units: Floats  # [units] > 0
    pace: Floats  # [units/day] they sell as it is
    price: Floats  # [money/unit] in the shop's currency; nan where unknown
    salvage: Floats  # [money/unit] in that currency: what is left to get elsewhere; nan where unknown
    storage_fee: Floats  # [money/unit/day] in that currency; nan where unknown: counts as none
    elasticity: Floats  # by what power sales follow the price, < 0
    offers: Floats  # [orders/day] a bundle is news to; nan where there is nothing to bundle with
    shared: Floats  # share of its orders that hold the other product of the bundle; nan where there is none
    take_up: Floats  # share of the offers that are taken
    uplift: Floats  # what creators sell on top, as a share of the pace
    landed_cost: Floats  # [money/unit] in the currency of the price; nan where unknown


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every step for every item; shape (items, steps), nan where a step cannot be taken."""

    price: Floats  # [money/unit] asked
    kept: Floats  # [money/unit] of it that is left after fees, commission and handling
    pace: Floats  # [units/day]
    units: Floats  # [units] moved in the time a step is given
    days: Floats  # [days] until all are gone; inf where never
    storage: Floats  # [money] paid meanwhile
    rest: Floats  # [money] what is not moved brings off-site
    cash: Floats  # [money] recovered in all
    ranked: NDArray[np.int8]  # steps that can be taken, the most cash first; -1 behind the last
    discount: Floats  # share off the price that a markdown takes, shape (items,); nan: none leaves enough of the cost
    by_discount: Floats  # [money] each markdown brings, shape (items, discounts), STRIDE apart; -inf: below the limit
    sold_out: Floats  # [money] leaving it brings where all of it sells, however long that takes, shape (items,)
    is_guessed: Flags  # the off-site price is the policy's share of the price, shape (items,)


def ladder(lots: Lots, policy: Policy) -> Ladder:
    """Return what each step would bring, and which brings most.

    Args:
        lots: what is to be cleared.
        policy: fees, commission, the markdown at most, the days a step is given.

    Returns:
        Ladder; an item's entry does not depend on its neighbours. Of equal cash the gentler step comes first. Without a
        price only giving it away can be reckoned.

    Source: article 3.2.
    """
    off_site, is_guessed = off_site_price(lots.price, lots.salvage, policy)
    by_discount = cash_by_discount(lots, off_site, policy)
    discount = best_discount(by_discount)
    none = np.zeros_like(lots.units)
    sells = np.where(lots.pace > 0, 1.0, np.nan)  # what does not sell tells nothing of what would make it sell
    net = kept(lots.price, none + policy.platform_fee, policy.handling_cost)
    commissioned = kept(lots.price, none + policy.platform_fee + policy.clear_commission, policy.handling_cost)
    lively = lots.pace * (1 + lots.uplift)
    columns = [
        _sold(lots, lots.price, lots.pace * sells, net, off_site, policy),
        _bundled(lots, net, off_site, policy),
        _sold(lots, lots.price, lively * sells, commissioned, off_site, policy),
        _marked_down(lots, discount * sells, off_site, policy),
        _at_once(lots, off_site, off_site, policy.off_site_days),
        _at_once(lots, none, none - policy.handling_cost, policy.give_away_days),
    ]
    price, net, pace, units, days, fees, rest, cash = (
        np.stack(column, axis=1) for column in zip(*columns, strict=True)
    )
    order = np.argsort(np.where(np.isnan(cash), np.inf, -cash), axis=1, kind="stable")
    is_possible = ~np.isnan(np.take_along_axis(cash, order, axis=1))
    ranked = np.where(is_possible, order, -1).astype(np.int8)
    whole = sold_out(lots.units, lots.pace, net[:, Step.WAIT], lots.storage_fee)
    return Ladder(price, net, pace, units, days, fees, rest, cash, ranked, discount, by_discount, whole, is_guessed)


def off_site_price(price: Floats, salvage: Floats, policy: Policy) -> tuple[Floats, Flags]:
    """Return what a unit brings off-site, and where that is a guess: what somebody typed, else a share of its price.

    >>> off_site_price(np.array([10.0, 10.0]), np.array([0.6, np.nan]), Policy())
    (array([0.6, 2. ]), array([False,  True]))
    """
    is_guessed = np.isnan(salvage)
    return np.where(is_guessed, price * policy.off_site_share, salvage), is_guessed


def cash_by_discount(lots: Lots, off_site: Floats, policy: Policy) -> Floats:
    """Return the cash that each markdown brings back, in steps of 5 points up to the most.

    Args:
        lots: what is to be cleared.
        off_site: [money/unit] what the rest brings afterwards, shape (items,).
        policy: the markdown at most, fees, the days it is given, the share of the landed cost that is left at least.

    Returns:
        [money] shape (items, discounts); -inf where a markdown cannot be reckoned, or leaves too little of the cost.
    """
    grid = np.arange(1, round(policy.most_discount / STRIDE) + 1) * STRIDE
    tried = [_marked_down(lots, np.full_like(lots.units, each), off_site, policy) for each in grid]
    floor = np.where(policy.least_kept > 0, policy.least_kept * lots.landed_cost, np.nan)
    columns = [np.where(net < floor - ALMOST, -np.inf, np.nan_to_num(cash, nan=-np.inf)) for _, net, *_, cash in tried]
    return np.stack(columns, axis=1).round(6)


def best_discount(by_discount: Floats) -> Floats:
    """Return the markdown that brings most; of equal ones the smallest, nan where none can be taken.

    >>> best_discount(np.array([[5.0, 7.0, 7.0], [-np.inf, -np.inf, -np.inf]]))
    array([0.1, nan])
    """
    best = (np.argmax(by_discount, axis=1) + 1) * STRIDE
    return np.where(np.isneginf(by_discount).all(axis=1), np.nan, best)


STRIDE = 0.05

Columns = tuple[Floats, Floats, Floats, Floats, Floats, Floats, Floats, Floats]


def _bundled(lots: Lots, alone: Floats, off_site: Floats, policy: Policy) -> Columns:
    price = lots.price * (1 - policy.bundle_discount)
    in_set = kept(price, np.full_like(price, policy.platform_fee), policy.handling_cost)
    pace = pace_in_bundle(lots.pace, lots.offers, lots.take_up)
    net = kept_in_bundle(lots.pace, lots.shared, pace - lots.pace, alone, in_set)
    return _sold(lots, price, pace, net, off_site, policy)


def _marked_down(lots: Lots, discount: Floats, off_site: Floats, policy: Policy) -> Columns:
    price = lots.price * (1 - discount)
    net = kept(price, np.full_like(price, policy.platform_fee), policy.handling_cost)
    return _sold(lots, price, pace_at(lots.pace, discount, lots.elasticity), net, off_site, policy)


def _sold(lots: Lots, price: Floats, pace: Floats, net: Floats, off_site: Floats, policy: Policy) -> Columns:
    """Return a step that sells unit by unit until its time is over; what is left then goes off-site."""
    units = moved(lots.units, pace, policy.clear_days)
    days = gone_after(lots.units, pace)
    fees = storage(lots.units, units, np.minimum(days, policy.clear_days), lots.storage_fee)
    rest = (lots.units - units) * np.maximum(off_site, 0.0)
    return price, net, pace, units, days, fees, rest, recovered(units, net, rest, fees)


def _at_once(lots: Lots, price: Floats, net: Floats, days: float) -> Columns:
    """Return a step that moves everything on one day."""
    never = np.full_like(lots.units, np.nan)
    units = np.where(np.isnan(net), np.nan, lots.units)
    fees = lots.units * days * np.nan_to_num(lots.storage_fee)
    rest = np.zeros_like(lots.units)
    return price, net, never, units, np.full_like(lots.units, days), fees, rest, recovered(units, net, rest, fees)
