"""What a unit of each item earns: its price less the platform's share, where somebody said it, less its cost."""

from dataclasses import replace

import numpy as np

from planner import money
from planner.coded import Coded
from planner.model import Floats, Items
from planner.policies import Policies
from planner.policy import Policy


def platform_fee(items: Items, policy: Policy) -> Floats:
    """Return which share of its price the platform keeps: as said of the item, else as the policy says.

    Args:
        items: of each its own share, nan where nobody said.
        policy: of all others, None where nobody said.

    Returns:
        Share, shape (items,), 0 to 1; nan where nobody said: margins are then before it.
    """
    return np.where(np.isnan(items.platform_fee), _said(policy), items.platform_fee)


def unit_margin(items: Items, policy: Policy) -> Floats:
    """Return what a unit of each item earns.

    Args:
        items: prices, costs and the platform's shares.
        policy: the platform's share where an item has none of its own.

    Returns:
        [money/unit] in the currency of the price, shape (items,); nan where price, cost or a rate is not known.
    """
    landed = money.landed_cost(items.unit_cost, items.sea_freight)
    return money.unit_margin(items.price, platform_fee(items, policy), landed, items.exchange)


def with_fees(items: Items, policies: Policies) -> Items:
    """Return items with the platform's share as the shops of each location say it, for who looks at all of them.

    Args:
        items: of each its own share, nan where nobody said.
        policies: those of all shops, and of the locations whose shops differ.
    """
    of_shops = Coded.of(items.location).each(lambda location: _said(policies.at(location)))
    return replace(items, platform_fee=np.where(np.isnan(items.platform_fee), of_shops, items.platform_fee))


def _said(policy: Policy) -> float:
    return np.nan if policy.platform_fee is None else policy.platform_fee
