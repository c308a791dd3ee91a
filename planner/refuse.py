"""Refuses facts that cannot be true, before anything is computed from them."""

from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from planner.forecasting.boosted import LEAST, MOST
from planner.longest import LONGEST_LEAD_TIME, LONGEST_WAIT
from planner.model import RAN_OUT, AbcClass, Events, Flags, Floats, History, Inbound, Items
from planner.policy import Policy

RULES_OF_SAFETY = {"service_level", "buffer"}

UNKNOWN_OR_NOT_NEGATIVE = (
    "buffer", "unit_cost", "sea_freight", "air_freight", "salvage", "storage_fee", "price", "exchange",
    "reporting_rate", "lead_time_spread", "order_day", "ads_units", "surging",
)  # fmt: skip
MOST_DAYS = {
    **dict.fromkeys(("lead_time", "max_lead_time"), LONGEST_LEAD_TIME),
    **dict.fromkeys(
        ("lead_time_spread", "air_lead_time", "review", "order_day", "sea_delay", "air_delay"), LONGEST_WAIT
    ),
}
"""[days] of a column of Items, beyond which no number can be meant."""
MOST_UNITS = 1e9
"""[units] sold on a day; more is a mistake, and more than sums over stretches can hold."""


class OutOfRange(ValueError):
    """One fact that cannot be true, and where it stands."""

    def __init__(self, name: str, row: int, value: float) -> None:
        super().__init__(name, row, value)
        self.name = name  # the noun and its field, such as "items.moq"
        self.row = row  # its entry
        self.value = value

    def __str__(self) -> str:
        return f"{self.name} out of range: [{self.value}] in row {self.row}"


def refuse_impossible(items: Items, history: History, inbound: Inbound, events: Events, policy: Policy) -> None:
    """Return nothing if the facts fit together and lie within their ranges.

    Raises:
        ValueError: columns of different lengths, or an index beyond the items.
        OutOfRange: a value outside the range its field states.
    """
    _same_length(items, len(items.product))
    _same_length(inbound, len(inbound.item))
    _same_length(events, len(events.item))
    if history.units.shape != history.in_stock.shape or history.units.shape[:1] != (len(items.product),):
        raise ValueError(
            f"history.units {history.units.shape} and in_stock {history.in_stock.shape} "
            f"must both be (items, days) for {len(items.product)} items"
        )
    _items(items)
    _require("inbound.item", inbound.item, (inbound.item >= 0) & (inbound.item < len(items.product)))
    _require("inbound.quantity", inbound.quantity, _at_least(inbound.quantity, 0))
    _require("events.item", events.item, (events.item >= 0) & (events.item < len(items.product)))
    _require("events.planned", events.planned, _at_least(events.planned, 0))
    _require("events.planned", events.planned, ~(events.pauses_ads & (events.planned > 0)))
    _require("events.sold", events.sold, _at_least(events.sold, 0))
    _require("events.end", events.end, events.end >= events.start)
    _require("events.factor", events.factor, np.isfinite(events.factor) & (events.factor > 0))
    _policy(policy)


def refuse_impossible_days(history: History) -> None:
    """Return nothing if sales and stock can be true; checked piece by piece, as they are read.

    Raises:
        OutOfRange: units below 0 or above a billion a day, or a state that there is not.
    """
    units, state = history.units, history.in_stock
    if not units.size:
        return
    # the extremes first: a mask of every day of every item is only worth its time once one is wrong
    if not (units.min() >= 0 and units.max() <= MOST_UNITS):
        _require("history.units", units, _at_least(units, 0) & (units <= MOST_UNITS))
    if state.min() < -1 or state.max() > RAN_OUT:
        _require("history.in_stock", state, (state >= -1) & (state <= RAN_OUT))


def _items(items: Items) -> None:
    _require("items.on_hand", items.on_hand, ~np.isinf(items.on_hand))
    for name in ("committed", "reserved", "perishing", "sea_delay", "air_delay"):
        _require(f"items.{name}", getattr(items, name), _at_least(getattr(items, name), 0))
    for name in ("moq", "case_pack"):
        _require(f"items.{name}", getattr(items, name), _at_least(getattr(items, name), 1))
    for name in ("count_age", "sales_age", "known_days", "sea_delay_from", "air_delay_from"):
        _require(f"items.{name}", getattr(items, name), getattr(items, name) >= 0)
    for name in (*UNKNOWN_OR_NOT_NEGATIVE, "lead_time", "max_lead_time"):
        _require(f"items.{name}", getattr(items, name), _unknown_or(_at_least(getattr(items, name), 0), items, name))
    _require("items.sell_by", items.sell_by, ~np.isnan(items.sell_by))
    air = items.air_lead_time
    _require("items.air_lead_time", air, _unknown_or(air >= 0, items, "air_lead_time"))
    _require("items.review", items.review, _unknown_or(_at_least(items.review, 1), items, "review"))
    for name, most in MOST_DAYS.items():
        days = getattr(items, name)
        _require(f"items.{name}", days, ~(days > most) | np.isinf(days))
    fee = items.platform_fee
    _require("items.platform_fee", fee, _unknown_or((fee >= 0) & (fee <= 1), items, "platform_fee"))
    was = np.isin(items.class_before, list(AbcClass))
    _require("items.class_before", items.class_before, _unknown_or(was, items, "class_before"))
    _require("items.boost", items.boost, np.isnan(items.boost) | ((items.boost >= LEAST) & (items.boost <= MOST)))


def _policy(policy: Policy) -> None:
    if policy.window < 1 or policy.horizon < 1 or policy.dead < 1:
        raise ValueError(
            f"window {policy.window}, horizon {policy.horizon} and dead {policy.dead} must be 1 day or more"
        )
    if not all(0 <= days <= LONGEST_LEAD_TIME for days in (policy.lead_time, policy.air_lead_time)):
        raise ValueError(f"lead times {policy.lead_time} and {policy.air_lead_time} are not within 0 to two years")
    levels = (policy.service_level, policy.service_a, policy.service_b, policy.service_c)
    if not all(level is None or 0.5 <= level <= 0.999 for level in levels) or policy.rule not in RULES_OF_SAFETY:
        raise ValueError(f"rule {policy.rule}: a service level of {levels} is not within 0.5 to 0.999")
    if policy.buffer_days is not None and not 0 <= policy.buffer_days <= LONGEST_LEAD_TIME:
        raise ValueError(f"a buffer of {policy.buffer_days} days is not within 0 to two years")
    if not 0 <= policy.carrying_rate <= 10:
        raise ValueError(f"a carrying rate of {policy.carrying_rate} a year is not within 0 to 10")
    if policy.platform_fee is not None and not 0 <= policy.platform_fee <= 1:
        raise ValueError(f"a platform that keeps {policy.platform_fee} of a price")
    if not 0 < policy.new_item_share <= 1 or policy.order_rule not in {"reorder_point", "fixed_cycle"}:
        raise ValueError(f"order rule {policy.order_rule} or a new item's share {policy.new_item_share}")


def _same_length(columns: Items | Inbound | Events, length: int) -> None:
    lengths = {field.name: len(getattr(columns, field.name)) for field in fields(columns)}
    if set(lengths.values()) != {length}:
        raise ValueError(f"{type(columns).__name__} columns differ in length: {lengths}")


def _at_least(values: Floats, smallest: float) -> Flags:
    holds: Flags = np.isfinite(values) & (values >= smallest)
    return holds


def _unknown_or(holds: Flags, items: Items, name: str) -> Flags:
    is_unknown: Flags = np.isnan(getattr(items, name))
    return is_unknown | holds


def _require(name: str, values: NDArray[np.float64 | np.int64 | np.int8], holds: Flags) -> None:
    if not holds.all():
        where = tuple(np.argwhere(~holds)[0])
        raise OutOfRange(name, int(where[0]), values[where].item())
