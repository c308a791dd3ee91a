"""How sure each item's stock is to be: by the class it is in, and by what a unit short and a unit too many cost."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import classes, money, service
from planner.classes import Cuts
from planner.margin import unit_margin
from planner.model import Floats, History, Items
from planner.policy import Learned, Policy


@dataclass(frozen=True, slots=True)
class Serving:
    """The level of service and why; every field has shape (items,)."""

    gross_margin: Floats  # [reporting money] earned in the days the margin looks back; nan: not known
    abc_class: NDArray[np.int8]  # an AbcClass
    class_level: Floats  # share, as the policy says for the class
    unit_margin: Floats  # [money/unit] lost with each unit short, in the currency of the price; nan: not known
    carrying_cost: Floats  # [money/unit] of each unit too many, in the currency of the price; nan: not known
    service_level: Floats  # share of lead times that are to end without a stock-out


def serving(items: Items, margin_units: Floats, policy: Policy, learned: Learned) -> Serving:
    """Return how sure each item's stock is to be.

    Args:
        items: prices, costs, and the rhythm of each supplier.
        margin_units: [units] sold in the days the margin looks back, shape (items,), >= 0.
        policy: levels of the classes, or one for all; the rate a year at which stock costs money.
        learned: which margins make which class.
    """
    landed = money.landed_cost(items.unit_cost, items.sea_freight)
    margin = unit_margin(items, policy)
    earned = classes.gross_margin(margin_units, margin, items.reporting_rate)
    abc_class = classes_of(items, earned, learned.cuts)
    level = np.array(levels_of(policy))[abc_class]
    storage, days = items.storage_fee * money.DAYS_A_YEAR, interval(items, policy)
    kept = service.carrying_cost(landed, policy.carrying_rate, storage, days, items.exchange)
    by_cost = service.service_level(level, margin, kept)
    stated = policy.service_level
    return Serving(
        gross_margin=earned,
        abc_class=abc_class,
        class_level=level,
        unit_margin=margin,
        carrying_cost=kept,
        service_level=by_cost if stated is None else np.full(len(earned), stated),
    )


def earned_by(items: Items, history: History, policy: Policy) -> Floats:
    """Return what each item earned in the 90 days the margin looks back.

    Args:
        items: prices, costs and rates.
        history: sales, shape (items, days).
        policy: the platform's share of a price, where an item has none of its own.

    Returns:
        [reporting money] shape (items,); nan where price, cost or a rate is not known.
    """
    return classes.gross_margin(classes.units_of_margin(history), unit_margin(items, policy), items.reporting_rate)


def classes_of(items: Items, earned: Floats, cuts: Sequence[Cuts]) -> NDArray[np.int8]:
    """Return the AbcClass of each item.

    Args:
        items: currencies, and the class each was in last night.
        earned: [reporting money] in the days the margin looks back, shape (items,); nan where not known.
        cuts: which margins make which class.
    """
    return classes.abc_class(earned, items.reporting_currency, cuts, items.class_before)


def levels_of(policy: Policy) -> tuple[float, ...]:
    """Return the level of service of each AbcClass; what is not known is served like B.

    >>> levels_of(Policy())
    (0.97, 0.95, 0.9, 0.95)
    """
    return policy.service_a, policy.service_b, policy.service_c, policy.service_b


def interval(items: Items, policy: Policy) -> Floats:
    """Return how long after an order the next one comes; a unit too many lies that long.

    Args:
        items: days between two fixed order days of each supplier.
        policy: the order cycle of the others.

    Returns:
        [days] shape (items,).
    """
    return np.where(np.isnan(items.review), policy.cycle, items.review)
