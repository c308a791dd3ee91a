"""What to order in the end: the plan's shortfalls raised to suppliers' minima and cartons, and their cost."""

import numpy as np

from planner.cover import days_of_cover
from planner.model import Floats, Items
from planner.money import cash_tied_up, landed_cost
from planner.outcome import Allocation, Plan
from planner.replenish import round_order


def allocate(plan: Plan, items: Items, along: Floats | float = 0.0) -> Allocation:
    """Return what to order of each item.

    Args:
        plan: the judgement of ``items``; it holds no shortfall where stock is unknown or counted too long ago.
        items: what the plan was made from, in the same order.
        along: [units] whole cartons that go along with other orders of their supplier, of items that are not due.

    Returns:
        Allocation; quantity is 0 where no order is advised, and never because of rounding.

    Raises:
        ValueError: a plan of other items.
    """
    if len(plan.shortfall) != len(items.product):
        raise ValueError(f"a plan of {len(plan.shortfall)} items cannot be allocated to {len(items.product)}")
    due = round_order(plan.shortfall, items.moq, items.case_pack)
    quantity, rounding = due + along, due - plan.shortfall
    landed = landed_cost(items.unit_cost, items.sea_freight)
    return Allocation(
        quantity=quantity,
        along=np.broadcast_to(along, quantity.shape),
        rounding=rounding,
        rounding_days=days_of_cover(rounding, plan.daily_rate),
        landed_cost=landed,
        cost=cash_tied_up(quantity, landed),
        cash_tied_up=cash_tied_up(np.maximum(np.nan_to_num(items.on_hand), 0.0) + plan.on_order, landed),
        cash_coming=cash_tied_up(plan.on_order, landed),
    )
