"""The clearance ladder: each way to turn slow stock into cash, its price, units, time and the cash it brings back.

What the units cost is spent whatever happens to them: it counts in no step. What a step has not moved in the time it
is given goes off-site after it, so that steps can be compared.
"""

from dataclasses import dataclass, fields, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.clearance.rungs import Lots, Rungs, at_once, bundled, commissioned, left_alone, marked_down
from planner.clearance.steps import ALMOST, sold_out, to_the_coin
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
class Ladder(Rungs):
    """Every step for every item; shape (items, steps), nan where a step cannot be taken."""

    ranked: NDArray[np.int8]  # steps that can be taken, the most cash first; -1 behind the last
    discount: Floats  # share off the price that a markdown takes, shape (items,); nan: none may be
    by_discount: Floats  # [money] each markdown brings, shape (items, discounts), STRIDE apart; -inf: below a limit
    sold_out: Floats  # [money] leaving it brings where all of it sells, however long that takes, shape (items,)
    is_guessed: Flags  # the off-site price is the policy's share of the price, shape (items,)


def ladder(lots: Lots, policy: Policy) -> Ladder:
    """Return what each step would bring, and which brings most.

    Args:
        lots: what is to be cleared.
        policy: handling, commission, the markdown at most, the days a step is given.

    Returns:
        Ladder; an item's entry does not depend on its neighbours. Of equal cash the gentler step comes first. Without a
        price only giving it away can be reckoned.

    Source: article 3.2.
    """
    lots = replace(lots, price=to_the_coin(lots.price, lots.coins))
    off_site, is_guessed = off_site_price(lots, policy)
    by_discount = cash_by_discount(lots, off_site, policy)
    discount = best_discount(by_discount)
    none = np.zeros_like(lots.units)
    steps = (
        left_alone(lots, off_site, policy),
        bundled(lots, off_site, policy),
        commissioned(lots, off_site, policy),
        marked_down(lots, np.where(lots.pace > 0, discount, np.nan), off_site, policy),
        at_once(lots, off_site, np.where(lots.lasts < policy.off_site_days, np.nan, off_site), policy.off_site_days),
        at_once(lots, none, to_the_coin(none - policy.handling_cost, lots.coins), policy.give_away_days),
    )
    whole = sold_out(lots.units, lots.pace, steps[Step.WAIT].kept, lots.storage_fee)
    in_time = steps[Step.WAIT].days <= lots.lasts
    every = {each.name: np.stack([getattr(step, each.name) for step in steps], axis=1) for each in fields(Rungs)}
    return Ladder(
        **every,
        ranked=_ranked(every["cash"]),
        discount=discount,
        by_discount=by_discount,
        sold_out=to_the_coin(np.where(in_time, whole, np.nan), lots.coins),
        is_guessed=is_guessed,
    )


def off_site_price(lots: Lots, policy: Policy) -> tuple[Floats, Flags]:
    """Return what a unit brings off-site [money/unit], and where that is a guess.

    It is what somebody typed, to a hundredth of a coin; else a share of its price, in whole coins.
    """
    is_guessed = np.isnan(lots.salvage)
    guess, typed = lots.price * policy.off_site_share, to_the_coin(lots.salvage, lots.coins * FINER)
    return np.where(is_guessed, to_the_coin(guess, lots.coins), typed), is_guessed


def cash_by_discount(lots: Lots, off_site: Floats, policy: Policy) -> Floats:
    """Return the cash that each markdown brings back, in steps of 5 points up to the most.

    Args:
        lots: what is to be cleared.
        off_site: [money/unit] what the rest brings afterwards, shape (items,).
        policy: the markdown at most, handling, the days it is given, the share of the landed cost left at least.

    Returns:
        [money] shape (items, discounts); -inf where a markdown cannot be reckoned, asks or leaves too little.
    """
    grid = np.arange(1, round(policy.most_discount / STRIDE) + 1) * STRIDE
    tried = [marked_down(lots, np.full_like(lots.units, each), off_site, policy) for each in grid]
    floor = np.where(policy.least_kept > 0, policy.least_kept * lots.landed_cost, np.nan)
    columns = [np.where(each.kept < floor - ALMOST, -np.inf, np.nan_to_num(each.cash, nan=-np.inf)) for each in tried]
    return np.stack(columns, axis=1).round(6)


def best_discount(by_discount: Floats) -> Floats:
    """Return the markdown that brings most; of equal ones the smallest, nan where none can be taken.

    >>> best_discount(np.array([[5.0, 7.0, 7.0], [-np.inf, -np.inf, -np.inf]]))
    array([0.1, nan])
    """
    best = (np.argmax(by_discount, axis=1) + 1) * STRIDE
    return np.where(np.isneginf(by_discount).all(axis=1), np.nan, best)


def _ranked(cash: Floats) -> NDArray[np.int8]:
    order = np.argsort(np.where(np.isnan(cash), np.inf, -cash), axis=1, kind="stable")
    is_possible = ~np.isnan(np.take_along_axis(cash, order, axis=1))
    return np.where(is_possible, order, -1).astype(np.int8)


STRIDE = 0.05
FINER = 100  # parts of a coin that a typed salvage value is reckoned in
