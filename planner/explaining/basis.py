"""What an explanation looks at: a plan, what came of it, and all that it was made from."""

from dataclasses import dataclass

from planner.model import Events, History, Inbound, Items
from planner.outcome import Allocation, Plan
from planner.policy import Learned, Policy


@dataclass(frozen=True, slots=True)
class Basis:
    """A plan and its grounds; one entry per item where they are columns."""

    plan: Plan  # the judgement of ``items``
    allocation: Allocation  # what came of it
    items: Items
    history: History  # sales and stock day by day
    inbound: Inbound  # expected receipts
    events: Events  # planned and running ones
    policy: Policy  # the thresholds it was judged by
    learned: Learned  # what the whole catalogue taught
