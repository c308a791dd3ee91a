"""What to order in the end: the plan's shortfalls after what the supplier asks for, and what they cost."""

import numpy as np

from planner.cover import days_of_cover
from planner.model import Items
from planner.outcome import Allocation, Plan
from planner.replenish import round_order


def allocate(plan: Plan, items: Items) -> Allocation:
    """Return what to order of each item.

    Args:
        plan: the judgement of ``items``; it holds no shortfall where stock is unknown or counted too long ago.
        items: what the plan was made from, in the same order.

    Returns:
        Allocation; quantity is 0 where no order is advised, and never because of rounding.

    Raises:
        ValueError: a plan of other items.
    """
    if len(plan.shortfall) != len(items.product):
        raise ValueError(f"a plan of {len(plan.shortfall)} items cannot be allocated to {len(items.product)}")
    quantity = round_order(plan.shortfall, items.moq, items.case_pack)
    rounding = quantity - plan.shortfall
    cost = np.where(quantity > 0, quantity * items.unit_cost, 0.0)
    return Allocation(quantity, rounding, days_of_cover(rounding, plan.daily_rate), cost)
