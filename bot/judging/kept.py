"""What a check of all items reads, or a budget; the rest is left with the process that planned them."""

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np

from bot.judging.planning import Planned

Columns = TypeVar("Columns", bound=Any)  # a dataclass

PLAN = frozenset(
    {
        *("level", "daily_rate", "sold_lately", "lead_time", "air_lead_time", "order_wait"),
        *("expired", "expiring", "available", "on_order", "inventory_position", "threshold", "days_of_cover"),
        *("stockout_day", "order_share", "computed_quantity", "shortfall", "order_up_to_level", "order_by_day"),
        *("air_quantity", "air_decision_day", "event_units", "usual_lead_time", "next_receipt_day"),
        "unit_margin",
    }
)
ITEMS = frozenset(
    {
        *("on_hand", "committed", "perishing", "sell_by", "review", "moq", "case_pack"),
        *("unit_cost", "sea_freight", "price", "exchange", "reporting_rate"),
        "platform_fee",
    }
)
ABOUT = frozenset({"product", "name", "location", "shops", "currency", "cost_currency", "counted_at"})


def for_a_check(whole: Planned) -> Planned:
    """Return the same with all other columns left empty: it takes a quarter of the room, and of the way to its parent.

    Whoever reads one of them is told: an empty row is no number.
    """
    known = whole.catalogue
    items, about = _only(known.items, ITEMS), known.about.only(ABOUT)
    return replace(whole, plan=_only(whole.plan, PLAN), catalogue=replace(known, items=items, about=about))


def _only(columns: Columns, names: frozenset[str]) -> Columns:
    found = {field.name: getattr(columns, field.name) for field in fields(columns)}
    left = {name: column for name, column in found.items() if isinstance(column, np.ndarray) and name not in names}
    return replace(columns, **{name: np.zeros((len(column), 0)) for name, column in left.items()})
