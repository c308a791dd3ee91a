"""Air freight: how much bridges the gap until the sea lot is there, and by when to decide on it."""

import numpy as np

from planner.model import NEVER, Floats, Integers
from planner.policy import Policy
from planner.whole import whole_units


def air_quantity(
    projected: Floats, receipts: Floats, safety_stock: Floats, until: Floats, air_lead_time: Floats
) -> Floats:
    """Return what to buy by air to keep the safety stock until a sea order placed at the next chance is there.

    At each arrival by sea — a dated receipt, or that order — what is missing is the forecast until then
    plus the safety stock, less stock and what came before. The worst of them counts, from the day air can be there.

    Args:
        projected: [units] stock at the close of each day, shape (items, days + 1); days >= every ``until``.
        receipts: [units] arriving each day, same shape.
        safety_stock: [units] shape (items,), >= 0.
        until: [days] an order placed at the next chance arrives by sea, same shape, >= 0.
        air_lead_time: [days] by air, same shape; inf where there is no air route.

    Returns:
        [units] whole; 0 where stock lasts or air is no faster; nan where never counted.

    >>> day = np.arange(46)
    >>> air_quantity(3600 - 100.0 * day[None], np.zeros((1, 46)), np.zeros(1), np.array([45.0]), np.array([7.0]))
    array([900.])
    """
    projected, receipts = (grid[:, : int(np.ceil(until).max(initial=0.0)) + 1] for grid in (projected, receipts))
    day = np.arange(projected.shape[1])
    in_reach = (day >= np.ceil(air_lead_time)[:, None]) & (day <= np.ceil(until)[:, None])
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


def bridged_until(arrival: Floats, policy: Policy) -> Floats:
    """Return the day until which a gap is bridged by air.

    Args:
        arrival: [days] until an order placed at the next chance is there by sea, shape (items,), >= 0.
        policy: order_rule and cycle.

    Returns:
        [days] until that arrival; in the article's rigid rhythm until the next cycle's lot.

    >>> bridged_until(np.array([30.0]), Policy()), bridged_until(np.array([30.0]), Policy(order_rule="fixed_cycle"))
    (array([30.]), array([45.]))
    """
    return np.maximum(arrival, policy.cycle) if policy.order_rule == "fixed_cycle" else arrival
