"""One supplier's orders go out together: where they are below its minimum, what falls due next goes along."""

import numpy as np

from planner.levels import is_advised
from planner.model import Flags, Floats, Integers, Items, Level
from planner.outcome import Plan
from planner.ratio import ratio
from planner.replenish import round_order

NOBODY = -1
"""The supplier of an item whose supplier asks for nothing, or is not known."""


def lot_ahead(plan: Plan, items: Items) -> Floats:
    """Return each item's order if it did not wait until it falls due.

    It goes up to the order-up-to level. Where a supplier takes orders on fixed days that level lies only as far above
    the threshold as sells until the next of them, and stock is often above it: there it is what sells between two.

    Args:
        plan: the judgement of ``items``.
        items: minimum orders, cartons, and the rhythm of each supplier.

    Returns:
        [units] whole cartons, shape (items,); 0 where an order is due, none may be advised, or the item is new or
        overstocked.
    """
    may = is_advised(plan.level, plan.daily_rate) & (plan.level != Level.OVERSTOCK) & (plan.order_share == 1)
    room = np.maximum(plan.order_up_to_level - plan.inventory_position, np.nan_to_num(plan.daily_rate * items.review))
    waits = may & (plan.computed_quantity == 0)
    return round_order(np.where(waits, np.maximum(np.nan_to_num(room), 0.0), 0.0), items.moq, items.case_pack)


def due_in(plan: Plan) -> Floats:
    """Return in how many days each item falls due: when sales will have taken it down to its threshold.

    Returns:
        [days] shape (items,); 0 where it is due, inf where nothing sells, nan where stock was never counted.
    """
    above = np.maximum(plan.inventory_position - plan.threshold, 0.0)
    return ratio(above, plan.daily_rate, otherwise=np.inf)


def goes_along(
    supplier: Integers,
    minimum: Floats,
    drafted: Floats,
    *,
    ordered: Floats,
    lot: Floats,
    unit_cost: Floats,
    due: Floats,
    within: Floats,
    stands: Flags,
    held: Flags,
) -> Floats:
    """Return what goes along with the orders of each supplier, so that they are worth what it asks for.

    What falls due next goes first, and what goes along already before all others, so that the answer stays the same
    while nothing else changes. Where even all that falls due within a cycle is not enough, nothing goes along: it would
    tie up money and meet no minimum.

    Args:
        supplier: index into ``minimum``, shape (items,); NOBODY where no minimum is asked.
        minimum: [money] that an order must be worth, shape (suppliers,), in each one's own currency.
        drafted: [money] of drafts that go out with it, same shape; nan where their worth is not known.
        ordered: [units] of each item that is due, shape (items,), >= 0.
        lot: [units] of each that would go along, same shape, >= 0.
        unit_cost: [money/unit] in the currency of its supplier, same shape; nan where not known.
        due: [days] until it falls due by itself, same shape, >= 0.
        within: [days] that an order may be brought forward, shape (items,).
        stands: same shape; True where it goes along already.
        held: same shape; True where people said no, or later: it counts for nothing, and what it asks stays asked.

    Returns:
        [units] shape (items,); 0 where nothing goes along.

    Source: the can-order policy of joint replenishment, Balintfy 1964.

    >>> two, none = np.zeros(2, dtype=np.int64), np.zeros(2, dtype=bool)
    >>> said = {"ordered": np.array([10.0, 0.0]), "lot": np.array([0.0, 24.0]), "unit_cost": np.full(2, 5.0)}
    >>> rest = {"due": np.array([0.0, 9.0]), "within": np.full(2, 45.0), "stands": none, "held": none}
    >>> goes_along(two, np.array([100.0]), np.zeros(1), **said, **rest)
    array([ 0., 24.])
    """
    asked, count = supplier != NOBODY, len(minimum)
    worth = np.where(asked & (ordered > 0) & ~held, ordered * unit_cost, 0.0)
    so_far = drafted + np.bincount(supplier[asked], weights=worth[asked], minlength=count)
    missing = np.where(so_far > 0, np.round(minimum - so_far, 6), 0.0)  # nan where some worth is not known
    short = np.zeros(len(supplier))
    short[asked] = missing[supplier[asked]]
    may = asked & (short > 0) & (ordered == 0) & (lot > 0) & (due <= within) & ~np.isnan(unit_cost)
    joins = np.flatnonzero(may & ~held)
    order = joins[np.lexsort((due[joins], ~stands[joins], supplier[joins]))]
    along = np.where(may & held, lot, 0.0)
    for mine in np.split(order, np.flatnonzero(np.diff(supplier[order])) + 1):  # one supplier after the other
        worth_along = np.cumsum(lot[mine] * unit_cost[mine]).round(6)
        enough = np.flatnonzero(worth_along >= short[mine])
        if enough.size:
            chosen = mine[: enough[0] + 1]
            along[chosen] = lot[chosen]
    return along
