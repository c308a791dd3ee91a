"""What is coming to an item and what is planned for it, by the names rules use; and what of it does not count."""

from collections.abc import Mapping
from math import ceil, inf

import numpy as np

from planner.blocks import by_item, rows_of
from planner.events import days as event_days
from planner.explaining.single import Input
from planner.model import UNDATED, Events, Inbound
from planner.outcome import Plan
from planner.seasons import in_pieces
from planner.whole import DUST


def coming_to(inbound: Inbound, index: int) -> dict[str, Input]:
    """Return the dated receipts of an item, by the names rules use."""
    dated = (inbound.item == index) & (inbound.day >= 0)
    return {
        "receipt_days": tuple(inbound.day[dated].tolist()),
        "receipt_units": tuple(inbound.quantity[dated].tolist()),
    }


def undated(inbound: Inbound, index: int) -> dict[str, float]:
    """Return what is on its way to an item and on no day, by why; only what there is."""
    mine = inbound.item == index
    units = {
        "overdue": float(inbound.quantity[mine & (inbound.day < 0) & (inbound.day > UNDATED)].sum()),
        "undated": float(inbound.quantity[mine & (inbound.day == UNDATED)].sum()),
    }
    return {why: number for why, number in units.items() if number}


def uncounted(facts: Mapping[str, Input], *names: str) -> dict[str, float]:
    """Return what of the stock does not count as it expires [units], by why; only what there is."""
    return {name: units for name in names if isinstance(units := facts[name], float) and units > DUST}


def planned_for(events: Events, plan: Plan, index: int, days: float, notice: float = inf) -> dict[str, Input]:
    """Return the events, seasons and pauses of ads of an item, by the names rules use; seasons in pieces."""
    before = np.full(len(plan.daily_rate), notice)
    events = in_pieces(by_item(rows_of(events, events.item == index)), len(before), before, ceil(days))
    expected = event_days.still_expected(events, plan.daily_rate)
    mine = expected != 0
    pauses = events.pauses_ads & (events.end >= 0)
    return {
        "pause_starts": tuple(events.start[pauses].tolist()),
        "pause_ends": tuple(events.end[pauses].tolist()),
        "event_starts": tuple(events.start[mine].tolist()),
        "event_ends": tuple(events.end[mine].tolist()),
        "event_units_expected": tuple(expected[mine].tolist()),
        "event_factors": tuple(events.factor[mine].tolist()),
    }
