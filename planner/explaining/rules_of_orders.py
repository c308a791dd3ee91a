"""The rules behind the numbers of an order, one call each: the threshold, up to where, how much, what it costs."""

from collections.abc import Mapping
from math import nan

import numpy as np

from planner import classes, money, replenish, service, threshold
from planner.cover import days_of_cover
from planner.explaining.rules_ahead import advised
from planner.explaining.single import Rule, column, first, of_columns
from planner.model import SafetyRule
from planner.ordering import lots, target


def _safety_stock(
    rule: float, buffer: float, daily_rate: float, buffer_days: float, z: float, spread: float, **_said: float
) -> float:
    if rule == SafetyRule.SERVICE_LEVEL:
        return first(threshold.service_stock(column(z), column(spread)))
    return first(threshold.safety_stock(column(buffer), column(daily_rate), buffer_days))


def _review_stock(rule: float, safety_stock: float, z: float, review: float, **spread: float) -> float:
    columns = {name: column(value) for name, value in spread.items()}
    return first(target.review_stock(np.array([rule]), column(safety_stock), column(z), column(review), **columns))


def _base_share(
    unit_cost: float, sea_freight: float, air_freight: float, salvage: float, variation: float, usual_share: float,
    is_fixed: float, air_lead_time: float,
) -> float:  # fmt: skip
    costs = (column(value) for value in (unit_cost + sea_freight, unit_cost + air_freight, salvage))
    ratio = column(nan) if is_fixed else lots.critical_ratio(*costs)
    return first(lots.base_share(ratio, column(variation), usual_share, column(air_lead_time)))


def _split(daily_rate: float, cycle: float, base_share: float, carton: float) -> lots.Split:
    return lots.fixed_cycle(column(daily_rate), cycle, base_share, column(carton))


def _economic_lot(placing_cost: float, holding_cost: float, yearly_demand: float) -> float:
    if not (placing_cost > 0 and holding_cost > 0 and yearly_demand > 0):
        return nan
    return first(lots.economic_order(column(placing_cost), column(holding_cost), column(yearly_demand)))


def _order_up_to_level(threshold: float, base_lot: float, **periodic: float) -> float:
    if np.isnan(periodic["review"]):
        return first(replenish.order_up_to_level(column(threshold), column(base_lot)))
    return of_columns(lots.periodic_level)(threshold=threshold, **periodic)


def _computed_quantity(
    daily_rate: float, level: float, inventory_position: float, on_order: float, order_share: float, **limits: float
) -> float:
    position = replenish.cautious_position(column(inventory_position), column(on_order), column(order_share))
    columns = {name: column(value) for name, value in limits.items()}
    return first(replenish.order_due(position, **columns, is_advised=advised(level, daily_rate)))


def _suggested_quantity(
    computed_quantity: float, order_share: float, moq: float, case_pack: float, along: float, **_against: float
) -> float:
    asked = replenish.cautious(column(computed_quantity), column(order_share))
    return first(replenish.round_order(asked, column(moq), column(case_pack))) + along


def _rounding_days(
    suggested_quantity: float, along: float, computed_quantity: float, order_share: float, daily_rate: float
) -> float:
    asked = replenish.cautious(column(computed_quantity), column(order_share))
    return first(days_of_cover(column(suggested_quantity) - along - asked, column(daily_rate)))


def _cash_tied_up(on_hand: float, on_order: float, landed_cost: float) -> float:
    owned = np.maximum(np.nan_to_num(column(on_hand)), 0.0) + on_order
    return first(money.cash_tied_up(owned, column(landed_cost)))


def _gross_margin(margin_units: float, reporting_rate: float, **costs: float) -> float:
    margin = money.unit_margin(**{name: column(value) for name, value in costs.items()})
    return first(classes.gross_margin(column(margin_units), margin, column(reporting_rate)))


def _abc_class(gross_margin: float, class_before: float, **of_classes: float) -> float:
    known = {name: margin for name, margin in of_classes.items() if not np.isnan(margin)}
    cuts = [classes.Cuts("", **known)] if known else []
    return float(classes.abc_class(column(gross_margin), [""], cuts, column(class_before))[0])


def _carrying_cost(
    landed_cost: float, carrying_rate: float, holding_cost: float, order_interval: float, exchange: float
) -> float:
    storage, days = column(holding_cost), column(order_interval)
    return first(service.carrying_cost(column(landed_cost), carrying_rate, storage, days, column(exchange)))


def _service_level(
    class_level: float, unit_margin: float, carrying_cost: float, stated_level: float, **_of: float
) -> float:
    if not np.isnan(stated_level):
        return stated_level
    return first(service.service_level(column(class_level), column(unit_margin), column(carrying_cost)))


OF_ORDERS: Mapping[str, Rule] = {
    "gross_margin": _gross_margin,
    "abc_class": _abc_class,
    "unit_margin": of_columns(money.unit_margin),
    "carrying_cost": _carrying_cost,
    "service_level": _service_level,
    "safety_stock": _safety_stock,
    "cycle_service": service.cycle_service,
    "fill_rate": lambda safety_stock, spread, threshold, order_up_to_level: service.fill_rate(
        safety_stock, spread, order_up_to_level - threshold
    ),
    "review_demand": lambda daily_rate, order_day, review: (
        daily_rate * first(replenish.waiting_days(column(order_day), column(review)))
    ),
    "reorder_point": of_columns(threshold.reorder_point),
    "threshold": of_columns(threshold.event_threshold),
    "base_share": _base_share,
    "base_lot": lambda **inputs: first(_split(**inputs).base),
    "air_reserve": lambda **inputs: first(_split(**inputs).reserve),
    "economic_lot": _economic_lot,
    "order_rhythm": lambda economic_lot, daily_rate: economic_lot / daily_rate if daily_rate > 0 else nan,
    "review_stock": _review_stock,
    "order_up_to_level": _order_up_to_level,
    "computed_quantity": _computed_quantity,
    "suggested_quantity": _suggested_quantity,
    "rounding_days": _rounding_days,
    "landed_cost": of_columns(money.landed_cost),
    "order_cost": lambda suggested_quantity, landed_cost: first(
        money.cash_tied_up(column(suggested_quantity), column(landed_cost))
    ),
    "cash_tied_up": _cash_tied_up,
}
