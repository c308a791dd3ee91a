"""The rules behind the numbers, one call each: the planner's own functions, asked about a single item."""

from collections.abc import Callable, Mapping
from math import inf, isinf
from typing import Any, TypeAlias

import numpy as np

from planner import cover, demand, ledger, levels, pacing, replenish, service, threshold
from planner import events as livestreams
from planner.model import NEVER, Events, Flags, Floats, Inbound, Integers, Level, SafetyRule
from planner.spread import spread

Input: TypeAlias = float | int | tuple[float, ...]
Rule: TypeAlias = Callable[..., float]


def _column(value: float) -> Floats:
    return np.array([value], dtype=np.float64)


def _days(value: float) -> Integers:
    return np.array([NEVER if isinf(value) else value], dtype=np.int64)


def _first(column: Floats | Integers) -> float:
    return inf if column[0] == NEVER else float(column[0])


def _of_columns(formula: Callable[..., Floats]) -> Rule:
    """Return ``formula`` for a single item."""
    return lambda **inputs: _first(formula(**{name: _column(value) for name, value in inputs.items()}))


def _ahead(known: Mapping[str, Any]) -> tuple[Floats, Floats]:
    """Return the projected stock and the receipts of each coming day."""
    receipts, days = known["receipt_days"], int(known["horizon"])
    inbound = Inbound(
        np.zeros(len(receipts), dtype=np.int64),
        np.array(known["receipt_units"], dtype=float),
        np.array(receipts, np.int64),
    )
    expected = np.array([*known["event_units_expected"], *(0.0 for _ in known["pause_starts"])], dtype=np.float64)
    starts, ends = (
        np.array([*known[f"event_{which}"], *known[f"pause_{which}"]], dtype=np.int64) for which in ("starts", "ends")
    )
    none = np.zeros(len(expected), dtype=np.int64)
    pauses = np.arange(len(expected)) >= len(known["event_units_expected"])
    planned = Events(none, expected, starts, ends, none.astype(np.float64), pauses)
    arriving = cover.receipts_by_day(inbound, 1, days)
    spread = livestreams.without_ads(
        livestreams.expected_by_day(planned, expected, 1, days), planned, _column(known["ads_rate"])
    )
    stock = _column(known["on_hand"] - known["committed"])
    return cover.projection(stock, _column(known["daily_rate"]), arriving, spread), arriving


def _stockout_day(**known: Any) -> float:
    return _first(cover.stockout_day(_ahead(known)[0]))


def _order_by_day(safety_stock: float, lead_time: float, **known: Any) -> float:
    breach = cover.breach_day(_ahead(known)[0], _column(safety_stock))
    return _first(replenish.order_by_day(breach, _column(lead_time)))


def _air_quantity(safety_stock: float, lead_time: float, air_lead_time: float, level: float, **known: Any) -> float:
    if level > Level.URGENT or not _advised(level, known["daily_rate"])[0]:
        return 0.0
    columns = (_column(value) for value in (safety_stock, lead_time, air_lead_time))
    return _first(replenish.air_quantity(*_ahead(known), *columns))


def _pause_ads_day(safety_stock: float, organic_rate: float, next_receipt_day: float, **known: Any) -> float:
    rates = (_column(known["ads_rate"]), _column(organic_rate))
    return _first(pacing.pause_ads_day(_ahead(known)[0], *rates, _days(next_receipt_day), _column(safety_stock)))


def _air_decision_day(stockout_day: float, air_lead_time: float, air_decision: float) -> float:
    return _first(replenish.air_decision_day(_days(stockout_day), _column(air_lead_time), air_decision))


def _safety_stock(
    rule: float, buffer: float, daily_rate: float, buffer_days: float, z: float, spread: float, **_said: float
) -> float:
    if rule == SafetyRule.SERVICE_LEVEL:
        return _first(threshold.service_stock(_column(z), _column(spread)))
    return _first(threshold.safety_stock(_column(buffer), _column(daily_rate), buffer_days))


def _order_up_to_level(threshold: float, daily_rate: float, cycle: float, base_share: float) -> float:
    lot = replenish.fixed_cycle(_column(daily_rate), cycle, base_share, np.ones(1)).base
    return _first(replenish.order_up_to_level(_column(threshold), lot))


def _suggested_quantity(daily_rate: float, level: float, moq: float, case_pack: float, **position: float) -> float:
    due = replenish.order_due(
        **{name: _column(value) for name, value in position.items()}, is_advised=_advised(level, daily_rate)
    )
    return _first(replenish.round_order(due, _column(moq), _column(case_pack)))


def _advised(level: float, daily_rate: float) -> Flags:
    return levels.is_advised(np.array([level], dtype=np.int8), _column(daily_rate))


RULES: Mapping[str, Rule] = {
    "daily_rate": _of_columns(demand.daily_rate),
    "available": _of_columns(ledger.available),
    "inventory_position": _of_columns(ledger.inventory_position),
    "days_of_cover": lambda available, daily_rate: _first(cover.days_of_cover(_column(available), _column(daily_rate))),
    "stockout_day": _stockout_day,
    "lead_time_demand": lambda daily_rate, lead_time: _first(
        threshold.lead_time_demand(_column(daily_rate), _column(lead_time))
    ),
    "spread": lambda usual_lead_time, **inputs: _of_columns(spread)(lead_time=usual_lead_time, **inputs),
    "safety_stock": _safety_stock,
    "cycle_service": service.cycle_service,
    "fill_rate": lambda safety_stock, spread, threshold, order_up_to_level: service.fill_rate(
        safety_stock, spread, order_up_to_level - threshold
    ),
    "reorder_point": _of_columns(threshold.reorder_point),
    "threshold": _of_columns(threshold.event_threshold),
    "order_up_to_level": _order_up_to_level,
    "suggested_quantity": _suggested_quantity,
    "order_by_day": _order_by_day,
    "air_quantity": _air_quantity,
    "pause_ads_day": _pause_ads_day,
    "air_decision_day": _air_decision_day,
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""
