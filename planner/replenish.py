"""How much to order and by when: up to a level, in whole cartons, by sea or — to bridge a gap — by air."""

from dataclasses import dataclass

import numpy as np

from planner.model import NEVER, Flags, Floats, Integers
from planner.whole import whole_cartons, whole_units


@dataclass(frozen=True, slots=True)
class Split:
    """A cycle's demand, split into what goes by sea and what is kept for air; every field has shape (items,)."""

    gross: Floats  # [units] the whole cycle's demand
    base: Floats  # [units] the sea lot
    reserve: Floats  # [units] kept for an air top-up: gross - base


def fixed_cycle(rate: Floats, cycle: float, share: float, case_pack: Floats) -> Split:
    """Return a cycle's demand split into the base lot and the air reserve.

    Args:
        rate: [units/day] shape (items,), >= 0.
        cycle: [days] >= 0.
        share: of the cycle's demand that goes by sea, 0 to 1.
        case_pack: [units per carton] shape (items,), >= 1.

    Returns:
        Split; base is whole cartons but never above gross, and base + reserve = gross. All 0 where nothing sells.

    Raises:
        ValueError: a share outside 0 to 1 or a negative cycle.

    Source: article 2.2.

    >>> fixed_cycle(np.array([100.0]), cycle=45.0, share=0.8, case_pack=np.array([24.0]))
    Split(gross=array([4500.]), base=array([3600.]), reserve=array([900.]))
    """
    if not 0 <= share <= 1 or not cycle >= 0:
        raise ValueError(f"share {share} is not within 0 to 1, or cycle {cycle} is negative")
    gross = whole_units(rate * cycle)
    base = np.minimum(whole_cartons(gross * share, case_pack), gross)
    return Split(gross, base, gross - base)


def order_up_to_level(threshold: Floats, base_lot: Floats) -> Floats:
    """Return the level an order brings the inventory position up to.

    Args:
        threshold: [units] shape (items,), >= 0.
        base_lot: [units] same shape, >= 0.

    Returns:
        [units]; at the threshold exactly, an order is exactly the base lot.

    Source: the (s, S) policy, Scarf 1960.

    >>> order_up_to_level(np.array([500.0]), np.array([1080.0]))
    array([1580.])
    """
    return threshold + base_lot


def order_due(inventory_position: Floats, threshold: Floats, order_up_to_level: Floats, is_advised: Flags) -> Floats:
    """Return what to order before minima and cartons.

    Args:
        inventory_position: [units] shape (items,); nan where never counted.
        threshold: [units] same shape, >= 0.
        order_up_to_level: [units] same shape, >= threshold.
        is_advised: same shape; False where nothing sells or stock is not known well enough.

    Returns:
        [units] up to the level where the position is at or below the threshold, else 0.

    Source: the (s, S) policy, Scarf 1960.

    >>> order_due(np.array([500.0, 501.0]), np.full(2, 500.0), np.full(2, 1580.0), np.ones(2, dtype=bool))
    array([1080.,    0.])
    """
    is_due = is_advised & (inventory_position <= threshold)
    return np.where(is_due, order_up_to_level - inventory_position, 0.0)


def round_order(quantity: Floats, moq: Floats, case_pack: Floats) -> Floats:
    """Return an order raised to the supplier's minimum and up to whole cartons.

    Args:
        quantity: [units] wanted, shape (items,), >= 0.
        moq: [units] the minimum, same shape, >= 1.
        case_pack: [units per carton] same shape, >= 1.

    Returns:
        [units]; 0 only where nothing is wanted.

    >>> round_order(np.array([30.0, 250.0, 0.0]), np.full(3, 100.0), np.full(3, 24.0))
    array([120., 264.,   0.])
    """
    return np.where(quantity > 0, whole_cartons(np.maximum(quantity, moq), case_pack), 0.0)


def order_by_day(breach_day: Integers, lead_time: Floats) -> Integers:
    """Return the last day whose order still arrives before stock is under the safety stock.

    Args:
        breach_day: [days] first day under the safety stock, shape (items,); NEVER where none.
        lead_time: [days] same shape, >= 0.

    Returns:
        [days] from today; negative where it is late already, NEVER where stock stays above.

    >>> order_by_day(np.array([40, 10]), np.array([15.0, 15.0]))
    array([25, -5])
    """
    return np.where(breach_day == NEVER, NEVER, breach_day - np.ceil(lead_time).astype(np.int64))


def air_quantity(
    projected: Floats, receipts: Floats, safety_stock: Floats, lead_time: Floats, air_lead_time: Floats
) -> Floats:
    """Return what to buy by air to keep the safety stock until a sea order placed today is there.

    At each arrival by sea — a dated receipt, or the order placed today — what is missing is the forecast until then
    plus the safety stock, less stock and what came before. The worst of them counts, from the day air can be there.

    Args:
        projected: [units] stock at the close of each day, shape (items, days + 1); days >= every ``lead_time``.
        receipts: [units] arriving each day, same shape.
        safety_stock: [units] shape (items,), >= 0.
        lead_time: [days] by sea, same shape, >= 0.
        air_lead_time: [days] by air, same shape; inf where there is no air route.

    Returns:
        [units] whole; 0 where stock lasts or air is no faster; nan where never counted.

    >>> day = np.arange(46)
    >>> air_quantity(3600 - 100.0 * day[None], np.zeros((1, 46)), np.zeros(1), np.array([45.0]), np.array([7.0]))
    array([900.])
    """
    projected, receipts = (grid[:, : int(np.ceil(lead_time).max(initial=0.0)) + 1] for grid in (projected, receipts))
    day = np.arange(projected.shape[1])
    in_reach = (day >= np.ceil(air_lead_time)[:, None]) & (day <= np.ceil(lead_time)[:, None])
    missing = np.where(in_reach, safety_stock[:, None] - projected + receipts, 0.0)
    return whole_units(np.maximum(missing.max(axis=1), 0.0))


def air_decision_day(stockout_day: Integers, air_lead_time: Floats, decision: float) -> Integers:
    """Return the last day to decide on air freight that still arrives on the day stock runs out.

    Args:
        stockout_day: [days] from today, shape (items,); NEVER where none.
        air_lead_time: [days] same shape, >= 0; inf where there is no air route.
        decision: [days] to decide, >= 0.

    Returns:
        [days] from today; negative where it is too late, NEVER where stock lasts or there is no air route.

    Source: article 2.2.

    >>> air_decision_day(np.array([36]), np.array([7.0]), decision=0.0)
    array([29])
    """
    has_date = (stockout_day != NEVER) & np.isfinite(air_lead_time)
    notice = np.ceil(np.where(has_date, air_lead_time + decision, 0.0)).astype(np.int64)
    return np.where(has_date, stockout_day - notice, NEVER)
