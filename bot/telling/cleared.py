"""What was put on clearance lately: an order for it would go by what it sells at that."""

from collections.abc import Mapping
from datetime import timedelta

from bot.desk import Desk
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.stock.cleared_line import ClearedLine
from planner.clearance.ladder import Step

LATELY = timedelta(weeks=8)  # what sold longer ago hardly counts in a daily rate
SOLD_FASTER = {Step.BUNDLE, Step.COMMISSION, Step.MARKDOWN}


def cleared(desk: Desk, product: str) -> Mapping[str, ClearedLine]:
    """Return the newest step that was to sell a product faster, by where it lies; what was undone is none."""
    found = dict[str, ClearedLine]()
    for step in desk.store.clearing.tried(desk.now() - LATELY, [product]):
        rung = RungLine.from_values(step.plan.rung)
        if rung.step in SOLD_FASTER:
            found.setdefault(step.plan.location, ClearedLine(rung, step.accepted_at, step.plan.pace_before))
    return found
