"""Whether flying pays: the margin otherwise lost until more comes by sea, against the premium of air freight."""

from dataclasses import dataclass

import numpy as np

from planner.levels import Standing
from planner.model import NEVER, Floats, Integers, Items
from planner.whole import whole_cartons


@dataclass(frozen=True, slots=True)
class Flight:
    """What flying the air quantity earns and costs; every field has shape (items,)."""

    flown_sales: Floats  # [units] of it that would sell before more comes by sea
    air_premium: Floats  # [money/unit] freight by air less that by sea, in the currency of the price; nan: not known
    air_break_even: Floats  # [money/unit] the premium up to which flying pays; nan: nothing flies, or not known
    air_gain: Floats  # [money] margin saved less all premiums; nan: nothing flies, or not known


def flight(items: Items, air_quantity: Floats, unit_margin: Floats, now: Standing, until: Floats) -> Flight:
    """Return whether flying pays.

    Args:
        items: freight by sea and by air.
        air_quantity: [units] that bridge until a sea order is there, shape (items,), >= 0.
        unit_margin: [money/unit] of what comes by sea, in the currency of the price, same shape; nan where not known.
        now: how each item stands today.
        until: [days] an order placed at the next chance arrives by sea, same shape, >= 0.
    """
    sold = flown_sales(air_quantity, now.daily_rate, now.stockout_day, now.air_lead_time, now.next_receipt_day, until)
    premium = air_premium(items.air_freight, items.sea_freight, items.exchange)
    return Flight(
        flown_sales=sold,
        air_premium=premium,
        air_break_even=air_break_even(sold, air_quantity, unit_margin),
        air_gain=air_gain(sold, air_quantity, unit_margin, premium),
    )


def flown(air_quantity: Floats, case_pack: Floats, ordered: Floats | float = np.inf) -> Floats:
    """Return how much of an order flies: what bridges the gap, in whole cartons, but no more than is ordered.

    Args:
        air_quantity: [units] that bridge until a sea order is there, shape (items,), >= 0.
        case_pack: [units per carton] same shape, >= 1.
        ordered: [units] of the order that could fly, same shape, >= 0; inf where nothing holds it.

    >>> flown(np.array([226.0, 307.0, 0.0]), np.full(3, 12.0), np.array([312.0, 300.0, 60.0]))
    array([228., 300.,   0.])
    """
    cartons: Floats = np.minimum(whole_cartons(air_quantity, case_pack), ordered)
    return cartons


def flown_sales(
    air_quantity: Floats,
    daily_rate: Floats,
    stockout_day: Integers,
    air_lead_time: Floats,
    next_receipt_day: Integers,
    until: Floats,
) -> Floats:
    """Return what of a flight would sell while nothing else is there.

    Args:
        air_quantity: [units] that fly, shape (items,), >= 0.
        daily_rate: [units/day] same shape, >= 0.
        stockout_day: [days] from today, same shape; NEVER where none.
        air_lead_time: [days] same shape; inf where there is no air route.
        next_receipt_day: [days] of the first dated receipt, same shape; NEVER where none.
        until: [days] an order placed at the next chance arrives by sea, same shape, >= 0.

    Returns:
        [units]; from the stock-out, or the flight's arrival where that is later, until more comes by sea.

    >>> day, never = np.array([36]), np.array([NEVER])
    >>> flown_sales(np.array([900.0]), np.array([100.0]), day, np.array([7.0]), never, np.array([45.0]))
    array([900.])
    """
    out = np.where(stockout_day == NEVER, np.inf, stockout_day.astype(np.float64))
    receipt = np.where(next_receipt_day == NEVER, np.inf, next_receipt_day.astype(np.float64))
    more = np.minimum(np.where(receipt >= out, receipt, np.inf), np.ceil(until))
    days = np.maximum(more - np.maximum(out, np.ceil(air_lead_time)), 0.0)
    return np.asarray(np.minimum(air_quantity, daily_rate * days), dtype=np.float64)


def missed_sales(daily_rate: Floats, stockout_day: Integers, air_lead_time: Floats) -> Floats:
    """Return what would sell between the stock-out and the arrival of a flight that is decided on today.

    Args:
        daily_rate: [units/day] shape (items,), >= 0.
        stockout_day: [days] from today, same shape; NEVER where none.
        air_lead_time: [days] same shape; inf where there is no air route.

    Returns:
        [units]; 0 where the flight lands in time, inf where nothing flies but something sells.

    >>> missed_sales(np.array([6.0, 6.0]), np.array([0, 30]), np.array([21.0, 21.0]))
    array([126.,   0.])
    """
    late = np.maximum(np.ceil(air_lead_time) - stockout_day, 0.0)
    return np.where(daily_rate > 0, daily_rate * late, 0.0)


def air_premium(air_freight: Floats, sea_freight: Floats, exchange: Floats) -> Floats:
    """Return how much more a unit costs by air.

    Args:
        air_freight: [money/unit] in the currency of the cost, shape (items,); nan where unknown.
        sea_freight: [money/unit] same shape and currency; nan where unknown.
        exchange: money of the price for one of the cost, same shape; nan where no rate is known.

    Returns:
        [money/unit] in the currency of the price; nan where one of them is not known.

    >>> air_premium(np.array([1.9]), np.array([0.4]), np.array([0.8]))
    array([1.2])
    """
    return (air_freight - sea_freight) * exchange


def air_break_even(flown_sales: Floats, air_quantity: Floats, unit_margin: Floats) -> Floats:
    """Return the premium per unit up to which flying pays.

    Args:
        flown_sales: [units] of the flight that would be lost without it, shape (items,), >= 0.
        air_quantity: [units] that fly, same shape, >= 0.
        unit_margin: [money/unit] of what comes by sea, same shape; nan where not known.

    Returns:
        [money/unit]; nan where nothing flies or the margin is not known.

    >>> air_break_even(np.array([60.0]), np.array([80.0]), np.array([4.0]))
    array([3.])
    """
    return flown_sales * unit_margin / np.where(air_quantity > 0, air_quantity, np.nan)


def air_gain(flown_sales: Floats, air_quantity: Floats, unit_margin: Floats, air_premium: Floats) -> Floats:
    """Return what flying earns: the margin that would be lost, less the premium on every unit that flies.

    Args:
        flown_sales: [units] of the flight that would be lost without it, shape (items,), >= 0.
        air_quantity: [units] that fly, same shape, >= 0.
        unit_margin: [money/unit] of what comes by sea, same shape; nan where not known.
        air_premium: [money/unit] more by air, same shape; nan where not known.

    Returns:
        [money]; below 0 where waiting for the sea costs less, nan where nothing flies or something is not known.

    >>> air_gain(np.array([60.0]), np.array([80.0]), np.array([4.0]), np.array([1.5]))
    array([120.])
    """
    return np.where(air_quantity > 0, flown_sales * unit_margin - air_quantity * air_premium, np.nan)
