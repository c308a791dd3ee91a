"""The rules behind the numbers, one call each: the planner's own functions, asked about a single item."""

from collections.abc import Callable, Mapping
from math import isnan, nan

import numpy as np

from planner import cover, expiry, lead_time, ledger, threshold
from planner.explaining.rules_ahead import AHEAD
from planner.explaining.rules_of_orders import OF_ORDERS
from planner.explaining.single import Rule, column, first, of_columns
from planner.forecasting import ads, demand, intermittent
from planner.forecasting.blend import blended
from planner.forecasting.spread import spread
from planner.model import Floats, SafetyRule


def _daily_rate(
    surging: float,
    stopped: float,
    window_rates: tuple[float, ...],
    weights: tuple[float, ...],
    boost: float,
    same_weeks: float,
    sold: float,
    in_stock_days: float,
    **_window: float,
) -> float:
    if not isnan(surging):
        return surging
    if stopped:
        return 0.0
    if not window_rates:
        return first(demand.daily_rate(column(sold), column(in_stock_days)))
    return first(blended(np.array([window_rates]), weights)) * boost * same_weeks


def _lead_time(
    rule: float,
    stated_lead_time: float,
    longest_lead_time: float,
    stated_spread: float,
    default: float,
    delay: float,
    delay_from: float,
) -> float:
    planned = lead_time.usual_of(column(stated_lead_time), column(longest_lead_time), default)
    if rule != SafetyRule.SERVICE_LEVEL:
        planned = lead_time.longest_normal(planned, column(longest_lead_time), column(stated_spread))
    return first(lead_time.delayed(planned, column(delay), column(delay_from)))


def _of_sales(formula: Callable[[Floats], float]) -> Rule:
    """Return a formula of daily sales that says nothing where none are given: of items that sell steadily."""
    return lambda sales: formula(np.array(sales)) if sales else nan


RULES: Mapping[str, Rule] = {
    "daily_rate": _daily_rate,
    "ads_rate": lambda ads_units, sold, daily_rate, looked_back, window: first(
        ads.ads_rate(column(ads_units), column(sold), column(daily_rate), column(looked_back), window)
    ),
    "organic_rate": lambda daily_rate, ads_rate: daily_rate - ads_rate,
    "demand_interval": _of_sales(intermittent.demand_interval),
    "size_variation": _of_sales(intermittent.size_variation),
    "sba_rate": _of_sales(intermittent.sba),
    "tsb_rate": _of_sales(intermittent.tsb),
    "expired": of_columns(expiry.expired),
    "available": lambda on_hand, expired, **promised: of_columns(ledger.available)(
        on_hand=on_hand - expired, **promised
    ),
    "on_order": lambda dated, undated: dated + undated,
    "inventory_position": lambda on_hand, expired, lost_in_time, **moving: of_columns(ledger.inventory_position)(
        on_hand=on_hand - expired - lost_in_time, **moving
    ),
    "days_of_cover": lambda available, expiring_available, daily_rate: first(
        cover.days_of_cover(column(available - expiring_available), column(daily_rate))
    ),
    "lead_time": _lead_time,
    "lead_time_demand": lambda daily_rate, lead_time: first(
        threshold.lead_time_demand(column(daily_rate), column(lead_time))
    ),
    "spread": lambda usual_lead_time, **inputs: of_columns(spread)(lead_time=usual_lead_time, **inputs),
    **OF_ORDERS,
    **AHEAD,
}
"""Each rule by the name of its number, taking the inputs of an Explained as keywords."""
