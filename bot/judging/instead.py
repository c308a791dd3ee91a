"""Whether what one location is to buy had better come from another that has it in plenty: what moving it costs."""

import numpy as np

from bot.judging.judgement import Judgement
from bot.messages.stock.transfer import Instead
from planner.currency import minor
from planner.model import Floats, Level
from planner.money import DAYS_A_YEAR
from planner.service import carrying_cost

Item = tuple[Judgement, int]
PLENTY = (Level.OVERSTOCK, Level.DEAD)


def instead_of_buying(donor: Item, receiver: Item, cost: float) -> Instead | None:
    """Return what could be moved instead of bought: of what is overstocked, and above what an order brings it up to.

    What is moved is bought later where it came from: it saves what keeping it there until then costs, and no more than
    what it would never sell there costs to buy. ``cost``: [money/unit] on the way. None: nothing is to be bought, or
    moving it saves less than it costs.
    """
    (gives, here), (buys, there) = donor, receiver
    held, allocation = gives.plan, buys.allocation
    if held.level[here] not in PLENTY:
        return None
    kept = held.order_up_to_level[here] + held.expiring[here]
    units = int(min(held.surplus[here], held.available[here] - kept, allocation.quantity[there]))
    price = float(allocation.landed_cost[there] * buys.catalogue.items.exchange[there])
    if units < 1 or not cost < min(price, _kept(donor, receiver, units)):  # nor where a price is not known
        return None
    currency = buys.catalogue.about[there].currency
    return Instead(
        units=units,
        lasts=float(held.days_of_cover[here]),
        moving_minor=minor(units * cost, currency),
        buying_minor=minor(units * price, currency),
    )


def _kept(donor: Item, receiver: Item, units: int) -> float:
    """Return what keeping one of the units until it is needed where it lies costs, in the mean."""
    (gives, here), (buys, there) = donor, receiver
    at, to = slice(here, here + 1), slice(there, there + 1)
    rate: Floats = gives.plan.daily_rate[at]
    days = np.divide(gives.plan.surplus[at] - units / 2, rate, out=np.full(1, np.inf), where=rate > 0)
    storage = gives.catalogue.items.storage_fee[at] * DAYS_A_YEAR
    landed, exchange = buys.allocation.landed_cost[to], buys.catalogue.items.exchange[to]
    return float(carrying_cost(landed, gives.policy.carrying_rate, storage, days, exchange)[0])
