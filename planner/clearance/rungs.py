"""Each step of the clearance ladder by itself: what it asks for a unit, moves in its time and brings back.

What people read adds up to the coin: a price, what is left of it and each part of the sum are whole coins, as a
platform charges them, before they are multiplied and added.
"""

from dataclasses import dataclass

import numpy as np

from planner.clearance.steps import (
    ALMOST,
    gone_after,
    kept,
    kept_in_bundle,
    moved,
    pace_at,
    pace_in_bundle,
    recovered,
    storage,
    to_the_coin,
)
from planner.model import Floats
from planner.policy import Policy


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
    fee: Floats  # share of the price the platform keeps
    coins: Floats  # the smallest coins in one of that currency: 100 pence
    floor: Floats  # [money/unit] the least that may be asked in the shop; nan: any price may
    lasts: Floats  # [days] it may still be sold, and is worth nothing after; inf: for ever


@dataclass(frozen=True, slots=True)
class Rungs:
    """One step for every item, or of a ladder every step; shape (items,) or (items, steps), nan where it cannot be."""

    price: Floats  # [money/unit] asked
    kept: Floats  # [money/unit] of it that is left after fees, commission and handling
    pace: Floats  # [units/day] nan: all at once
    units: Floats  # [units] moved in the time a step is given
    days: Floats  # [days] until all are gone; inf where never
    storage: Floats  # [money] paid meanwhile
    rest: Floats  # [money] what is not moved brings off-site
    cash: Floats  # [money] recovered in all


def left_alone(lots: Lots, off_site: Floats, policy: Policy) -> Rungs:
    """Return what stock brings that is left as it is."""
    return _sold(lots, lots.price, lots.pace * _sells(lots), _kept(lots, lots.price, policy), off_site, policy)


def bundled(lots: Lots, off_site: Floats, policy: Policy) -> Rungs:
    """Return what it brings where a set with another product is offered beside it."""
    price = to_the_coin(lots.price * (1 - policy.bundle_discount), lots.coins)
    alone, in_set = _kept(lots, lots.price, policy), _kept(lots, price, policy)
    pace = pace_in_bundle(lots.pace, lots.offers, lots.take_up) * _may(lots, price)
    net = to_the_coin(kept_in_bundle(lots.pace, lots.shared, pace - lots.pace, alone, in_set), lots.coins)
    return _sold(lots, price, pace, net, off_site, policy)


def commissioned(lots: Lots, off_site: Floats, policy: Policy) -> Rungs:
    """Return what it brings where creators are offered more for selling it."""
    pace = lots.pace * (1 + lots.uplift) * _sells(lots)
    return _sold(lots, lots.price, pace, _kept(lots, lots.price, policy, policy.clear_commission), off_site, policy)


def marked_down(lots: Lots, discount: Floats, off_site: Floats, policy: Policy) -> Rungs:
    """Return what it brings at a lower price; ``discount``: share off it, shape (items,), nan: none."""
    price = to_the_coin(lots.price * (1 - discount), lots.coins)
    pace = pace_at(lots.pace, discount, lots.elasticity) * _may(lots, price)
    return _sold(lots, price, pace, _kept(lots, price, policy), off_site, policy)


def at_once(lots: Lots, price: Floats, net: Floats, days: float) -> Rungs:
    """Return what it brings where everything is moved on one day."""
    never = np.full_like(lots.units, np.nan)
    units = np.where(np.isnan(net), np.nan, lots.units)
    fees = to_the_coin(lots.units * days * np.nan_to_num(lots.storage_fee), lots.coins)
    rest = np.zeros_like(lots.units)
    cash = recovered(units, net, rest, fees)
    return Rungs(price, net, never, units, np.full_like(lots.units, days), fees, rest, cash)


def _sold(lots: Lots, price: Floats, pace: Floats, net: Floats, off_site: Floats, policy: Policy) -> Rungs:
    """Return a step that sells unit by unit until its time is over; what is left then goes off-site, if it may."""
    given = np.clip(lots.lasts, 0.0, policy.clear_days)
    units = moved(lots.units, pace, given)
    days = gone_after(lots.units, pace)
    fees = to_the_coin(storage(lots.units, units, np.minimum(days, given), lots.storage_fee), lots.coins)
    each = np.where(lots.lasts > policy.clear_days, np.maximum(off_site, 0.0), 0.0 * off_site)
    rest = to_the_coin((lots.units - units) * each, lots.coins)
    return Rungs(price, net, pace, units, days, fees, rest, recovered(units, net, rest, fees))


def _kept(lots: Lots, price: Floats, policy: Policy, commission: float = 0.0) -> Floats:
    return to_the_coin(kept(price, lots.fee + commission, policy.handling_cost), lots.coins)


def _may(lots: Lots, price: Floats) -> Floats:
    """Return 1, or nan where so little may not be asked, or nothing may be sold any more."""
    return np.where((price < lots.floor - ALMOST) | (lots.lasts <= 0), np.nan, 1.0)


def _sells(lots: Lots) -> Floats:
    """Return 1, or nan: what does not sell tells nothing of what would make it sell, and nothing sells what expired."""
    return np.where((lots.pace > 0) & (lots.lasts > 0), 1.0, np.nan)
